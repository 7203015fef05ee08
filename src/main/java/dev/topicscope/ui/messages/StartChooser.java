package dev.topicscope.ui.messages;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import javafx.geometry.Insets;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;

import atlantafx.base.theme.Styles;

import dev.topicscope.browse.StartNotation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Start;
import dev.topicscope.ui.kit.FailureText;

/// Opens the starts which need a value: a time, an offset, a number of records, a group.
final class StartChooser extends Chooser {

    private static final double GROUPS_HEIGHT = 92;
    private static final double PADDING = 8;
    private static final double PARTITION_WIDTH = 164;

    private final MessagesViewModel model;
    private final MomentField time;
    private final ComboBox<OptionalInt> place = new ComboBox<>();
    private final ChooserField offset;
    private final ChooserField last;
    private final ChooserField group;
    private final ListView<String> known = new ListView<>();
    private final Label noGroups = fact("");

    StartChooser(MessagesViewModel model, CommittedGroups groups) {
        super("from", "Where to start");
        this.model = model;
        time = new MomentField("from", moment -> start(new Start.AtTime(moment)));
        buildPlaces();
        offset = new ChooserField("from-offset", "such as 1200", "Offset", this::readOffset, place);
        last = new ChooserField("from-last", "such as 2000", "Number of records", this::readLast);
        group = new ChooserField("from-group", "name of a group", "Group", this::readGroup);
        form(heading("A time"), time, heading("An offset"), offset, heading("The newest records, over all partitions"), last,
                heading("The offsets that a consumer group has committed"), group, groupList(groups),
                fact("The offsets are only looked up: Topicscope does not join the group and commits nothing."));
        onOpen(groups::ask);
        groups.answer().subscribe(this::show);
        model.choice().start().subscribe(this::show);
    }

    private void buildPlaces() {
        place.setId("from-offset-partition");
        place.setAccessibleText("Partition of the offset");
        place.setMinWidth(PARTITION_WIDTH);
        place.setPrefWidth(PARTITION_WIDTH);
        place.setCellFactory(_ -> new PlaceCell());
        place.setButtonCell(new PlaceCell());
        model.partitionCount().subscribe(count -> {
            place.getItems().setAll(OptionalInt.empty());
            for (int number = 0; number < count.intValue(); number++) {
                place.getItems().add(OptionalInt.of(number));
            }
            place.setValue(OptionalInt.empty());
        });
    }

    private static final class PlaceCell extends ListCell<OptionalInt> {
        @Override
        protected void updateItem(OptionalInt item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : item.isEmpty() ? "in each partition" : "in partition " + item.getAsInt());
        }
    }

    private StackPane groupList(CommittedGroups groups) {
        known.setId("from-groups");
        known.getStyleClass().add(Styles.DENSE);
        known.setPrefHeight(GROUPS_HEIGHT);
        known.setOnMouseClicked(_ -> Optional.ofNullable(known.getSelectionModel().getSelectedItem())
                .ifPresent(name -> start(new Start.Committed(name))));
        known.setAccessibleText("Groups that have committed offsets in " + model.topic());
        noGroups.setPadding(new Insets(PADDING));
        known.setPlaceholder(noGroups);
        return new StackPane(known);
    }

    private void show(CommittedGroups.Answer answer) {
        switch (answer) {
            case CommittedGroups.Answer.Pending() -> noGroups.setText("Asking for the groups…");
            case CommittedGroups.Answer.Known(List<String> names) -> {
                noGroups.setText("No group has committed an offset in this topic.");
                known.getItems().setAll(names);
            }
            case CommittedGroups.Answer.Failed(var why) -> {
                known.getItems().clear();
                noGroups.setText(FailureText.of(why).title() + ". A group can be typed above all the same.");
            }
        }
    }

    private void show(Start start) {
        switch (start) {
            case Start.AtTime(var at) -> time.show(at);
            case Start.AtOffset(long at) -> offset.show(Long.toString(at));
            case Start.Last(int records) -> last.show(Integer.toString(records));
            case Start.Committed(String name) -> group.show(name);
            case Start.Earliest _, Start.Latest _ -> { }
        }
        String text = ChoiceWords.from(start, MessageTools.LAST, ZONE, LocalDate.now(ZONE));
        boolean chosenHere = !text.equals(ChoiceWords.NO_START);
        say(text, chosenHere ? ChoiceWords.start(start, ZONE) : "Start at a time, an offset, the newest records or a group's offsets",
                chosenHere);
    }

    private void readOffset(String text) throws FailureException {
        var start = parse("offset:" + text, "An offset is a whole number, 0 or larger.");
        var only = place.getValue();
        if (only != null && only.isPresent()) {
            close(() -> model.read(start, Set.of(only.getAsInt())));
        } else {
            start(start);
        }
    }

    private void readLast(String text) throws FailureException {
        start(parse("last:" + text, "A number of records is a whole number, 1 or larger, and at most " + Integer.MAX_VALUE + "."));
    }

    private void readGroup(String text) throws FailureException {
        start(parse("group:" + text, "Type the name of a group, or click one below."));
    }

    private static Start parse(String notation, String otherwise) throws FailureException {
        try {
            return StartNotation.parse(notation, ZONE);
        } catch (FailureException e) {
            throw ChooserField.wrong(otherwise);
        }
    }

    private void start(Start start) {
        close(() -> model.read(start));
    }
}

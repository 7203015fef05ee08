package dev.topicscope.ui.messages;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

import atlantafx.base.theme.Styles;

import dev.topicscope.query.PartitionList;
import dev.topicscope.ui.kit.Icons;

/// Opens the partitions to read: typed as a list, or clicked.
final class PartitionChooser extends Chooser {

    private static final double HEIGHT = 220;

    private final MessagesViewModel model;
    private final Map<Integer, BooleanProperty> checks = new HashMap<>();
    private final ListView<Integer> list = new ListView<>();
    private final Button all = new Button("All partitions");
    private final ChooserField typed;
    private boolean showing;

    PartitionChooser(MessagesViewModel model) {
        super("partitions", "Partitions to read");
        this.model = model;
        setGraphic(Icons.CHOOSE.node());
        typed = new ChooserField("partitions-typed", "such as 0,3,8-11", "Partitions", text -> {
            var numbers = PartitionList.parse(text, model.partitionCount().get());
            close(() -> model.restrictTo(numbers));
        });
        list.setId("partition-list");
        list.getStyleClass().add(Styles.DENSE);
        list.setPrefHeight(HEIGHT);
        list.setAccessibleText("Partitions of " + model.topic());
        list.setCellFactory(_ -> new Row());
        all.setId("all-partitions");
        all.setOnAction(_ -> close(() -> model.restrictTo(Set.of())));
        form(heading("Partitions to read"), typed, all, list);
        model.partitionCount().subscribe(count -> list.getItems().setAll(IntStream.range(0, count.intValue()).boxed().toList()));
        model.choice().partitions().subscribe(this::show);
    }

    /// A partition with its check box; the whole row is to be clicked.
    private final class Row extends ListCell<Integer> {

        private final CheckBox box = new CheckBox();
        private Optional<BooleanProperty> bound = Optional.empty();

        private Row() {
            box.setMaxWidth(Double.MAX_VALUE);
        }

        @Override
        protected void updateItem(Integer number, boolean empty) {
            super.updateItem(number, empty);
            bound.ifPresent(box.selectedProperty()::unbindBidirectional);
            bound = empty || number == null ? Optional.empty() : Optional.of(check(number));
            bound.ifPresent(box.selectedProperty()::bindBidirectional);
            box.setText("Partition " + number);
            setGraphic(bound.isPresent() ? box : null);
        }
    }

    private BooleanProperty check(Integer number) {
        return checks.computeIfAbsent(number, added -> {
            var checked = new SimpleBooleanProperty(model.choice().partitions().get().contains(added));
            checked.subscribe((_, isChecked) -> clicked(added, isChecked));
            return checked;
        });
    }

    private void clicked(int number, boolean isChecked) {
        if (!showing) {
            var chosen = new TreeSet<>(model.choice().partitions().get());
            if (isChecked) {
                chosen.add(number);
            } else {
                chosen.remove(number);
            }
            model.restrictTo(chosen);
        }
    }

    private void show(Set<Integer> numbers) {
        showing = true;
        checks.forEach((number, checked) -> checked.set(numbers.contains(number)));
        showing = false;
        typed.show(PartitionList.write(numbers));
        all.setDisable(numbers.isEmpty());
        say(ChoiceWords.partitions(numbers), "Which partitions to read; none checked means all", !numbers.isEmpty());
    }
}

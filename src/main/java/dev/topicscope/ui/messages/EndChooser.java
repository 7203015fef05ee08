package dev.topicscope.ui.messages;

import java.time.LocalDate;

import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.browse.End;
import dev.topicscope.browse.EndNotation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;

/// Opens the ends of a read, and what it shows of transactions.
final class EndChooser extends Chooser {

    private final MessagesViewModel model;
    private final MomentField time;
    private final ChooserField offset;
    private final ChooserField count;
    private final Label hidden = fact("");

    EndChooser(MessagesViewModel model) {
        super("until", "Where to end, and transactions");
        this.model = model;
        time = new MomentField("until", moment -> end(new End.BeforeTime(moment)));
        offset = new ChooserField("until-offset", "such as 1200", "Offset", text -> end(parse("offset:" + text,
                "An offset is a whole number, 0 or larger.")));
        count = new ChooserField("until-count", "such as 1000", "Number of records", text -> end(parse("count:" + text,
                "A number of records is a whole number, 1 or larger.")));
        hidden.setId("isolation-hides");
        form(new HBox(toggle("until-live", "No end: go on live", Styles.LEFT_PILL, new End.Never()),
                        toggle("until-now", "Now: what is there", Styles.RIGHT_PILL, new End.Now())),
                heading("Before a time"), time, heading("Before an offset, in each partition"), offset,
                heading("After a number of records, over all partitions"), count, new Separator(), heading("Transactions"),
                new HBox(toggle(Styles.LEFT_PILL, IsolationLevel.READ_UNCOMMITTED),
                        toggle(Styles.RIGHT_PILL, IsolationLevel.READ_COMMITTED)),
                hidden);
        model.choice().end().subscribe(this::show);
        model.choice().isolation().subscribe(this::show);
    }

    private ToggleButton toggle(String id, String text, String pill, End end) {
        var button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().add(pill);
        model.choice().end().subscribe(current -> button.setSelected(current.equals(end)));
        button.setOnAction(_ -> {
            button.setSelected(true);
            end(end);
        });
        return button;
    }

    private ToggleButton toggle(String pill, IsolationLevel level) {
        var button = new ToggleButton(level.word());
        button.setMnemonicParsing(false);
        button.setId(level.word());
        button.getStyleClass().add(pill);
        model.choice().isolation().subscribe(current -> button.setSelected(current == level));
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.isolate(level);
        });
        return button;
    }

    private void show(End end) {
        switch (end) {
            case End.BeforeTime(var at) -> time.show(at);
            case End.BeforeOffset(long at) -> offset.show(Long.toString(at));
            case End.Count(long records) -> count.show(Long.toString(records));
            case End.Never _, End.Now _ -> { }
        }
        showAll();
    }

    private void show(IsolationLevel level) {
        hidden.setText(ChoiceWords.isolation(level));
        showAll();
    }

    private void showAll() {
        var end = model.choice().end().get();
        var isolation = model.choice().isolation().get();
        boolean committed = isolation == IsolationLevel.READ_COMMITTED;
        say(ChoiceWords.until(end, isolation, ZONE, LocalDate.now(ZONE)),
                ChoiceWords.end(end, ZONE) + "\n" + isolation.word() + ": " + ChoiceWords.isolation(isolation),
                !(end instanceof End.Never) || committed);
    }

    private static End parse(String notation, String otherwise) throws FailureException {
        try {
            return EndNotation.parse(notation, ZONE);
        } catch (FailureException e) {
            throw ChooserField.wrong(otherwise);
        }
    }

    private void end(End end) {
        close(() -> model.readUntil(end));
    }
}

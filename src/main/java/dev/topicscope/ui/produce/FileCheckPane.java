package dev.topicscope.ui.produce;

import java.util.ArrayList;
import java.util.List;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Texts;
import dev.topicscope.ui.produce.FileCheckViewModel.State;

/// What reading all of a file has found, and where that is begun.
final class FileCheckPane extends VBox {

    private final FileViewModel model;

    FileCheckPane(FileViewModel model) {
        super(4);
        this.model = model;
        setId("send-file-check");
        model.check().state().subscribe(this::show);
    }

    private void show(State state) {
        getChildren().setAll(switch (state) {
            case State.None() -> List.of(line(fact("Counts its records and finds what is none."), button("Check all of it",
                    model::checkAll)));
            case State.Reading(long sofar) -> List.of(line(fact("Read so far: " + Texts.count(sofar)), button("Cancel",
                    model.check()::clear)));
            case State.Failed(String why) -> List.<Node>of(Fields.problem(why));
            case State.Done(long records, long faults, var first) -> found(records, faults, first);
        });
    }

    private static List<Node> found(long records, long faults, List<String> first) {
        var parts = new ArrayList<Node>();
        parts.add(tall(Fields.note(Texts.count(records) + (records == 1 ? " record" : " records")
                + (faults == 0 ? ", nothing else." : ", and " + Texts.count(faults) + (faults == 1 ? " line that is none:"
                : " lines that are none:")))));
        first.forEach(reason -> parts.add(tall(Fields.problem(reason))));
        if (faults > first.size()) {
            parts.add(fact("… and " + Texts.count(faults - first.size()) + " more."));
        }
        return parts;
    }

    private static HBox line(Label words, Button button) {
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(8, words, button);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Button button(String text, Runnable action) {
        var button = new Button(text);
        button.setId("send-file-check-run");
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Label fact(String words) {
        var label = new Label(words);
        label.getStyleClass().add(Look.FACT);
        return label;
    }

    private static Label tall(Label label) {
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}

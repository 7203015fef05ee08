package dev.topicscope.ui.produce;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;

/// How many records are made from what is typed, how fast they go, and what they look like.
final class ManySection extends VBox {

    private static final double GAP = 6;
    private static final int DIGITS = 9;
    private static final int NUMBER = 5;

    ManySection(ManyViewModel model) {
        super(GAP);
        var times = new NumberField(model.times(), "send-times", "How many records", DIGITS);
        times.disableProperty().bind(model.endless());
        var endless = new CheckBox("until stopped");
        endless.setId("send-endless");
        endless.selectedProperty().bindBidirectional(model.endless());
        var line = new HBox(8, times, endless);
        line.setAlignment(Pos.CENTER_LEFT);
        var number = new NumberField(model.shown(), "send-shown", "Which record to preview too", NUMBER);
        var words = new Label("of the 1st, the 10th and number");
        words.getStyleClass().add(Look.FACT);
        var problem = new ProblemLabel(model.timesProblem());
        var fault = new FaultChoice("send-many-fault", "A record that can't be made", model.onFault());
        fault.visibleProperty().bind(model.templates());
        fault.managedProperty().bind(model.templates());
        getChildren().setAll(Fields.label("Records", times), line, problem, fault, new PaceSection(model.pace()),
                new PreviewPane(model.preview(), "Preview", words, number), new ProblemLabel(model.shown().problem()));
    }
}

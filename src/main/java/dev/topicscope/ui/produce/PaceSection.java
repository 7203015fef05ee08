package dev.topicscope.ui.produce;

import java.util.ArrayList;
import java.util.List;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.produce.PaceViewModel.Kind;
import dev.topicscope.ui.produce.PaceViewModel.Unit;

/// Where it is chosen how fast the records of a run go.
final class PaceSection extends VBox {

    private static final double GAP = 6;
    private static final int DIGITS = 5;

    private final PaceViewModel model;
    private final VBox inputs = new VBox(4);

    PaceSection(PaceViewModel model) {
        super(GAP);
        this.model = model;
        setId("send-pace");
        var kind = kind();
        var consequence = Fields.note("");
        consequence.setMinHeight(USE_PREF_SIZE);
        consequence.setId("send-pace-words");
        consequence.textProperty().bind(model.consequence());
        consequence.visibleProperty().bind(model.consequence().isNotEmpty());
        consequence.managedProperty().bind(consequence.visibleProperty());
        getChildren().setAll(Fields.label("Pace", kind), kind, inputs, consequence);
        model.kind().subscribe(this::show);
    }

    private ComboBox<Kind> kind() {
        var box = new ComboBox<Kind>();
        box.setId("send-pace-kind");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Kind kind) {
                return kind == null ? "" : word(kind);
            }

            @Override
            public Kind fromString(String ignored) {
                return model.kind().get();
            }
        });
        model.timed().subscribe(_ -> {
            var chosen = model.kind().get();
            box.getItems().setAll(model.kinds());
            box.setValue(chosen);
        });
        box.valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                model.kind().set(chosen);
            }
        });
        model.kind().subscribe(box::setValue);
        return box;
    }

    private void show(Kind kind) {
        var parts = new ArrayList<Node>();
        switch (kind) {
            case FASTEST -> { }
            case STEADY -> {
                parts.add(line(new NumberField(model.rate(), "send-rate", "Records in each unit of time", DIGITS), units(),
                        new Label("in flights of"), new NumberField(model.atOnce(), "send-at-once", "Records at once", DIGITS)));
                parts.add(new ProblemLabel(model.rateProblem()));
                parts.add(new ProblemLabel(model.atOnce().problem()));
            }
            case FLIGHTS -> {
                parts.add(line(new NumberField(model.flight(), "send-flight", "Records in a flight", DIGITS),
                        new Label("records at once")));
                parts.add(new ProblemLabel(model.flight().problem()));
            }
            case RECORDED -> {
                parts.add(line(new Label("Speed ×"), new NumberField(model.speed(), "send-speed", "How many times as fast", DIGITS)));
                parts.add(new ProblemLabel(model.speed().problem()));
            }
        }
        inputs.getChildren().setAll(parts);
        inputs.setManaged(!parts.isEmpty());
    }

    private ComboBox<Unit> units() {
        var box = new ComboBox<Unit>();
        box.setId("send-rate-unit");
        box.getItems().setAll(Unit.values());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Unit unit) {
                return unit == Unit.MINUTE ? "per minute" : "per second";
            }

            @Override
            public Unit fromString(String ignored) {
                return model.unit().get();
            }
        });
        box.valueProperty().bindBidirectional(model.unit());
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private static HBox line(Node... parts) {
        var line = new HBox(GAP, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        List.of(parts).stream().filter(Label.class::isInstance).forEach(label -> ((Label) label).setMinWidth(USE_PREF_SIZE));
        return line;
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case FASTEST -> "As fast as it goes";
            case STEADY -> "At a steady rate";
            case FLIGHTS -> "In flights, the next when those are answered";
            case RECORDED -> "With the original timing";
        };
    }
}

package dev.topicscope.ui.produce;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.produce.PlacementViewModel.Kind;

/// Chooses to which partition records go: a way, the number where one is given (typed, so that hundreds are no trouble), and what comes of
/// it, in words.
final class PlacementField extends VBox {

    private static final String OTHERS = "Kafka's Java clients hash a key with murmur2, as this does. Others may not: librdkafka's default"
            + " is CRC32 (consistent_random), so a producer in C, Python, Go or .NET may put the same key elsewhere.";

    private final PlacementViewModel model;
    private final ComboBox<Kind> kinds = new ComboBox<>();
    private final TextField number = new TextField();

    /// `words` tells what comes of it.
    PlacementField(String id, PlacementViewModel model, ObservableValue<String> words) {
        super(3);
        this.model = model;
        kinds.setId(id);
        kinds.getItems().setAll(model.kinds());
        kinds.setConverter(new StringConverter<>() {
            @Override
            public String toString(Kind kind) {
                return kind == null ? "" : kind.word();
            }

            @Override
            public Kind fromString(String ignored) {
                return model.kind().get();
            }
        });
        kinds.valueProperty().bindBidirectional(model.kind());
        kinds.setMinWidth(Region.USE_PREF_SIZE);
        styleNumber(id + "-number");
        var range = range();
        var comes = words(id + "-words", words);
        var line = new HBox(6);
        line.setAlignment(Pos.CENTER_LEFT);
        model.kind().subscribe(kind -> {
            if (kind == Kind.GIVEN) {
                line.getChildren().setAll(kinds, number, range);
            } else {
                line.getChildren().setAll(kinds, comes);
            }
        });
        getChildren().setAll(Fields.label("Partition", kinds), line, NoteLine.of(model.problem(), Look.FIELD_PROBLEM));
    }

    @Override
    public void requestFocus() {
        (model.kind().get() == Kind.GIVEN ? number : kinds).requestFocus();
    }

    private void styleNumber(String id) {
        number.setId(id);
        number.setAccessibleText("Number of the partition");
        number.setPrefColumnCount(6);
        number.getStyleClass().add(Look.MONO);
        number.textProperty().bindBidirectional(model.number());
        number.setTooltip(new Tooltip("The number of a partition; Up and Down take the next"));
        number.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                model.step(event.getCode() == KeyCode.UP ? 1 : -1);
                event.consume();
            }
        });
    }

    private Label range() {
        var range = new Label();
        range.getStyleClass().add(Look.FACT);
        range.textProperty().bind(Bindings.createStringBinding(() -> model.partitionCount().get() == 0 ? ""
                : "of 0 to " + (model.partitionCount().get() - 1), model.partitionCount()));
        return range;
    }

    private static Label words(String id, ObservableValue<String> words) {
        var comes = new Label();
        comes.setId(id);
        comes.getStyleClass().add(Look.FACT);
        comes.setWrapText(true);
        comes.setMinHeight(Region.USE_PREF_SIZE);
        comes.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(comes, Priority.ALWAYS);
        comes.textProperty().bind(words);
        comes.setTooltip(new Tooltip(OTHERS));
        comes.getTooltip().setWrapText(true);
        comes.getTooltip().setMaxWidth(360);
        return comes;
    }
}

package dev.topicscope.ui.produce;

import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.topicscope.browse.PickedRecords;
import dev.topicscope.compose.Resending;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.Texts;

/// Records that were read, to be sent again.
final class ResendSection extends VBox {

    private final ResendViewModel model;
    private final HBox what = new HBox(8);
    private final Runnable onEnd;

    /// `onEnd` lets the records go.
    ResendSection(ResendViewModel model, Runnable onEnd) {
        super(12);
        this.model = model;
        this.onEnd = onEnd;
        what.setAlignment(Pos.CENTER_LEFT);
        var failure = new VBox();
        model.failure().subscribe(why -> {
            failure.getChildren().setAll(why.map(Notice::of).stream().toList());
            showWhat(model.picked().get());
        });
        model.picked().subscribe(this::showWhat);
        var names = new Label(String.join(", ", Resending.ORIGIN_TOPIC, Resending.ORIGIN_PARTITION, Resending.ORIGIN_OFFSET,
                Resending.ORIGIN_TIMESTAMP));
        names.setWrapText(true);
        names.getStyleClass().addAll(Look.FACT, Look.MONO);
        names.setMinHeight(USE_PREF_SIZE);
        var origin = new VBox(2, check("resend-origin", "Add headers that say where each comes from", model.origin()), names);
        var along = new VBox(6, check("resend-headers", "Keep their headers", model.headers()),
                check("resend-timestamps", "Keep their timestamps", model.timestamps()), origin);
        var warnings = new VBox(6);
        warnings.setId("resend-warnings");
        model.warnings().subscribe(said -> warnings.getChildren().setAll(said.stream().map(Fields::note).toList()));
        getChildren().setAll(new VBox(2, Fields.label("Records", what), what), failure,
                Fields.choice("resend-partition", "Partition", model.way(), ResendViewModel.Way::label, ResendViewModel.Way.values()),
                along, warnings);
        warnings.setMinHeight(USE_PREF_SIZE);
    }

    private static CheckBox check(String id, String text, BooleanProperty wanted) {
        var box = new CheckBox(text);
        box.setId(id);
        box.selectedProperty().bindBidirectional(wanted);
        return box;
    }

    private void showWhat(Optional<PickedRecords> picked) {
        Node words;
        if (picked.isPresent()) {
            var label = new Label(model.summary() + " · " + Texts.size(picked.get().sizeBytes()));
            label.setId("resend-summary");
            words = label;
        } else {
            var progress = new ProgressIndicator();
            progress.setPrefSize(16, 16);
            progress.setVisible(model.failure().get().isEmpty());
            words = new HBox(8, progress, new Label(model.failure().get().isEmpty() ? "Picking the records…" : "None"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        if (words instanceof Label label) {
            label.setMaxWidth(Double.MAX_VALUE);
        }
        var end = Icons.CANCEL.button("Let go of these records", onEnd);
        end.setId("resend-end");
        what.getChildren().setAll(words, end);
    }
}

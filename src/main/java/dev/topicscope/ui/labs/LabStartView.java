package dev.topicscope.ui.labs;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;

/// What the lab cluster is doing while it starts, or why it could not.
public final class LabStartView extends StackPane {

    private static final double WIDTH = 560;

    /// `onCancel` is called when the user does not want to wait.
    public LabStartView(LabViewModel model, Runnable onCancel) {
        var title = new Label("Lab cluster");
        title.getStyleClass().add(Look.PAGE_TITLE);
        var what = new Label("Real Kafka on this machine, with sample data. It ends when you close the window.");
        what.getStyleClass().add(Look.QUIET);
        what.setWrapText(true);
        var step = new Label();
        step.textProperty().bind(model.progress());
        var cancel = new Button("Cancel");
        cancel.setId("cancel-lab");
        cancel.setOnAction(_ -> onCancel.run());
        var waiting = new VBox(14, title, what, new ProgressIndicator(), step, cancel);
        waiting.setAlignment(Pos.CENTER);
        waiting.setMaxWidth(WIDTH);
        model.failure().subscribe(failure -> {
            if (failure.isPresent()) {
                var notice = Notice.of(failure.get()).framed().with("Try again", model::start).with("Back", onCancel);
                notice.setMaxSize(WIDTH, USE_PREF_SIZE);
                getChildren().setAll(notice);
            } else {
                getChildren().setAll(waiting);
            }
        });
    }
}

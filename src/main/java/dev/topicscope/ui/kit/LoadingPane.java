package dev.topicscope.ui.kit;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Lies over a view that waits: says what for, and lets the user stop waiting.
///
/// It never flickers: a wait of less than 300 ms does not show it, and once shown it stays for as long. FX thread only.
public final class LoadingPane extends VBox {

    private static final Duration PATIENCE = Duration.millis(300);
    private static final double SPINNER = 28;

    private final Label sentence = new Label();
    private final Button cancel = new Button("Cancel");
    private final PauseTransition before;
    private final PauseTransition atLeast;

    public LoadingPane() {
        this(PATIENCE, PATIENCE);
    }

    LoadingPane(Duration patience, Duration shortest) {
        before = new PauseTransition(patience);
        atLeast = new PauseTransition(shortest);
        var spinner = new ProgressIndicator();
        spinner.setMaxSize(SPINNER, SPINNER);
        sentence.setWrapText(true);
        getStyleClass().add(Look.LOADING);
        setAlignment(Pos.CENTER);
        getChildren().addAll(spinner, sentence, cancel);
        setVisible(false);
        before.setOnFinished(_ -> {
            setVisible(true);
            atLeast.playFromStart();
        });
    }

    /// Begins to wait for `what`, a sentence such as *Asking 3 brokers for their topics*. `onCancel` is called if the user stops waiting;
    /// the pane is gone then.
    public void waitFor(String what, Runnable onCancel) {
        sentence.setText(what);
        atLeast.setOnFinished(null);
        cancel.setOnAction(_ -> {
            hide();
            onCancel.run();
        });
        if (!isVisible()) {
            before.playFromStart();
        }
    }

    /// Ends the wait.
    public void done() {
        before.stop();
        if (atLeast.getStatus() == PauseTransition.Status.RUNNING) {
            atLeast.setOnFinished(_ -> hide());
        } else {
            hide();
        }
    }

    private void hide() {
        before.stop();
        atLeast.stop();
        setVisible(false);
    }
}

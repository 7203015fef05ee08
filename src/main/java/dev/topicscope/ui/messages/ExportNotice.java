package dev.topicscope.ui.messages;

import java.util.ArrayList;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.Texts;

/// How the export stands, while there is something to say of it.
final class ExportNotice extends StackPane {

    private final Runnable dismiss;
    private final Label title = new Label();
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final HBox running = new HBox();

    /// `dismiss` is run when it is to be cancelled, or its end was taken note of.
    ExportNotice(ObservableValue<ExportViewModel.State> state, Runnable dismiss) {
        this.dismiss = dismiss;
        setId("export-notice");
        buildRunning();
        state.subscribe(this::show);
    }

    private void show(ExportViewModel.State state) {
        switch (state) {
            case ExportViewModel.State.None() -> getChildren().clear();
            case ExportViewModel.State.Writing writing -> show(writing);
            case ExportViewModel.State.Written written -> getChildren().setAll(written(written).with("Close", dismiss));
            case ExportViewModel.State.Failed(var failure) -> getChildren().setAll(Notice.of(failure).with("Close", dismiss));
        }
    }

    /// Changes words only, so that a click on the button is not lost between two of them.
    private void show(ExportViewModel.State.Writing writing) {
        title.setText("Exporting: " + records(writing.written()));
        var facts = new ArrayList<>(writing.facts());
        facts.add("to " + writing.target() + ".part until it is whole");
        words.setText(String.join("  ·  ", facts));
        bar.setProgress(writing.share());
        if (!getChildren().contains(running)) {
            getChildren().setAll(running);
        }
    }

    private static Notice written(ExportViewModel.State.Written written) {
        var outcome = written.outcome();
        var sentences = new ArrayList<String>();
        sentences.add("To " + outcome.file() + ".");
        if (outcome.leftOut() > 0) {
            sentences.add((outcome.leftOut() == 1 ? "1 large record is" : Texts.count(outcome.leftOut()) + " large records are")
                    + " left out: only the beginning was here, and the cluster has deleted the rest meanwhile.");
        }
        sentences.addAll(written.remarks());
        String[] all = sentences.toArray(String[]::new);
        String title = "Exported " + records(outcome.records());
        if (!outcome.isWhole()) {
            return Notice.warning(title + ", but not all that there are", all);
        }
        return outcome.leftOut() == 0 ? Notice.good(title, all) : Notice.warning(title, all);
    }

    private static String records(long number) {
        return Texts.count(number) + (number == 1 ? " record" : " records");
    }

    private void buildRunning() {
        running.getStyleClass().add(Look.NOTICE);
        running.setAlignment(Pos.CENTER_LEFT);
        var sign = Icons.EXPORT.node();
        sign.getStyleClass().add("sign");
        title.getStyleClass().add("strong");
        bar.getStyleClass().add(Styles.SMALL);
        var cancel = new Button("Cancel");
        cancel.setId("cancel-export");
        cancel.getStyleClass().add(Styles.SMALL);
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(_ -> dismiss.run());
        title.setMinWidth(USE_PREF_SIZE);
        words.setMinWidth(0);
        var text = new VBox(4, new HBox(12, title, bar), words);
        ((HBox) text.getChildren().getFirst()).setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        running.getChildren().setAll(sign, text, cancel);
    }
}

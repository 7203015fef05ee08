package dev.topicscope.ui.messages;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.Texts;
import dev.topicscope.ui.messages.InspectorViewModel.Whole;

/// Says that only the beginning of a large record is here, and loads the rest.
final class WholeBar extends StackPane {

    private final InspectorViewModel model;
    private final Label words = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button action = new Button();
    private final HBox line = new HBox(8, words, progress, action);

    WholeBar(InspectorViewModel model) {
        this.model = model;
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add(Look.TOOL_BAR);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        progress.managedProperty().bind(progress.visibleProperty());
        progress.setPrefWidth(90);
        action.setId("whole-record");
        action.setMinWidth(USE_PREF_SIZE);
        action.getStyleClass().add(Styles.SMALL);
        managedProperty().bind(visibleProperty());
        model.whole().subscribe(this::show);
    }

    private void show(Whole whole) {
        setVisible(!(whole instanceof Whole.Here));
        switch (whole) {
            case Whole.Here() -> getChildren().clear();
            case Whole.Cut(long shown, long size) -> {
                say("Only the first " + Texts.size(shown) + " are here", false, "Load all " + Texts.size(size), model::loadWhole);
            }
            case Whole.Loading(long received, long size) -> {
                say(received < size ? Texts.size(received) + " of " + Texts.size(size) : "Unpacking " + Texts.size(size), true, "Cancel",
                        model::cancelLoading);
                progress.setProgress(received < size ? (double) received / size : ProgressBar.INDETERMINATE_PROGRESS);
            }
            case Whole.Failed(var why) -> getChildren().setAll(Notice.of(why).with("Back to the beginning", model::cancelLoading));
        }
    }

    private void say(String sentence, boolean underWay, String button, Runnable onAction) {
        words.setText(sentence);
        progress.setVisible(underWay);
        action.setText(button);
        action.setOnAction(_ -> onAction.run());
        if (!getChildren().contains(line)) {
            getChildren().setAll(line);
        }
    }
}

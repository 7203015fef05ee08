package dev.topicscope.ui.kit;

import java.util.ArrayList;
import java.util.List;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.model.Failure;

/// Something the user should know, where it matters: a strip with a sign, words, and what can be done.
public final class Notice extends HBox {

    private final FlowPane actions = new FlowPane(8, 6);

    private Notice(Icons icon, String tone, String title, List<String> sentences) {
        getStyleClass().addAll(Look.NOTICE, tone);
        setAlignment(Pos.TOP_LEFT);
        var sign = icon.node();
        sign.getStyleClass().add("sign");
        var words = new VBox(4);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (!title.isEmpty()) {
            words.getChildren().add(text(title, "strong"));
        }
        sentences.forEach(sentence -> words.getChildren().add(text(sentence, "words")));
        actions.managedProperty().bind(actions.visibleProperty());
        actions.setVisible(false);
        words.getChildren().add(actions);
        getChildren().addAll(sign, words);
    }

    /// A failure in full: title, sentence, what to do, and its details to copy.
    public static Notice of(Failure failure) {
        var text = FailureText.of(failure);
        var sentences = new ArrayList<String>();
        sentences.add(text.sentence());
        text.remedies().forEach(remedy -> sentences.add("• " + remedy));
        return new Notice(Icons.ERROR, Look.BAD, text.title(), sentences)
                .with("Copy details", () -> Clips.put(text.toCopy(failure)));
    }

    /// Something that needs attention and goes on by itself.
    public static Notice warning(String title, String... sentences) {
        return new Notice(Icons.WARNING, Look.WARN, title, List.of(sentences));
    }

    /// Something that went well.
    public static Notice good(String title, String... sentences) {
        return new Notice(Icons.DONE, Look.GOOD, title, List.of(sentences));
    }

    /// Adds a button.
    public Notice with(String text, Runnable action) {
        var button = new Button(text);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(_ -> action.run());
        actions.getChildren().add(button);
        actions.setVisible(true);
        return this;
    }

    /// Draws a frame all around, for a notice that is no strip across a view.
    public Notice framed() {
        getStyleClass().add("framed");
        return this;
    }

    private static Label text(String words, String style) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}

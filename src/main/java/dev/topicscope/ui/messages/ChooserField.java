package dev.topicscope.ui.messages;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.ui.kit.Look;

/// A field in a chooser's form with a button that reads by it, and below it what is wrong with what was typed.
final class ChooserField extends VBox {

    private final TextField field = new TextField();
    private final Label problem = new Label();
    private final Submission submission;

    /// Takes what was typed.
    interface Submission {

        /// @throws FailureException `Invalid` with a sentence to be shown below the field
        void take(String text) throws FailureException;
    }

    /// `beside` stands between the field and its button. The button's id is that of the field with `-go`.
    ChooserField(String id, String prompt, String name, Submission submission, Node... beside) {
        super(4);
        this.submission = submission;
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(name);
        field.getStyleClass().add(Look.MONO);
        field.setOnAction(_ -> submit());
        HBox.setHgrow(field, Priority.ALWAYS);
        var go = new Button("Read");
        go.setId(id + "-go");
        go.setMinWidth(USE_PREF_SIZE);
        go.setOnAction(_ -> submit());
        var line = new HBox(6, field);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(beside);
        line.getChildren().add(go);
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.setManaged(false);
        problem.visibleProperty().bind(problem.managedProperty());
        problem.getStyleClass().add(Look.FIELD_PROBLEM);
        getChildren().setAll(line, problem);
    }

    /// The field, for what is special about it.
    TextField field() {
        return field;
    }

    /// Puts a text into the field, unless somebody types there.
    void show(String text) {
        if (!field.isFocused()) {
            field.setText(text);
            problem.setManaged(false);
        }
    }

    /// A failure with this sentence, for a text that is no value.
    static FailureException wrong(String sentence) {
        return new FailureException(new Failure.Invalid("field", sentence, ""));
    }

    private void submit() {
        try {
            submission.take(field.getText().strip());
            problem.setManaged(false);
        } catch (FailureException e) {
            problem.setText(e.failure() instanceof Failure.Invalid(var _, String reason, var _) ? reason : e.failure().detail());
            problem.setManaged(true);
        }
    }
}

package dev.topicscope.ui.produce;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// Asks whether a run to production is meant.
final class ProductionNotice extends HBox {

    ProductionNotice(ProductionQuestion question, Runnable onYes, Runnable onNo) {
        getStyleClass().addAll(Look.NOTICE, Look.WARN);
        setId("production-question");
        var sign = Icons.WARNING.node();
        sign.getStyleClass().add("sign");
        var title = new Label("This is production");
        title.getStyleClass().add("strong");
        var sentence = new Label(question.sentence());
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        var yes = new Button("Send to production");
        yes.setId("production-yes");
        yes.getStyleClass().add(Styles.SMALL);
        yes.disableProperty().bind(question.isAnswered().not());
        yes.setOnAction(_ -> onYes.run());
        var no = new Button("Cancel");
        no.setId("production-no");
        no.getStyleClass().add(Styles.SMALL);
        no.setOnAction(_ -> onNo.run());
        var words = new VBox(6, title, sentence);
        question.nameToType().ifPresent(name -> {
            var field = new TextField();
            field.setId("production-name");
            field.getStyleClass().add(Look.MONO);
            field.textProperty().bindBidirectional(question.typed());
            field.setOnAction(_ -> onYes.run());
            var label = Fields.label("Type the topic's name, " + name + ", to go on", field);
            label.setWrapText(true);
            words.getChildren().addAll(label, field);
            Fields.focusWhenShown(field);
        });
        if (question.nameToType().isEmpty()) {
            Fields.focusWhenShown(yes);
        }
        var actions = new HBox(8, yes, no);
        actions.setAlignment(Pos.CENTER_LEFT);
        words.getChildren().add(actions);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(sign, words);
    }
}

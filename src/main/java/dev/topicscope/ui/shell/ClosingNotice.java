package dev.topicscope.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// Asks whether to close while records are being sent. Esc goes on sending.
final class ClosingNotice extends HBox {

    ClosingNotice(ClosingGuard guard) {
        getStyleClass().addAll(Look.NOTICE, Look.WARN);
        setId("closing-question");
        var sign = Icons.WARNING.node();
        sign.getStyleClass().add("sign");
        var title = new Label("Records are being sent");
        title.getStyleClass().add("strong");
        var sentence = new Label();
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.textProperty().bind(guard.sentence());
        var stop = new Button("Stop and close");
        stop.setId("closing-stop");
        stop.getStyleClass().add(Styles.SMALL);
        stop.setOnAction(_ -> guard.stopAndClose());
        var goOn = new Button("Go on sending");
        goOn.setId("closing-go-on");
        goOn.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        goOn.setOnAction(_ -> guard.goOn());
        var words = new VBox(4, title, sentence, new HBox(8, goOn, stop));
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(sign, words);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                guard.goOn();
                event.consume();
            }
        });
        Fields.focusWhenShown(goOn);
    }
}

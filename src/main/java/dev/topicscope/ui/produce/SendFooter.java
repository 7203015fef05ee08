package dev.topicscope.ui.produce;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// What sends, and what stops it.
final class SendFooter extends HBox {

    SendFooter(SendViewModel model) {
        super(10);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add(Look.TOOL_BAR);
        var send = new Button(null, Icons.SEND.node());
        send.setId("send");
        send.getStyleClass().add(Styles.ACCENT);
        send.textProperty().bind(model.action());
        send.setMinWidth(USE_PREF_SIZE);
        send.setTooltip(new Tooltip("Send to " + model.topic() + " (" + SendView.SEND.getDisplayText() + ")"));
        send.setOnAction(_ -> model.send());
        var stop = new Button("Stop", Icons.STOP.node());
        stop.setId("send-stop");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setTooltip(new Tooltip("Hand over nothing more, at once (" + SendView.STOP.getDisplayText() + ")"));
        stop.setOnAction(_ -> model.run().stop());
        stop.managedProperty().bind(stop.visibleProperty());
        var hint = new Label();
        hint.getStyleClass().add(Look.FACT);
        model.run().progress().subscribe(_ -> {
            boolean running = model.run().isRunning();
            if (!running && stop.isFocused()) {
                send.setDisable(false);
                send.requestFocus();
            }
            stop.setVisible(running);
            if (running && send.isFocused()) {
                stop.requestFocus();
            }
            send.setDisable(running);
            hint.setText(running ? "Stop: " + SendView.STOP.getDisplayText() : SendView.SEND.getDisplayText());
        });
        getChildren().addAll(send, stop, hint);
    }
}

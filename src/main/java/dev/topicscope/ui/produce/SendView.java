package dev.topicscope.ui.produce;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.produce.SendViewModel.Mode;

/// The form that sends to a topic, in a drawer beside the records it goes to.
public final class SendView extends BorderPane {

    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final SendViewModel model;
    private final RecordForm record;
    private final ResendSection resend;
    private final HandoverBar handover;
    private final StackPane question = new StackPane();

    /// `onClose` is called when the user is done with the form.
    public SendView(SendViewModel model, Runnable onClose) {
        this.model = model;
        this.record = new RecordForm(model.record());
        this.resend = new ResendSection(model.resend(), model::endResending);
        this.handover = new HandoverBar(model.handover());
        getStyleClass().add(Look.DRAWER);
        var top = new VBox(header(onClose));
        model.shelf().ifPresent(shelf -> top.getChildren().add(new ShelfNotice(shelf)));
        if (model.isReadOnly()) {
            top.getChildren().add(readOnly());
        }
        top.getChildren().add(handover);
        setTop(top);
        var sections = new VBox(6, record);
        sections.getStyleClass().add("form");
        VBox.setVgrow(record, Priority.ALWAYS);
        var scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        setCenter(scroll);
        model.mode().subscribe(mode -> {
            boolean again = mode == Mode.RESEND;
            sections.getChildren().setAll(again ? resend : record);
            handover.setVisible(!again);
            handover.setManaged(!again);
        });
        setBottom(new VBox(question, new RunPanel(model.run()), footer()));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SEND.match(event)) {
                model.send();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                onClose.run();
                event.consume();
            }
        });
        model.asking().subscribe(asked -> question.getChildren().setAll(asked.map(_ -> question()).stream().toList()));
    }

    @Override
    public void requestFocus() {
        if (model.mode().get() == Mode.RESEND) {
            resend.requestFocus();
        } else {
            record.requestFocus();
        }
    }

    private Notice readOnly() {
        var notice = Notice.warning(model.connectionName() + " is read-only", "What is typed here can be taken to another topic.")
                .with("Choose a topic", handover::toggle);
        model.mode().subscribe(mode -> {
            notice.setVisible(mode != Mode.RESEND);
            notice.setManaged(mode != Mode.RESEND);
        });
        return notice;
    }

    private Node header(Runnable onClose) {
        var title = new Label("Send to " + model.topic());
        title.getStyleClass().add("strong");
        var close = Icons.CANCEL.button("Close (Esc)", onClose);
        close.setId("close-send");
        var elsewhere = Icons.CHOOSE.button("Take what is typed to another topic", handover::toggle);
        elsewhere.setId("send-elsewhere");
        model.mode().subscribe(mode -> {
            title.setText(mode == Mode.RESEND ? "Send again" : "Send to " + model.topic());
            elsewhere.setVisible(mode != Mode.RESEND);
        });
        var header = new HBox(title, elsewhere, new Spacer());
        model.shelf().map(ShelfMenu::new).ifPresent(header.getChildren()::add);
        header.getChildren().add(close);
        header.getStyleClass().add(Look.TOOL_BAR);
        return header;
    }

    private Node question() {
        return Notice.warning("This is production", "It goes to " + model.goesTo() + ".")
                .with("Send to production", model::confirm).with("Cancel", model::decline);
    }

    private Node footer() {
        var send = new Button("Send", Icons.SEND.node());
        send.setId("send");
        send.getStyleClass().add(Styles.ACCENT);
        send.setTooltip(new Tooltip("Send the record (" + SEND.getDisplayText() + ")"));
        send.setOnAction(_ -> model.send());
        model.run().progress().subscribe(_ -> send.setDisable(model.run().isRunning()));
        var hint = new Label(SEND.getDisplayText());
        hint.getStyleClass().add(Look.FACT);
        var line = new HBox(10, send, hint);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add(Look.TOOL_BAR);
        return line;
    }
}

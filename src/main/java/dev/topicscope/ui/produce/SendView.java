package dev.topicscope.ui.produce;

import java.util.List;

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
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

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
    private final TemplateBar templates;
    private final ManySection many;
    private final FileSection file;
    private final VBox sections = new VBox(6);
    private final StackPane question = new StackPane();

    /// `onClose` is called when the user is done with the form.
    public SendView(SendViewModel model, Runnable onClose) {
        this.model = model;
        this.record = new RecordForm(model.record());
        this.templates = new TemplateBar(model.many(), model.record());
        this.many = new ManySection(model.many());
        this.file = new FileSection(model.file());
        getStyleClass().add(Look.DRAWER);
        setTop(new VBox(header(onClose), modes()));
        sections.getStyleClass().add("form");
        VBox.setVgrow(record, Priority.ALWAYS);
        model.mode().subscribe(this::arrange);
        acceptFiles();
        var scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        setCenter(scroll);
        var missing = new ProblemLabel(model.missing());
        missing.getStyleClass().add("missing");
        setBottom(new VBox(question, missing, new RunPanel(model.run()), footer()));
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
        if (model.mode().get() == Mode.FILE) {
            file.requestFocus();
        } else {
            record.requestFocus();
        }
    }

    private Node modes() {
        var line = new HBox(new ModeBar(model));
        line.getStyleClass().add(Look.TOOL_BAR);
        return line;
    }

    private void arrange(Mode mode) {
        sections.getChildren().setAll(switch (mode) {
            case ONE -> List.of(record);
            case MANY -> List.of(templates, record, many);
            case FILE -> List.of(file);
        });
    }

    /// A file that is dropped anywhere on the form is the one to send.
    private void acceptFiles() {
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        setOnDragDropped(event -> {
            if (event.getDragboard().hasFiles()) {
                model.mode().set(Mode.FILE);
                model.file().choose(event.getDragboard().getFiles().getFirst().toPath());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    private Node header(Runnable onClose) {
        var title = new Label("Send to " + model.topic());
        title.getStyleClass().add("strong");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var close = Icons.CANCEL.button("Close (Esc)", onClose);
        close.setId("close-send");
        var header = new HBox(title, close);
        header.getStyleClass().add(Look.TOOL_BAR);
        return header;
    }

    private Node question() {
        return Notice.warning("This is production", "It goes to " + model.topic() + " of " + model.connectionName() + ".")
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

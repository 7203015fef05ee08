package dev.topicscope.ui.produce;

import java.util.List;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
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

import atlantafx.base.controls.Spacer;

import dev.topicscope.ui.kit.FocusKeeper;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.produce.SendViewModel.Mode;

/// The form that sends to a topic, in a drawer beside the records it goes to.
public final class SendView extends BorderPane {

    static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination STOP = new KeyCodeCombination(KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN);

    private final SendViewModel model;
    private final RecordForm record;
    private final ProducerSection producer;
    private final TemplateBar templates;
    private final ManySection many;
    private final FileSection file;
    private final VBox sections = new VBox(10);
    private final ResendSection resend;
    private final PaceSection resendPace;
    private final DestinationField resendTo;
    private final HandoverBar handover;
    private final ModeBar modes;
    private final StackPane question = new StackPane();
    private final RunPanel run;

    /// `whole` is whether the form takes the whole page, which it can be told here; `onClose` is called when the user is done with it.
    public SendView(SendViewModel model, BooleanProperty whole, Runnable onClose) {
        this.model = model;
        this.record = new RecordForm(model.record(), model.size());
        this.producer = new ProducerSection(model.producer());
        this.templates = new TemplateBar(model.many(), model.record());
        this.many = new ManySection(model.many());
        this.file = new FileSection(model.file());
        getStyleClass().add(Look.DRAWER);
        this.resend = new ResendSection(model.resend(), model::endResending);
        this.resendPace = new PaceSection(model.resendPace());
        this.resendTo = new DestinationField("resend", model.resend().destination());
        this.resendTo.getStyleClass().add("send-to");
        this.handover = new HandoverBar(model.handover());
        this.modes = new ModeBar(model);
        setTop(top(whole, onClose));
        sections.getStyleClass().add("form");
        VBox.setVgrow(record, Priority.ALWAYS);
        this.run = new RunPanel(model.run());
        model.mode().subscribe(this::arrange);
        acceptFiles();
        var scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        var missing = new ProblemLabel(model.missing());
        missing.getStyleClass().add("missing");
        setCenter(new FormAndRun(scroll, run));
        setBottom(new VBox(question, refusal(), missing, new SendFooter(model)));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SEND.match(event)) {
                model.send();
                event.consume();
            } else if (STOP.match(event)) {
                model.run().stop();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                onClose.run();
                event.consume();
            }
        });
        FocusKeeper.keepIn(this);
        model.asking().subscribe(asked -> question.getChildren().setAll(asked.map(it ->
                new ProductionNotice(it, model::confirm, model::decline)).stream().toList()));
    }

    @Override
    public void requestFocus() {
        // Before it has been shown, a scroll pane does not have what it scrolls in the scene.
        applyCss();
        switch (model.mode().get()) {
            case ONE, MANY -> record.requestFocus();
            case FILE -> file.requestFocus();
            case RESEND -> resendTo.requestFocus();
        }
    }

    private Node top(BooleanProperty whole, Runnable onClose) {
        var top = new VBox(header(whole, onClose));
        model.shelf().ifPresent(shelf -> top.getChildren().add(new ShelfNotice(shelf)));
        var line = new HBox(modes);
        line.getStyleClass().add(Look.TOOL_BAR);
        top.getChildren().addAll(resendTo, handover, line);
        return top;
    }

    private void arrange(Mode mode) {
        run.fold();
        boolean again = mode == Mode.RESEND;
        resendTo.setVisible(again);
        resendTo.setManaged(again);
        handover.setVisible(!again);
        handover.setManaged(!again);
        modes.show(again ? List.of(Mode.values()) : List.of(Mode.ONE, Mode.MANY, Mode.FILE));
        sections.getChildren().setAll(switch (mode) {
            case ONE -> List.of(record, producer);
            case MANY -> List.of(templates, record, many, producer);
            case FILE -> List.of(file, producer);
            case RESEND -> List.of(resend, resendPace, producer);
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

    /// Says why nothing was sent, and puts the cursor there.
    private Node refusal() {
        var line = NoteLine.of(model.refused().map(fault -> fault.map(it -> "Nothing was sent. " + it.sentence())), Look.FIELD_PROBLEM);
        line.getStyleClass().add("refusal");
        line.setId("send-refused");
        model.refused().subscribe(fault -> fault.map(FormFault::place).ifPresent(place -> {
            record.focus(place);
            if (place instanceof FormFault.Place.Setting(String setting)) {
                producer.focus(setting);
            }
        }));
        addEventFilter(KeyEvent.KEY_TYPED, _ -> model.amend());
        addEventFilter(ActionEvent.ACTION, _ -> model.amend());
        return line;
    }

    private Node header(BooleanProperty whole, Runnable onClose) {
        var title = new Label();
        title.getStyleClass().add("strong");
        var size = Icons.WHOLE_PAGE.button("", () -> whole.set(!whole.get()));
        size.setId("send-whole-page");
        whole.subscribe(all -> (all ? Icons.PART_OF_PAGE : Icons.WHOLE_PAGE).show(size, all ? "Give the records room beside the form"
                : "Give the form the whole page"));
        var close = Icons.CANCEL.button("Close (Esc)", onClose);
        close.setId("close-send");
        title.textProperty().bind(Bindings.createStringBinding(() -> model.mode().get() == Mode.RESEND ? "Send again"
                : model.handover().isChoice().get() ? "Send" : "Send to " + model.topic(), model.mode(), model.handover().isChoice()));
        var header = new HBox(title, new Spacer());
        model.shelf().map(ShelfMenu::new).ifPresent(header.getChildren()::add);
        header.getChildren().addAll(size, close);
        header.getStyleClass().add(Look.TOOL_BAR);
        return header;
    }
}

package dev.topicscope.ui.produce;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.IntStream;

import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
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
import javafx.util.StringConverter;

import atlantafx.base.theme.Styles;

import dev.topicscope.model.Acknowledgement;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.Texts;
import dev.topicscope.ui.produce.SendViewModel.Outcome;

/// The form for one record, in a drawer beside the records it goes to.
public final class SendView extends BorderPane {

    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final SendViewModel model;
    private final TextField key = new TextField();
    private final TextArea value = new TextArea();
    private final VBox headers = new VBox(6);
    private final Button send = new Button("Send", Icons.SEND.node());
    private final StackPane outcome = new StackPane();

    /// `onClose` is called when the user is done with the form.
    public SendView(SendViewModel model, Runnable onClose) {
        this.model = model;
        getStyleClass().add(Look.DRAWER);
        setTop(header(onClose));
        var scroll = new ScrollPane(form());
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        setCenter(scroll);
        setBottom(footer());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SEND.match(event)) {
                model.send();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                onClose.run();
                event.consume();
            }
        });
        model.outcome().subscribe(this::show);
    }

    @Override
    public void requestFocus() {
        (model.valueNull().get() ? key : value).requestFocus();
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

    private Node form() {
        key.setId("send-key");
        key.getStyleClass().add(Look.MONO);
        key.textProperty().bindBidirectional(model.key());
        value.setId("send-value");
        value.getStyleClass().add(Look.MONO);
        Fields.leaveByTab(value);
        value.setWrapText(true);
        value.setPromptText("Text, such as {\"orderId\": 1}");
        value.textProperty().bindBidirectional(model.value());
        VBox.setVgrow(value, Priority.ALWAYS);
        value.setMinHeight(90);
        var destination = new Label();
        destination.getStyleClass().add(Look.FACT);
        destination.setWrapText(true);
        destination.textProperty().bind(model.destination());
        var addHeader = new Button("Add header", Icons.ADD.node());
        addHeader.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        addHeader.setOnAction(_ -> model.addHeader());
        model.headers().addListener((ListChangeListener<HeaderField>) _ -> showHeaders());
        showHeaders();
        var partition = partition();
        var form = new VBox(6, labelled("Key", key, nullBox("No key (null)", model.keyNull(), key)), key,
                labelled("Partition", partition, null), partition, destination,
                labelled("Value", value, nullBox("No value (null: a tombstone)", model.valueNull(), value)), value,
                labelled("Headers", headers, addHeader), headers);
        form.getStyleClass().add("form");
        return form;
    }

    private ComboBox<Optional<Integer>> partition() {
        var box = new ComboBox<Optional<Integer>>();
        box.setId("send-partition");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<Integer> number) {
                return number == null || number.isEmpty() ? "By key" : "Partition " + number.get();
            }

            @Override
            public Optional<Integer> fromString(String text) {
                return Optional.empty();
            }
        });
        model.partitionCount().subscribe(count -> {
            var chosen = model.partition().get();
            var choices = new ArrayList<Optional<Integer>>();
            choices.add(Optional.empty());
            IntStream.range(0, count.intValue()).mapToObj(Optional::of).forEach(choices::add);
            if (!choices.equals(box.getItems())) {
                box.getItems().setAll(choices);
                box.setValue(chosen);
            }
        });
        box.valueProperty().bindBidirectional(model.partition());
        return box;
    }

    private static HBox labelled(String text, Node field, Node right) {
        var label = new Label(text);
        label.getStyleClass().add("strong");
        label.setLabelFor(field);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var line = new HBox(8, label);
        line.setAlignment(Pos.CENTER_LEFT);
        if (right != null) {
            line.getChildren().add(right);
        }
        return line;
    }

    private static CheckBox nullBox(String text, BooleanProperty isNull, TextInputControl field) {
        var box = new CheckBox(text);
        box.selectedProperty().bindBidirectional(isNull);
        field.disableProperty().bind(isNull.and(field.textProperty().isNotEmpty()));
        return box;
    }

    private void showHeaders() {
        headers.getChildren().setAll(model.headers().stream().map(this::headerLine).toList());
    }

    private Node headerLine(HeaderField header) {
        var name = new TextField();
        name.setPromptText("name");
        name.getStyleClass().add(Look.MONO);
        name.textProperty().bindBidirectional(header.name());
        var text = new TextField();
        text.setPromptText("value");
        text.getStyleClass().add(Look.MONO);
        text.textProperty().bindBidirectional(header.value());
        HBox.setHgrow(text, Priority.ALWAYS);
        name.setPrefColumnCount(9);
        return new HBox(6, name, text, Icons.DELETE.button("Remove this header", () -> model.removeHeader(header)));
    }

    private Node footer() {
        send.setId("send");
        send.setDefaultButton(false);
        send.getStyleClass().add(Styles.ACCENT);
        send.setTooltip(new Tooltip("Send the record (" + SEND.getDisplayText() + ")"));
        send.setOnAction(_ -> model.send());
        var hint = new Label(SEND.getDisplayText());
        hint.getStyleClass().add(Look.FACT);
        var line = new HBox(10, send, hint);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add(Look.TOOL_BAR);
        return new VBox(outcome, line);
    }

    private void show(Outcome state) {
        send.setDisable(state instanceof Outcome.Sending);
        switch (state) {
            case Outcome.None() -> outcome.getChildren().clear();
            case Outcome.Asking() -> outcome.getChildren().setAll(Notice.warning("This is production",
                    "The record goes to " + model.topic() + " of " + model.connectionName() + ".")
                    .with("Send to production", model::confirm).with("Cancel", model::decline));
            case Outcome.Sending _ -> outcome.getChildren()
                    .setAll(Notice.warning("Waiting for the cluster to store it…").with("Stop waiting", model::cancel));
            case Outcome.Sent(var acknowledgement) -> outcome.getChildren().setAll(Notice.good("Stored at " + place(acknowledgement),
                    "All in-sync replicas had it after " + Texts.duration(acknowledgement.took()) + "."));
            case Outcome.Failed(var failure) -> outcome.getChildren().setAll(Notice.of(failure));
        }
    }

    private static String place(Acknowledgement acknowledgement) {
        return "partition " + acknowledgement.partition().number() + ", offset " + Texts.count(acknowledgement.offset());
    }
}

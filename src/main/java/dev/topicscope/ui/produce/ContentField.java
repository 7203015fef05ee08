package dev.topicscope.ui.produce;

import java.util.Locale;
import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import atlantafx.base.theme.Styles;

import dev.topicscope.compose.Encoding;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.ui.kit.CodeField;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;

/// Where a key or a value is typed: what it is and its format, the editor, and what is to be said about it.
final class ContentField extends VBox {

    private static final KeyCombination FORMAT = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);
    private static final int KEY_ROWS = 5;

    private final ContentViewModel content;
    private final CodeField editor;
    private final Node format;
    private final String prompt;

    private ContentField(String name, String id, ContentViewModel content, int rows, String prompt) {
        super(3);
        this.content = content;
        this.prompt = prompt;
        editor = new CodeField(name, rows, rows == 1 ? KEY_ROWS : rows);
        editor.setId(id);
        editor.setText(content.text().get());
        editor.onEdited(content.text()::set);
        editor.onTooLong(content::hold);
        content.text().addListener(_ -> editor.setText(content.text().get()));
        format = formatting(id + "-layout");
        content.encoding().subscribe(this::wear);
        var held = new HeldCard(content);
        held.setId(id + "-held");
        var body = new StackPane(editor);
        VBox.setVgrow(body, rows == 1 ? Priority.NEVER : Priority.ALWAYS);
        var choice = new FormatChoice(content, "Format of the " + name.toLowerCase(Locale.ROOT));
        choice.setId(id + "-format");
        var line = Fields.label(name, editor);
        line.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(4, line, format, choice);
        head.getStyleClass().add("field-head");
        HBox.setHgrow(line, Priority.ALWAYS);
        content.fixed().subscribe(bytes -> {
            body.getChildren().setAll(bytes.isPresent() ? held : editor);
            choice.setDisable(bytes.isPresent());
            showFormat();
        });
        getChildren().setAll(head, body, NoteLine.of(content.note(), editor::jumpTo));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (FORMAT.match(event)) {
                content.format();
                event.consume();
            }
        });
    }

    /// A key: one line, more with Shift Enter.
    static ContentField key(ContentViewModel content) {
        return new ContentField("Key", "send-key", content, 1, "Text, such as customer-0042");
    }

    /// A value: several lines, a file's too.
    static ContentField value(ContentViewModel content) {
        var field = new ContentField("Value", "send-value", content, 7, "Text, such as {\"orderId\": 1}");
        field.takeFiles();
        return field;
    }

    CodeField editor() {
        return editor;
    }

    @Override
    public void requestFocus() {
        editor.requestFocus();
    }

    private void takeFiles() {
        var load = Icons.LOAD.button("Load from a file… (its bytes go unchanged)", this::chooseFile);
        load.setId("send-value-load");
        var head = (HBox) getChildren().getFirst();
        head.getChildren().add(1, load);
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        setOnDragDropped(event -> {
            if (event.getDragboard().hasFiles()) {
                content.load(event.getDragboard().getFiles().getFirst().toPath());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    private void chooseFile() {
        var chooser = new FileChooser();
        chooser.setTitle("Load the value from a file");
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).ifPresent(file -> content.load(file.toPath()));
    }

    private Node formatting(String id) {
        var button = new Button("Format", Icons.FORMAT.node());
        button.setId(id);
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip("Lay the JSON out over lines; numbers and strings stay as they are ("
                + FORMAT.getDisplayText() + ")"));
        button.setOnAction(_ -> content.format());
        return button;
    }

    private void wear(Encoding encoding) {
        editor.setJson(encoding == PayloadFormat.JSON);
        editor.setPrompt(encoding == PayloadFormat.NULL ? nothing()
                : encoding == PayloadFormat.EMPTY ? "Empty: no bytes, which is not null. Typing makes it text."
                : encoding == PayloadFormat.TEXT || encoding == PayloadFormat.JSON ? prompt : example(encoding));
        showFormat();
    }

    private String nothing() {
        return prompt.contains("customer") ? "null: no key. Typing makes it text."
                : "null: no value; in a compacted topic a tombstone, which deletes its key. Typing makes it text.";
    }

    private void showFormat() {
        boolean useful = content.encoding().get() == PayloadFormat.JSON && content.fixed().get().isEmpty();
        format.setVisible(useful);
        format.setManaged(useful);
    }

    static String example(Encoding encoding) {
        return switch (encoding) {
            case PayloadFormat.HEX -> "Two digits a byte, such as 00 1f a0";
            case PayloadFormat.BASE64 -> "Base64, such as aGVsbG8=";
            case PayloadFormat.INTEGER -> "32 bits, such as 42";
            case PayloadFormat.LONG -> "64 bits, such as 42";
            case PayloadFormat.DOUBLE -> "64 bits, such as 4.2";
            case PayloadFormat.UUID -> "Such as 123e4567-e89b-12d3-a456-426614174000";
            case PayloadFormat.NULL -> "null: no value";
            case PayloadFormat.EMPTY -> "empty: no bytes";
            default -> "value";
        };
    }
}

package dev.topicscope.ui.kit;

import java.util.function.Function;

import javafx.beans.property.ObjectProperty;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Habits of input fields that JavaFX does not have.
public final class Fields {

    private Fields() {
    }

    /// Has Tab leave a text area, as it leaves every other field; Ctrl Tab types one.
    public static void leaveByTab(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isAltDown()) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
    }

    /// A field for several lines in the monospaced font, which Tab leaves.
    public static TextArea area(String id, String prompt, int rows) {
        var area = new TextArea();
        area.setId(id);
        area.setPromptText(prompt);
        area.setPrefRowCount(rows);
        area.getStyleClass().add(Look.MONO);
        leaveByTab(area);
        return area;
    }

    /// What `field` is for.
    public static Label label(String text, Node field) {
        var label = new Label(text);
        label.getStyleClass().add("strong");
        label.setLabelFor(field);
        return label;
    }

    /// A choice of one of `kinds`, each shown as `word` says, below what it is for.
    public static <K> Node choice(String id, String text, ObjectProperty<K> kind, Function<K, String> word, K[] kinds) {
        var box = choice(kind, word, kinds);
        box.setId(id);
        return new VBox(2, label(text, box), box);
    }

    /// The same without words, as wide as its place.
    public static <K> ComboBox<K> choice(ObjectProperty<K> kind, Function<K, String> word, K[] kinds) {
        var box = new ComboBox<K>();
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll(kinds);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(K value) {
                return value == null ? "" : word.apply(value);
            }

            @Override
            public K fromString(String ignored) {
                return kind.get();
            }
        });
        box.valueProperty().bindBidirectional(kind);
        return box;
    }

    /// What is wrong with a field, to stand below it.
    public static Label problem(String sentence) {
        return sentence(sentence, Icons.WARNING, Look.FIELD_PROBLEM);
    }

    /// What to know about a field, to stand below it.
    public static Label note(String sentence) {
        return sentence(sentence, Icons.INFO, Look.FACT);
    }

    private static Label sentence(String sentence, Icons icon, String look) {
        var label = new Label(sentence, icon.node());
        label.setWrapText(true);
        label.getStyleClass().add(look);
        return label;
    }

    /// Puts the cursor into `field` because a key was pressed, of which no character is to come into it.
    public static void focusByKey(Node field) {
        var swallow = new EventHandler<KeyEvent>() {
            @Override
            public void handle(KeyEvent event) {
                if (event.getEventType() == KeyEvent.KEY_TYPED) {
                    event.consume();
                }
                if (event.getEventType() != KeyEvent.KEY_PRESSED) {
                    field.removeEventFilter(KeyEvent.ANY, this);
                }
            }
        };
        field.addEventFilter(KeyEvent.ANY, swallow);
        field.requestFocus();
    }

    /// Puts the cursor into `field` once it is shown.
    public static void focusWhenShown(Node field) {
        field.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                field.requestFocus();
            }
        });
    }
}

package dev.topicscope.ui.kit;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional;

/// A field for code: monospaced, coloured while it is JSON, undone and done again, and left by Tab as other fields are.
///
/// Text controls of JavaFX come to a halt at lines of some thousand signs, so nothing is to be shown here that does not fit
/// ([CodeText#fits]); what is pasted and does not is handed to the listener of [#onTooLong] in place of being shown. Line breaks are
/// `\n` alone.
public final class CodeField extends StackPane {

    private static final double LINE_HEIGHT = 16;
    private static final double FRAME = 14;
    private static final PseudoClass EDITING = PseudoClass.getPseudoClass("editing");

    private final Editor area = new Editor();
    private final Colouring colouring = new Colouring();
    private final Label prompt = new Label();
    private Consumer<String> onEdited = _ -> { };
    private Consumer<String> onTooLong = _ -> { };
    private boolean json;
    private boolean showing;

    /// `name` is what screen readers call it. With one row, Enter is left to others and Shift Enter begins a line; the field grows with its
    /// lines up to `mostRows`.
    public CodeField(String name, int rows, int mostRows) {
        getStyleClass().add("code-field");
        area.setAccessibleText(name);
        area.setWrapText(true);
        prompt.setWrapText(true);
        prompt.getStyleClass().addAll("code-prompt");
        prompt.setMouseTransparent(true);
        prompt.setMinHeight(USE_PREF_SIZE);
        prompt.prefWidthProperty().bind(area.widthProperty().subtract(FRAME));
        area.setPlaceholder(prompt, Pos.TOP_LEFT);
        getChildren().add(new VirtualizedScrollPane<>(area));
        area.focusedProperty().subscribe(focused -> pseudoClassStateChanged(EDITING, focused));
        area.plainTextChanges().subscribe(change -> {
            colouring.note(change);
            if (!showing) {
                onEdited.accept(area.getText());
            }
            fitRows(rows, mostRows);
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isAltDown()) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && rows == 1 && !event.isShortcutDown()) {
                if (event.isShiftDown()) {
                    area.replaceSelection("\n");
                }
                event.consume();
            }
        });
        fitRows(rows, mostRows);
    }

    /// Has `listener` told of the whole text after each edit; not of what [#setText] shows.
    public void onEdited(Consumer<String> listener) {
        onEdited = listener;
    }

    /// Has `listener` told what the text would be after pasting what does not fit. Nothing is changed.
    public void onTooLong(Consumer<String> listener) {
        onTooLong = listener;
    }

    /// Shows `text`, as a change that can be undone; only what differs is replaced, so that the cursor keeps its place.
    public void setText(String text) {
        String before = area.getText();
        if (before.equals(text)) {
            return;
        }
        int most = Math.min(before.length(), text.length());
        int same = 0;
        while (same < most && before.charAt(same) == text.charAt(same)) {
            same++;
        }
        int tail = 0;
        while (tail < most - same && before.charAt(before.length() - 1 - tail) == text.charAt(text.length() - 1 - tail)) {
            tail++;
        }
        showing = true;
        area.replaceText(same, before.length() - tail, text.substring(same, text.length() - tail));
        showing = false;
        if (!area.isFocused()) {
            area.moveTo(0);
            area.requestFollowCaret();
        }
    }

    public String getText() {
        return area.getText();
    }

    /// Colours it as JSON, or not.
    public void setJson(boolean coloured) {
        if (json != coloured) {
            json = coloured;
            colouring.all();
        }
    }

    /// What stands in it while nothing else does.
    public void setPrompt(String words) {
        prompt.setText(words);
    }

    /// Puts `text` in the place of what is selected, or where the cursor is.
    public void replaceSelection(String text) {
        area.replaceSelection(text);
    }

    /// Puts the cursor before the sign at `position`, counted from 0, and has it seen.
    public void jumpTo(int position) {
        area.moveTo(Math.clamp(position, 0, area.getLength()));
        area.requestFollowCaret();
        area.requestFocus();
    }

    /// Whether the cursor is in it.
    public ReadOnlyBooleanProperty editing() {
        return area.focusedProperty();
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    private void fitRows(int rows, int mostRows) {
        double height = Math.clamp(area.getParagraphs().size(), rows, Math.max(rows, mostRows)) * LINE_HEIGHT + FRAME;
        setMinHeight(Math.min(height, rows * LINE_HEIGHT + FRAME));
        setPrefHeight(height);
    }

    /// Asks before it pastes.
    private final class Editor extends CodeArea {

        @Override
        public void paste() {
            Optional.ofNullable(Clipboard.getSystemClipboard().getString()).ifPresent(pasted -> {
                String lines = pasted.replace("\r\n", "\n").replace('\r', '\n');
                var chosen = getSelection();
                String after = getText(0, chosen.getStart()) + lines + getText(chosen.getEnd(), getLength());
                if (CodeText.fits(after)) {
                    replaceSelection(lines);
                } else {
                    onTooLong.accept(after);
                }
            });
        }
    }

    /// Colours what has changed, some lines in each frame, so that a large text delays nothing.
    private final class Colouring extends AnimationTimer {

        private static final int LINES_AT_ONCE = 50;
        private static final long FRAME_NANOS = 4_000_000;

        private int from;
        private int to;

        /// Lines from the first to behind the last changed one are to be coloured, at least.
        private void note(PlainTextChange change) {
            if (!json) {
                return;
            }
            int first = area.offsetToPosition(Math.min(change.getPosition(), area.getLength()),
                    TwoDimensional.Bias.Forward).getMajor();
            int added = lineBreaks(change.getInserted());
            boolean clean = from >= to;
            from = clean ? first : Math.min(from, first);
            to = Math.max(clean ? 0 : to + Math.max(0, added - lineBreaks(change.getRemoved())), first + added + 1);
            start();
        }

        private void all() {
            if (json) {
                from = 0;
                to = area.getParagraphs().size();
                start();
            } else {
                to = 0;
                area.clearStyle(0, area.getLength());
            }
        }

        @Override
        public void handle(long now) {
            long begin = System.nanoTime();
            int end = Math.min(to, area.getParagraphs().size());
            while (from < end && System.nanoTime() - begin < FRAME_NANOS) {
                int next = Math.min(from + LINES_AT_ONCE, end);
                var lines = IntStream.range(from, next).mapToObj(line -> area.getParagraph(line).getText()).toList();
                area.setStyleSpans(area.getAbsolutePosition(from, 0), JsonColours.of(lines));
                from = next;
            }
            if (from >= end) {
                from = 0;
                to = 0;
                stop();
            }
        }

        private static int lineBreaks(String text) {
            return (int) text.chars().filter(sign -> sign == '\n').count();
        }
    }
}

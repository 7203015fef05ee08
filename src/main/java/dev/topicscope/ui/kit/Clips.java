package dev.topicscope.ui.kit;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The system's clipboard. FX thread only.
public final class Clips {

    private Clips() {
    }

    /// Puts a text into it, in place of what it held.
    public static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}

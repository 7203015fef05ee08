package dev.topicscope.ui.kit;

import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;

/// Finds what a menu is asked for: the mouse may ask for it before the control has selected what is under it. FX thread only.
public final class Clicked {

    private Clicked() {
    }

    /// The nearest node of that type around what was clicked on; empty if there is none, or the keyboard asks.
    public static <N extends Node> Optional<N> by(ContextMenuEvent event, Class<N> type) {
        var node = event.isKeyboardTrigger() ? null : event.getPickResult().getIntersectedNode();
        while (node != null && !type.isInstance(node)) {
            node = node.getParent();
        }
        return Optional.ofNullable(type.cast(node));
    }
}

package dev.topicscope.ui.kit;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Subscription;

/// Keeps the keyboard where the user is: when the control with the focus goes from a part of the window, the part gets it.
///
/// JavaFX gives it to the first control of the whole window, so that the next key does something far away. FX thread only.
public final class FocusKeeper {

    private final Parent part;
    private Subscription owner = Subscription.EMPTY;
    private boolean inside;
    private boolean lost;

    private FocusKeeper(Parent part) {
        this.part = part;
    }

    /// From now on `part` is asked for the focus (`requestFocus`) when what has it in there goes, is hidden or is disabled.
    public static void keepIn(Parent part) {
        var keeper = new FocusKeeper(part);
        part.sceneProperty().subscribe(keeper::watch);
    }

    private void watch(Scene scene) {
        owner.unsubscribe();
        inside = false;
        lost = false;
        owner = scene == null ? Subscription.EMPTY : scene.focusOwnerProperty().subscribe(this::moved);
    }

    private void moved(Node before, Node now) {
        boolean goes = inside && before != null && !canHaveFocus(before) || lost && before == null;
        inside = isIn(now);
        // First nobody has it, then the first control of the window.
        lost = goes && now == null;
        if (goes && now != null && !inside) {
            part.requestFocus();
        }
    }

    private boolean isIn(Node node) {
        Node at = node;
        while (at != null && at != part) {
            at = at.getParent();
        }
        return at != null;
    }

    private boolean canHaveFocus(Node node) {
        boolean shown = node.getScene() == part.getScene() && !node.isDisabled();
        for (Node at = node; at != null && shown; at = at.getParent()) {
            shown = at.isVisible();
        }
        return shown;
    }
}

package dev.topicscope.ui.messages;

import java.util.List;

import javafx.css.Styleable;

/// The style classes by which a cell tells kinds of content apart. JavaFX looks for the styles of a node anew at each change of its
/// classes, so they change only where they must.
final class StyleSwitch {

    private final Styleable node;
    private List<String> shown = List.of();

    StyleSwitch(Styleable node) {
        this.node = node;
    }

    /// Gives the node those classes in place of the ones it had from here.
    void show(List<String> classes) {
        if (!classes.equals(shown)) {
            node.getStyleClass().removeAll(shown);
            node.getStyleClass().addAll(classes);
            shown = classes;
        }
    }
}

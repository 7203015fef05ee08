package dev.topicscope.ui.messages;

import java.time.ZoneId;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Popover;

import dev.topicscope.ui.kit.Look;

/// A button of the tool bar that opens a form below it; while something else than the usual is chosen there, it says what and looks so.
sealed class Chooser extends Button permits StartChooser, EndChooser, PartitionChooser {

    static final ZoneId ZONE = ZoneId.systemDefault();
    private static final double WIDTH = 450;
    private static final double LEAST_WIDTH = 64;
    private static final double MOST_WIDTH = 220;
    private static final String CHOSEN = "chosen";

    private final Popover popover = new Popover();

    Chooser(String id, String title) {
        setId(id);
        // An underscore in a group's name is one.
        setMnemonicParsing(false);
        setMinWidth(LEAST_WIDTH);
        setMaxWidth(MOST_WIDTH);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
        popover.setDetachable(false);
        popover.setTitle(title);
        setOnAction(_ -> popover.show(this));
    }

    /// What is in the form, from top to bottom.
    final void form(Node... parts) {
        var box = new VBox(8, parts);
        box.setPrefWidth(WIDTH);
        box.getStyleClass().add("form");
        popover.setContentNode(box);
    }

    final void onOpen(Runnable action) {
        popover.showingProperty().subscribe(showing -> {
            if (showing) {
                action.run();
            }
        });
    }

    /// Closes the form, then does what was chosen in it.
    final void close(Runnable action) {
        popover.hide();
        action.run();
    }

    /// Shows what is chosen, with `help` for the pointer, and whether it is `unusual`.
    final void say(String text, String help, boolean unusual) {
        setText(text);
        setTooltip(new Tooltip(help));
        getStyleClass().remove(CHOSEN);
        if (unusual) {
            getStyleClass().add(CHOSEN);
        }
    }

    static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("strong");
        return label;
    }

    static Label fact(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(Look.FACT);
        return label;
    }

    static HBox line(Node... nodes) {
        var line = new HBox(6, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}

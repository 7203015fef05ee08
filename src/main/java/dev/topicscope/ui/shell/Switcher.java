package dev.topicscope.ui.shell;

import java.util.ArrayList;
import java.util.List;

import javafx.geometry.Pos;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import atlantafx.base.controls.Spacer;

import dev.topicscope.model.Connection;
import dev.topicscope.model.Marking.Colour;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.shell.ShellViewModel.Screen;

/// Leads to the clusters that are open, and to those that are not yet. What it lists is of the moment at which it is opened.
final class Switcher extends MenuButton {

    private static final double WIDTH = 560;
    private static final double MOST_NAME = 300;
    private static final int SHORTCUTS = 9;

    private final ShellViewModel model;

    Switcher(ShellViewModel model) {
        this.model = model;
        setId("switcher");
        setAccessibleText("Connections");
        setOnShowing(_ -> fill());
        fill();
    }

    private void fill() {
        var items = new ArrayList<MenuItem>();
        for (int place = 0; place < model.open().size(); place++) {
            items.add(openItem(model.open().get(place), place));
        }
        if (model.screen().get() instanceof Screen.Open(var shown)) {
            items.add(item("disconnect", "Disconnect from " + shown.connection().name(), () -> model.disconnect(shown)));
        }
        separate(items);
        addOthers(items);
        separate(items);
        items.add(item("all-connections", "All connections…", model::showConnections));
        getItems().setAll(items);
    }

    private void addOthers(List<MenuItem> items) {
        var open = model.open().stream().map(workspace -> workspace.connection().id()).toList();
        for (var connection : model.connections().connections()) {
            if (!open.contains(connection.id())) {
                var item = item("connect-" + connection.id(), connection.name() + TopBar.kind(connection),
                        () -> model.connections().connect(connection));
                item.setGraphic(dot(connection, Look.QUIET));
                items.add(item);
            }
        }
    }

    private static void separate(List<MenuItem> items) {
        if (!items.isEmpty() && !(items.getLast() instanceof SeparatorMenuItem)) {
            items.add(new SeparatorMenuItem());
        }
    }

    private MenuItem openItem(WorkspaceViewModel workspace, int place) {
        var connection = workspace.connection();
        boolean answers = workspace.navigator().failure().get().isEmpty();
        var name = new Label(connection.name() + TopBar.kind(connection), dot(connection, answers ? Look.GOOD : Look.WARN));
        name.getStyleClass().add("strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setMaxWidth(MOST_NAME);
        boolean well = workspace.health().health().get().isWell();
        var state = new Label((answers ? well ? "connected" : "brokers in trouble" : "no answer") + " · " + connection.bootstrap());
        state.getStyleClass().add(answers && well ? Look.QUIET : Look.WARN);
        state.setMinWidth(0);
        var shortcut = new Label(place < SHORTCUTS ? "Ctrl/Cmd " + (place + 1) : "");
        shortcut.getStyleClass().add(Look.QUIET);
        shortcut.setMinWidth(Region.USE_PREF_SIZE);
        var disconnect = Icons.CANCEL.button("Disconnect from " + connection.name(), () -> {
            hide();
            model.disconnect(workspace);
        });
        disconnect.setId("disconnect-" + connection.id());
        // The click is the button's alone: the entry around it would show what is being closed.
        disconnect.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        var line = new HBox(8, name, state, new Spacer(), shortcut, disconnect);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPrefWidth(WIDTH);
        var item = new CustomMenuItem(line);
        item.setId("open-" + connection.id());
        item.setOnAction(_ -> model.show(workspace));
        return item;
    }

    /// In the connection's colour, else in that of its state.
    private static Region dot(Connection connection, String tone) {
        var dot = new Region();
        var colour = connection.marking().shown();
        dot.getStyleClass().setAll(Look.DOT, colour == Colour.NONE ? tone : Look.marking(colour));
        return dot;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }
}

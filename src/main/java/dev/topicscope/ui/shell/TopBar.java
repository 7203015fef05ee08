package dev.topicscope.ui.shell;

import java.util.Locale;
import java.util.Optional;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;

import dev.topicscope.browse.Overview;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Marking.Kind;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Theme;
import dev.topicscope.ui.kit.Theme.Appearance;
import dev.topicscope.ui.shell.ShellViewModel.Screen;

/// Where the user is, and the ways to elsewhere.
final class TopBar extends HBox {

    private final ShellViewModel model;
    private final Switcher switcher;
    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label where = new Label();
    private final Button doctor = new Button("Doctor", Icons.DOCTOR.node());
    private final HealthButton health = new HealthButton();
    private Subscription shown = Subscription.EMPTY;

    TopBar(ShellViewModel model, Theme theme) {
        this.model = model;
        getStyleClass().add(Look.TOP_BAR);
        name.getStyleClass().add("strong");
        where.getStyleClass().add(Look.QUIET);
        var words = new HBox(8, dot, name, where);
        words.setAlignment(Pos.CENTER_LEFT);
        switcher = new Switcher(model);
        switcher.setGraphic(words);
        doctor.setId("open-doctor");
        doctor.setTooltip(new Tooltip("Go the way to the cluster hop by hop, and say where it ends"));
        doctor.setOnAction(_ -> model.subject().ifPresent(model::examine));
        model.connections().selected().subscribe(_ -> doctor.setDisable(model.subject().isEmpty()));
        getChildren().setAll(switcher, health, new Spacer(), doctor, labMenu(), themeMenu(theme));
        model.screen().subscribe(this::show);
    }

    private void show(Screen screen) {
        doctor.setDisable(model.subject().isEmpty());
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        if (!(screen instanceof Screen.Open)) {
            health.clear();
        }
        switch (screen) {
            case Screen.Connections() -> say(Look.QUIET, "Not connected", "choose a connection");
            case Screen.LabStarting() -> say(Look.INFO, "Lab cluster", "starting");
            case Screen.Connecting(var connection, var _) -> say(Look.INFO, connection.name(), connection.bootstrap() + " · connecting");
            case Screen.NotConnected(var connection, var _) ->
                    say(Look.BAD, connection.name(), connection.bootstrap() + " · not connected");
            case Screen.Open(var workspace) -> {
                var navigator = workspace.navigator();
                shown = Subscription.combine(navigator.overview().subscribe(overview -> showOpen(workspace, overview)),
                        navigator.failure().subscribe(_ -> showOpen(workspace, navigator.overview().get())),
                        workspace.health().health().subscribe(_ -> showOpen(workspace, navigator.overview().get())));
                health.follow(workspace.health());
            }
        }
    }

    private void showOpen(WorkspaceViewModel workspace, Optional<Overview> overview) {
        var connection = workspace.connection();
        boolean answers = workspace.navigator().failure().get().isEmpty();
        boolean well = answers && workspace.health().health().get().isWell();
        say(well ? Look.GOOD : Look.WARN, connection.name() + kind(connection), connection.bootstrap() + (answers ? "" : " · no answer")
                + overview.map(TopBar::describe).orElse(""));
    }

    static String kind(Connection connection) {
        String kind = connection.marking().kind() == Kind.DEVELOPMENT ? "" : connection.marking().kind().name().toLowerCase(Locale.ROOT);
        String readOnly = connection.marking().readOnly() ? "read-only" : "";
        String both = kind + (kind.isEmpty() || readOnly.isEmpty() ? "" : ", ") + readOnly;
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    private static String describe(Overview overview) {
        int brokers = overview.cluster().brokers().size();
        return " · " + brokers + (brokers == 1 ? " broker" : " brokers")
                + overview.cluster().version().map(version -> " · Kafka " + version).orElse("");
    }

    private void say(String tone, String called, String facts) {
        dot.getStyleClass().setAll(Look.DOT, tone);
        name.setText(called);
        where.setText(facts);
    }

    private MenuButton labMenu() {
        var menu = new MenuButton("Lab cluster", Icons.LAB.node());
        menu.setId("lab");
        menu.setTooltip(new Tooltip("Real Kafka with sample data on this machine"));
        menu.getItems().setAll(item("lab-open", "Open the lab cluster", model::openLab),
                item("lab-reset", "Reset it: delete its data and fill it anew", model::resetLab),
                item("lab-stop", "Stop it; its data stays", model::stopLab));
        return menu;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static MenuButton themeMenu(Theme theme) {
        var menu = new MenuButton();
        menu.setId("theme");
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Tweaks.NO_ARROW);
        menu.setAccessibleText("Theme");
        menu.setTooltip(new Tooltip("Light, dark, or as the system is"));
        var group = new ToggleGroup();
        for (var appearance : Appearance.values()) {
            var item = new RadioMenuItem(switch (appearance) {
                case SYSTEM -> "As the system is";
                case LIGHT -> "Light";
                case DARK -> "Dark";
            });
            item.setId("theme-" + appearance.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setOnAction(_ -> theme.appearance().set(appearance));
            theme.appearance().subscribe(chosen -> item.setSelected(chosen == appearance));
            menu.getItems().add(item);
        }
        theme.appearance().subscribe(chosen -> menu.setGraphic((switch (chosen) {
            case SYSTEM -> Icons.THEME_SYSTEM;
            case LIGHT -> Icons.THEME_LIGHT;
            case DARK -> Icons.THEME_DARK;
        }).node()));
        return menu;
    }
}

package dev.topicscope.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.Marking.Colour;
import dev.topicscope.ui.connections.ConnectionsView;
import dev.topicscope.ui.doctor.DoctorView;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.StatusLine;
import dev.topicscope.ui.kit.StatusLine.Tone;
import dev.topicscope.ui.kit.Theme;
import dev.topicscope.ui.labs.LabStartView;
import dev.topicscope.ui.shell.ShellViewModel.Screen;

/// All that the window shows.
public final class ShellView extends BorderPane {

    private static final double NARROW = 620;

    private static final List<KeyCode> PLACES = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5,
            KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9);

    private final ShellViewModel model;
    private final StatusBar status = new StatusBar();
    private final VBox top = new VBox();
    private final StackPane marked = new StackPane();
    private final ConnectionsView connections;
    private final DoctorView doctor;
    private Node content;
    private final Map<WorkspaceViewModel, WorkspaceView> workspaces = new HashMap<>();

    public ShellView(ShellViewModel model, Theme theme) {
        this.model = model;
        connections = new ConnectionsView(model.connections(), model::openLab);
        doctor = new DoctorView(model.doctor());
        var bar = new TopBar(model, theme);
        var closing = new StackPane();
        model.guard().asking().subscribe(asked -> closing.getChildren().setAll(asked.map(_ -> new ClosingNotice(model.guard())).stream()
                .toList()));
        top.getChildren().setAll(marked, bar, closing);
        setTop(top);
        setBottom(status);
        model.open().addListener((ListChangeListener<WorkspaceViewModel>) _ -> workspaces.keySet().retainAll(model.open()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::switchCluster);
        model.screen().subscribe(this::show);
        model.doctor().whenOpen(open -> {
            setCenter(open ? doctor : content);
            if (!open) {
                tell(model.screen().get());
            }
        });
        model.doctor().status().addListener((_, _, line) -> {
            if (model.doctor().isOpen()) {
                status.show(line);
            }
        });
        model.saveFailure().subscribe(failure -> {
            top.getChildren().setAll(marked, bar, closing);
            failure.ifPresent(why -> top.getChildren().add(Notice.of(why)));
        });
        model.lab().failure().subscribe(failure -> failure.ifPresent(_ -> say(Tone.BAD, "the lab cluster does not run")));
    }

    private void switchCluster(KeyEvent event) {
        int index = PLACES.indexOf(event.getCode());
        if (index >= 0 && event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown()) {
            model.showOpen(index);
            event.consume();
        }
    }

    /// A line in the colour of the connection, so that nobody takes production for anything else.
    private static Region strip(Connection connection) {
        var strip = new Region();
        strip.setId("marking-strip");
        strip.getStyleClass().setAll("marking-strip", Look.marking(connection.marking().shown()));
        return strip;
    }

    private static Optional<Connection> connection(Screen screen) {
        return switch (screen) {
            case Screen.Connecting(var connection, var _) -> Optional.of(connection);
            case Screen.NotConnected(var connection, var _) -> Optional.of(connection);
            case Screen.Open(var workspace) -> Optional.of(workspace.connection());
            case Screen.Connections(), Screen.LabStarting() -> Optional.empty();
        };
    }

    private void show(Screen screen) {
        marked.getChildren().setAll(connection(screen).filter(open -> open.marking().shown() != Colour.NONE).map(ShellView::strip).stream()
                .toList());
        content = switch (screen) {
            case Screen.Connections() -> new OfferedView(model, connections);
            case Screen.LabStarting() -> new LabStartView(model.lab(), model::showConnections);
            case Screen.Connecting(var connection, var _) -> connecting(connection);
            case Screen.NotConnected(var connection, var failure) -> notConnected(connection, failure);
            case Screen.Open(var workspace) -> workspaces.computeIfAbsent(workspace, it -> new WorkspaceView(it, status::show));
        };
        setCenter(model.doctor().isOpen() ? doctor : content);
        tell(screen);
    }

    private void tell(Screen screen) {
        switch (screen) {
            case Screen.Connections() -> say(Tone.IDLE, switch (model.open().size()) {
                case 0 -> "not connected";
                case 1 -> "1 cluster open";
                default -> model.open().size() + " clusters open";
            });
            case Screen.LabStarting() -> say(Tone.BUSY, "starting the lab cluster");
            case Screen.Connecting _ -> say(Tone.BUSY, "connecting");
            case Screen.NotConnected _ -> say(Tone.BAD, "not connected");
            case Screen.Open _ -> { }
        }
    }

    private void say(Tone tone, String text) {
        status.show(StatusLine.of(tone, text));
    }

    private Node connecting(Connection connection) {
        var what = new Label("Asking the brokers of " + connection.name() + " at " + connection.bootstrap() + "…");
        what.setWrapText(true);
        var bound = new Label("This takes 10 seconds at most.");
        bound.getStyleClass().add(Look.QUIET);
        var cancel = new Button("Cancel");
        cancel.setId("cancel-connect");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> model.showConnections());
        var box = new VBox(14, new ProgressIndicator(), what, bound, cancel);
        box.setAlignment(Pos.CENTER);
        box.setMaxWidth(NARROW);
        return new StackPane(box);
    }

    private Node notConnected(Connection connection, Failure failure) {
        var title = new Label(connection.name());
        title.getStyleClass().add(Look.PAGE_TITLE);
        var notice = Notice.of(failure).framed().with("Try again", () -> model.connect(connection))
                .with("All connections", model::showConnections);
        var box = new VBox(14, title, notice);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMaxSize(NARROW, USE_PREF_SIZE);
        return new StackPane(box);
    }
}

package dev.topicscope.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.topicscope.browse.Connector;
import dev.topicscope.browse.Session;
import dev.topicscope.doctor.Examiner;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.Start;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.Settings;
import dev.topicscope.store.SettingsStore;
import dev.topicscope.store.Shelf;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.connections.ConnectionsViewModel;
import dev.topicscope.ui.doctor.DoctorViewModel;
import dev.topicscope.ui.labs.LabViewModel;

/// What the window shows as a whole, and how the user comes from one to another. FX thread only.
public final class ShellViewModel {

    /// The id of the lab cluster's connection, under which its open pages are kept.
    public static final String LAB = "lab";

    private static final Duration SAVE = Duration.ofSeconds(2);
    private static final String FIRST_LAB_TOPIC = "orders";

    private final Connector connector;
    private final ConnectionStore kept;
    private final SettingsStore settings;
    private final Background background;
    private final Slot connecting;
    private final Slot saving;
    private final Cancellation regularSaving;
    private final ConnectionsViewModel connections;
    private final LabViewModel lab;
    private final DoctorViewModel doctor;
    private final OpenClusters clusters;
    private final ObservableList<Connection> offered = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>(new Screen.Connections());
    private final ReadOnlyObjectWrapper<Optional<Failure>> saveFailure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<String> wantedTopic = Optional.empty();
    private Optional<Start> wantedStart = Optional.empty();
    private boolean anyOpened;

    /// What fills the window.
    sealed interface Screen {

        record Connections() implements Screen {
        }

        record LabStarting() implements Screen {
        }

        record Connecting(Connection connection, Instant since) implements Screen {
        }

        record NotConnected(Connection connection, Failure failure) implements Screen {
        }

        record Open(WorkspaceViewModel workspace) implements Screen {
        }
    }

    public ShellViewModel(Connector connector, Examiner examiner, ConnectionStore connections, SettingsStore settings,
                          LabViewModel.Control lab, Background background, Shelf shelf) {
        this.connector = connector;
        this.kept = connections;
        this.settings = settings;
        this.background = background;
        this.clusters = new OpenClusters(background, shelf, this::show);
        clusters.destinations().setOnGo((cluster, topic, typed) -> clusters.of(cluster.id()).ifPresent(workspace -> {
            String from = subject().map(Connection::name).orElse("");
            show(workspace);
            workspace.openForm(topic, typed, from);
        }));
        this.connecting = new Slot(background);
        this.saving = new Slot(background);
        this.connections = new ConnectionsViewModel(connections, shelf.history(), connector, background, this::connect,
                this::examine);
        this.lab = new LabViewModel(lab, background, this::connect);
        this.doctor = new DoctorViewModel(examiner, connections, background, new AfterDoctor(this));
        this.regularSaving = background.every(SAVE, this::saveTabs);
        var lastTime = settings.settings().open();
        connections.all().stream().filter(connection -> lastTime.contains(connection.id())).forEach(offered::add);
    }

    ReadOnlyObjectProperty<Screen> screen() {
        return screen.getReadOnlyProperty();
    }

    /// Why the window could not be kept as it is for the next start.
    ReadOnlyObjectProperty<Optional<Failure>> saveFailure() {
        return saveFailure.getReadOnlyProperty();
    }

    ConnectionsViewModel connections() {
        return connections;
    }

    LabViewModel lab() {
        return lab;
    }

    DoctorViewModel doctor() {
        return doctor;
    }

    /// The connection that the window is about: the one shown, or the one chosen in the list.
    Optional<Connection> subject() {
        return switch (screen.get()) {
            case Screen.Connecting(var connection, var _) -> Optional.of(connection);
            case Screen.NotConnected(var connection, var _) -> Optional.of(connection);
            case Screen.Open(var workspace) -> Optional.of(workspace.connection());
            case Screen.Connections() -> connections.selected().get();
            case Screen.LabStarting() -> Optional.empty();
        };
    }

    /// Has the doctor look at `connection`, in front of what is open, which stays so.
    void examine(Connection connection) {
        doctor.examine(connection, screen.get() instanceof Screen.NotConnected(var failed, var failure)
                && failed.id().equals(connection.id()) ? Optional.of(failure) : Optional.empty());
    }

    /// Has the next cluster that is opened show `topic`, read from `start`.
    public void want(Optional<String> topic, Optional<Start> start) {
        wantedTopic = topic;
        wantedStart = start;
    }

    /// The clusters that are open, in the order in which they were opened.
    ObservableList<WorkspaceViewModel> open() {
        return clusters.workspaces();
    }

    /// The connections that were open when the program last ended, until one is opened.
    ObservableList<Connection> offered() {
        return offered;
    }

    /// Shows the list of connections. What is open stays so.
    public void showConnections() {
        show(new Screen.Connections());
    }

    /// Shows a cluster as it was left, if it is still open.
    void show(WorkspaceViewModel workspace) {
        if (clusters.workspaces().contains(workspace)) {
            show(new Screen.Open(workspace));
        }
    }

    /// Shows the open cluster in that place, the first being 0; does nothing if there is none.
    void showOpen(int index) {
        if (index < clusters.workspaces().size()) {
            show(clusters.workspaces().get(index));
        }
    }

    /// Shows the cluster if it is open, else opens it beside the others. One whose connection has been changed since is opened anew.
    public void connect(Connection connection) {
        var open = clusters.of(connection.id());
        if (open.filter(workspace -> clusters.isOpenedThrough(workspace, connection)).isPresent() && wantedTopic.isEmpty()) {
            show(open.get());
            return;
        }
        clusters.leave(open, () -> {
            open.ifPresent(clusters::close);
            begin(connection);
        });
    }

    private void begin(Connection connection) {
        show(new Screen.Connecting(connection, Instant.now()));
        connecting.start("connect to " + connection.name(), cancellation -> connector.connect(kept.whole(connection), cancellation),
                session -> opened(connection, session), failure -> notConnected(connection, failure));
    }

    /// Closes a cluster, and shows the one that was opened last if it was the one shown. Asks first if records are sent to it.
    void disconnect(WorkspaceViewModel workspace) {
        clusters.leave(Optional.of(workspace), () -> disconnectAtOnce(workspace));
    }

    private void disconnectAtOnce(WorkspaceViewModel workspace) {
        boolean shown = screen.get() instanceof Screen.Open(var it) && it == workspace;
        clusters.close(workspace);
        if (shown) {
            show(clusters.workspaces().isEmpty() ? new Screen.Connections() : new Screen.Open(clusters.workspaces().getLast()));
        }
    }

    /// Shows the lab cluster; starts it if need be, and connects to it.
    public void openLab() {
        var open = clusters.of(LAB).filter(workspace -> workspace.navigator().failure().get().isEmpty());
        if (open.isPresent()) {
            show(open.get());
        } else {
            show(new Screen.LabStarting());
            lab.start();
        }
    }

    /// Deletes all that the lab cluster holds, fills it anew, and connects to it.
    public void resetLab() {
        var open = clusters.of(LAB);
        clusters.leave(open, () -> {
            open.ifPresent(clusters::close);
            show(new Screen.LabStarting());
            lab.reset();
        });
    }

    /// Ends the lab cluster; leaves it first, if it is open.
    public void stopLab() {
        var open = clusters.of(LAB);
        clusters.leave(open, () -> {
            open.ifPresent(this::disconnectAtOnce);
            if (screen.get() instanceof Screen.LabStarting) {
                showConnections();
            }
            lab.stop();
        });
    }

    /// The settings with the connections and pages that are open now.
    public Settings current() {
        var changed = clusters.kept(settings.settings());
        var ids = clusters.workspaces().stream().map(workspace -> workspace.connection().id()).toList();
        return anyOpened ? changed.withOpen(ids) : changed;
    }

    /// Has `close` called, at once or when the user says so: asks first if records are being sent.
    public void leave(Runnable close) {
        clusters.leaveAll(close);
    }

    ClosingGuard guard() {
        return clusters.guard();
    }

    /// Ends what runs; the sessions are closed in the background.
    public void close() {
        regularSaving.cancel();
        saving.cancel();
        stopWaiting();
        clusters.closeAll();
    }

    private void notConnected(Connection connection, Failure failure) {
        screen.set(new Screen.NotConnected(connection, failure));
        // Where the disk fails, the way to the cluster is not the question.
        if (!(failure instanceof Failure.Disk)) {
            examine(connection);
        }
    }

    private void opened(Connection connection, Session session) {
        var workspace = clusters.open(connection, session, clusters.kept(settings.settings()));
        wantedTopic.ifPresent(topic -> workspace.open(topic, wantedStart));
        if (workspace.pages().isEmpty() && workspace.connection().id().equals(LAB)) {
            workspace.open(FIRST_LAB_TOPIC);
        }
        want(Optional.empty(), Optional.empty());
        anyOpened = true;
        offered.clear();
        screen.set(new Screen.Open(workspace));
    }

    /// Whoever turns to something else no longer waits for a cluster.
    private void show(Screen next) {
        stopWaiting();
        screen.set(next);
    }

    private void stopWaiting() {
        connecting.cancel();
        lab.cancel();
        doctor.close();
    }

    private void saveTabs() {
        var changed = current();
        if (!changed.equals(settings.settings()) && !saving.isBusy()) {
            saving.start("keep the settings", _ -> {
                settings.keep(changed);
                return changed;
            }, _ -> saveFailure.set(Optional.empty()), failure -> saveFailure.set(Optional.of(failure)));
        }
    }
}

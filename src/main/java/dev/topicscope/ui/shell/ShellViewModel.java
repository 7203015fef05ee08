package dev.topicscope.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.connections.ConnectionsViewModel;
import dev.topicscope.ui.doctor.DoctorViewModel;
import dev.topicscope.ui.labs.LabViewModel;

/// What the window shows as a whole, and how the user comes from one to another. FX thread only.
public final class ShellViewModel {

    /// The id of the lab cluster's connection, under which its open pages are kept.
    public static final String LAB = "lab";

    private static final Logger LOG = LoggerFactory.getLogger(ShellViewModel.class);
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
    private final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>(new Screen.Connections());
    private final ReadOnlyObjectWrapper<Optional<Failure>> saveFailure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<String> wantedTopic = Optional.empty();
    private Optional<Start> wantedStart = Optional.empty();
    private Optional<Session> session = Optional.empty();

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
                          LabViewModel.Control lab, Background background) {
        this.connector = connector;
        this.kept = connections;
        this.settings = settings;
        this.background = background;
        this.connecting = new Slot(background);
        this.saving = new Slot(background);
        this.connections = new ConnectionsViewModel(connections, connector, background, this::connect, this::examine);
        this.lab = new LabViewModel(lab, background, this::connect);
        this.doctor = new DoctorViewModel(examiner, connections, background, new AfterDoctor());
        this.regularSaving = background.every(SAVE, this::saveTabs);
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

    /// Leaves what is open and shows the list of connections.
    public void showConnections() {
        saveTabs();
        leave();
        screen.set(new Screen.Connections());
    }

    /// Leaves what is open and connects.
    public void connect(Connection connection) {
        saveTabs();
        leave();
        screen.set(new Screen.Connecting(connection, Instant.now()));
        connecting.start("connect to " + connection.name(), cancellation -> connector.connect(kept.whole(connection), cancellation),
                this::opened, failure -> notConnected(connection, failure));
    }

    /// Leaves what is open, starts the lab cluster if need be, and connects to it.
    public void openLab() {
        saveTabs();
        leave();
        screen.set(new Screen.LabStarting());
        lab.start();
    }

    /// Leaves what is open, deletes all that the lab cluster holds, fills it anew, and connects to it.
    public void resetLab() {
        saveTabs();
        leave();
        screen.set(new Screen.LabStarting());
        lab.reset();
    }

    /// Ends the lab cluster; leaves it first, if it is what is open.
    public void stopLab() {
        boolean here = screen.get() instanceof Screen.LabStarting
                || screen.get() instanceof Screen.Open(var workspace) && workspace.connection().id().equals(LAB);
        if (here) {
            showConnections();
        }
        lab.stop();
    }

    /// The settings with the pages that are open now.
    public Settings current() {
        return screen.get() instanceof Screen.Open(var workspace)
                ? settings.settings().withTabs(workspace.connection().id(), workspace.tabs())
                        .withColumns(workspace.connection().id(), workspace.columns()) : settings.settings();
    }

    /// Ends what runs; the session, if there is one, is closed in the background.
    public void close() {
        regularSaving.cancel();
        saving.cancel();
        leave();
    }

    private void notConnected(Connection connection, Failure failure) {
        screen.set(new Screen.NotConnected(connection, failure));
        // Where the disk fails, the way to the cluster is not the question.
        if (!(failure instanceof Failure.Disk)) {
            examine(connection);
        }
    }

    private void opened(Session opened) {
        session = Optional.of(opened);
        String id = opened.connection().id();
        var workspace = new WorkspaceViewModel(opened, background, settings.settings().holdBytes(),
                settings.settings().columns().getOrDefault(id, Map.of()));
        workspace.restore(settings.settings().tabs().getOrDefault(id, List.of()));
        wantedTopic.ifPresent(topic -> workspace.open(topic, wantedStart));
        if (workspace.pages().isEmpty() && id.equals(LAB)) {
            workspace.open(FIRST_LAB_TOPIC);
        }
        want(Optional.empty(), Optional.empty());
        screen.set(new Screen.Open(workspace));
    }

    private void leave() {
        connecting.cancel();
        lab.cancel();
        doctor.close();
        if (screen.get() instanceof Screen.Open(var workspace)) {
            workspace.close();
        }
        session.ifPresent(left -> background.start("close the session", _ -> {
            left.close();
            return left.connection();
        }, _ -> { }, failure -> LOG.warn("Closing the session of {} failed: {}", left.connection().name(), failure)));
        session = Optional.empty();
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

    /// What follows from the doctor's fixes.
    private final class AfterDoctor implements DoctorViewModel.Listener {

        @Override
        public void connect(Connection connection) {
            connections.refresh();
            connections.closeForm();
            ShellViewModel.this.connect(connection);
        }

        @Override
        public void askForLogin(Connection connection, String protocol, List<String> mechanisms) {
            showConnections();
            connections.askForLogin(connection, protocol, mechanisms);
        }

        @Override
        public void closed() {
            doctor.close();
            if (screen.get() instanceof Screen.NotConnected) {
                showConnections();
            }
        }
    }
}

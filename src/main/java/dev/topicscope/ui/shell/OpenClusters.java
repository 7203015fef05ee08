package dev.topicscope.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.browse.Session;
import dev.topicscope.model.Connection;
import dev.topicscope.model.SecretNames;
import dev.topicscope.store.Settings;
import dev.topicscope.store.Settings.Column;
import dev.topicscope.store.Settings.OpenTab;
import dev.topicscope.store.Shelf;
import dev.topicscope.task.Background;
import dev.topicscope.ui.produce.Destinations;
import dev.topicscope.ui.produce.RunViewModel;
import dev.topicscope.ui.produce.SentRecord;

/// The clusters that are open at once, in the order in which they were opened, one for each connection. FX thread only.
final class OpenClusters {

    private static final Logger LOG = LoggerFactory.getLogger(OpenClusters.class);

    private final Background background;
    private final ClosingGuard guard = new ClosingGuard();
    private final Consumer<WorkspaceViewModel> onShow;
    private final Forms forms;
    private final ObservableList<WorkspaceViewModel> workspaces = FXCollections.observableArrayList();
    private final Map<WorkspaceViewModel, Opened> opened = new HashMap<>();
    private final Map<String, Left> left = new LinkedHashMap<>();

    /// The session of a workspace, and the connection as it was when it was asked for.
    private record Opened(Connection asked, Session session) {
    }

    /// How a cluster was left that was closed since the start.
    private record Left(List<OpenTab> tabs, Map<String, List<Column>> columns) {
    }

    /// `onShow` is called for a cluster that is to be seen, since it has a record that was sent there from another.
    OpenClusters(Background background, Shelf shelf, Consumer<WorkspaceViewModel> onShow) {
        forms = new Forms(Optional.of(shelf));
        this.background = background;
        this.onShow = onShow;
    }

    ObservableList<WorkspaceViewModel> workspaces() {
        return workspaces;
    }

    /// Where records can be sent: the topics of the clusters that are open.
    Destinations destinations() {
        return forms.destinations();
    }

    Optional<WorkspaceViewModel> of(String id) {
        return workspaces.stream().filter(workspace -> workspace.connection().id().equals(id)).findFirst();
    }

    /// Whether `workspace` was opened through `connection` as that is now. Secrets count only where both have them: the list of
    /// connections is without.
    boolean isOpenedThrough(WorkspaceViewModel workspace, Connection connection) {
        var asked = opened.get(workspace).asked();
        var names = new HashSet<>(asked.properties().keySet());
        names.addAll(connection.properties().keySet());
        boolean sameProperties = names.stream().allMatch(name -> {
            String before = asked.properties().get(name);
            String now = connection.properties().get(name);
            return Objects.equals(before, now) || SecretNames.isSecret(name) && (before == null || now == null);
        });
        return sameProperties && asked.withProperties(Map.of()).equals(connection.withProperties(Map.of()));
    }

    /// Opens a workspace on `session`, with the pages and columns that `settings` have for it. The session is closed with it.
    WorkspaceViewModel open(Connection asked, Session session, Settings settings) {
        String id = session.connection().id();
        var workspace = new WorkspaceViewModel(session, background, settings.holdBytes(), settings.columns().getOrDefault(id, Map.of()),
                forms, guard);
        workspace.setOnElsewhere(this::showSent);
        // First, so that the forms of its pages find their own topic among those that can be chosen.
        forms.destinations().clusters().add(new Destinations.Cluster(session, workspace.navigator().overview()));
        workspace.restore(settings.tabs().getOrDefault(id, List.of()));
        opened.put(workspace, new Opened(asked, session));
        workspaces.add(workspace);
        return workspace;
    }

    /// Asks before what sends is closed.
    ClosingGuard guard() {
        return guard;
    }

    /// Has `then` called before `workspace` is closed, or at once if there is none; if records are sent there, when the user says so.
    void leave(Optional<WorkspaceViewModel> workspace, Runnable then) {
        guard.close(workspace.map(this::runs).orElse(List.of()), then);
    }

    /// The runs that end with a workspace: those of its own pages, and those that another cluster's pages send to it.
    private List<RunViewModel> runs(WorkspaceViewModel closing) {
        String id = closing.connection().id();
        return workspaces.stream().flatMap(workspace -> workspace.runs().stream().filter(run -> workspace == closing
                || run.target().filter(target -> target.connectionId().equals(id)).isPresent())).toList();
    }

    /// The same for all of them.
    void leaveAll(Runnable then) {
        guard.close(workspaces.stream().flatMap(workspace -> workspace.runs().stream()).toList(), then);
    }

    /// Ends what `workspace` reads; its session is closed in the background, and its pages are remembered.
    void close(WorkspaceViewModel workspace) {
        left.put(workspace.connection().id(), new Left(workspace.tabs(), workspace.columns()));
        workspaces.remove(workspace);
        forms.destinations().clusters().removeIf(cluster -> cluster.session() == opened.get(workspace).session());
        workspace.close();
        var session = opened.remove(workspace).session();
        background.start("close the session", _ -> {
            session.close();
            return session.connection();
        }, _ -> { }, failure -> LOG.warn("Closing the session of {} failed: {}", session.connection().name(), failure));
    }

    void closeAll() {
        new ArrayList<>(workspaces).forEach(this::close);
    }

    /// `settings` with the pages and columns of all that is open or was.
    Settings kept(Settings settings) {
        var changed = settings;
        for (var entry : left.entrySet()) {
            changed = changed.withTabs(entry.getKey(), entry.getValue().tabs()).withColumns(entry.getKey(), entry.getValue().columns());
        }
        for (var workspace : workspaces) {
            String id = workspace.connection().id();
            changed = changed.withTabs(id, workspace.tabs()).withColumns(id, workspace.columns());
        }
        return changed;
    }

    private void showSent(SentRecord record) {
        of(record.connectionId()).ifPresent(workspace -> {
            workspace.showSent(record);
            onShow.accept(workspace);
        });
    }
}

package dev.topicscope.ui.navigator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.topicscope.browse.Overview;
import dev.topicscope.browse.Session;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.Group;
import dev.topicscope.model.Topic;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.kit.Rows;
import dev.topicscope.ui.navigator.NavigatorRow.BrokerRow;
import dev.topicscope.ui.navigator.NavigatorRow.GroupRow;
import dev.topicscope.ui.navigator.NavigatorRow.Heading;
import dev.topicscope.ui.navigator.NavigatorRow.InternalRow;
import dev.topicscope.ui.navigator.NavigatorRow.NoteRow;
import dev.topicscope.ui.navigator.NavigatorRow.TopicRow;

/// What a cluster has, kept up to date. FX thread only; [#close] ends the refreshing.
public final class NavigatorViewModel {

    private static final Duration REFRESH = Duration.ofSeconds(3);
    /// Commits come every few seconds, so that any lag grows for a moment: only one that grows this many times in a row is falling behind.
    private static final int FALLING_BEHIND = 3;

    private final Session session;
    private final Consumer<String> onOpenTopic;
    private final Slot loading;
    private final Cancellation refreshing;
    private final ObservableList<NavigatorRow> rows = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty internalShown = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Overview>> overview = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Map<String, Growth> growths = Map.of();

    /// A group's lag at the last refresh, and how many refreshes in a row it has grown.
    private record Growth(long lag, int times) {
    }

    /// `onOpenTopic` is told the name of each topic the user opens.
    public NavigatorViewModel(Session session, Background background, Consumer<String> onOpenTopic) {
        this.session = session;
        this.onOpenTopic = onOpenTopic;
        this.loading = new Slot(background);
        filter.addListener(_ -> show());
        internalShown.addListener(_ -> show());
        refreshing = background.every(REFRESH, this::refreshIfIdle);
        refresh();
    }

    /// The rows that pass the filter. Changed in place: a row that is still there keeps its selection.
    public ObservableList<NavigatorRow> rows() {
        return rows;
    }

    /// What topics and groups must contain to be shown, whatever its case.
    public StringProperty filter() {
        return filter;
    }

    public BooleanProperty internalShown() {
        return internalShown;
    }

    /// What the cluster had at the last successful refresh.
    public ReadOnlyObjectProperty<Optional<Overview>> overview() {
        return overview.getReadOnlyProperty();
    }

    /// Why the last refresh failed; what is shown is then older.
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Asks the cluster anew.
    public void refresh() {
        loading.start("list topics", cancellation -> Overview.of(session, cancellation), loaded -> {
            overview.set(Optional.of(loaded));
            failure.set(Optional.empty());
            growths = grown(loaded.groups());
            show();
        }, problem -> failure.set(Optional.of(problem)));
    }

    /// Opens what the row stands for.
    public void open(NavigatorRow row) {
        switch (row) {
            case TopicRow topic -> onOpenTopic.accept(topic.name());
            case InternalRow _ -> internalShown.set(!internalShown.get());
            case Heading _, GroupRow _, BrokerRow _, NoteRow _ -> { }
        }
    }

    public void close() {
        refreshing.cancel();
        loading.cancel();
    }

    private void refreshIfIdle() {
        if (!loading.isBusy()) {
            refresh();
        }
    }

    private void show() {
        overview.get().ifPresent(loaded -> Rows.update(rows, rowsOf(loaded), NavigatorRow::key));
    }

    private List<NavigatorRow> rowsOf(Overview loaded) {
        var result = new ArrayList<NavigatorRow>();
        result.add(new Heading("Topics"));
        addTopics(loaded, result);
        result.add(new Heading("Consumer groups"));
        int before = result.size();
        loaded.groups().stream().filter(group -> passes(group.id())).map(this::row).forEach(result::add);
        if (result.size() == before) {
            result.add(new NoteRow("groups",
                    !loaded.groupsKnown() ? "may not be listed" : loaded.groups().isEmpty() ? "none yet" : "none matches"));
        }
        result.add(new Heading("Brokers"));
        for (var broker : loaded.cluster().brokers()) {
            boolean controller = loaded.cluster().controller().filter(broker::equals).isPresent();
            result.add(new BrokerRow(broker.id(), broker.address(), controller));
        }
        return result;
    }

    private void addTopics(Overview loaded, List<NavigatorRow> result) {
        int before = result.size();
        loaded.topics().stream().filter(topic -> !topic.internal() && passes(topic.name())).map(NavigatorViewModel::row)
                .forEach(result::add);
        if (result.size() == before) {
            boolean none = loaded.topics().stream().allMatch(Topic::internal);
            result.add(new NoteRow("topics", none ? "none that you may see" : "none contains “" + filter.get() + "”"));
        }
        var internal = loaded.topics().stream().filter(topic -> topic.internal() && passes(topic.name())).toList();
        if (!internal.isEmpty()) {
            result.add(new InternalRow(internal.size(), internalShown.get()));
            if (internalShown.get()) {
                internal.stream().map(NavigatorViewModel::row).forEach(result::add);
            }
        }
    }

    private boolean passes(String name) {
        return name.toLowerCase(Locale.ROOT).contains(filter.get().strip().toLowerCase(Locale.ROOT));
    }

    private static TopicRow row(Topic topic) {
        return new TopicRow(topic.name(), topic.partitions().size(), topic.count());
    }

    private GroupRow row(Group group) {
        var growth = growths.get(group.id());
        return new GroupRow(group.id(), group.state(), group.lag(), growth != null && growth.times() >= FALLING_BEHIND);
    }

    private Map<String, Growth> grown(List<Group> groups) {
        var now = new HashMap<String, Growth>();
        for (var group : groups) {
            if (group.lag().isPresent()) {
                long lag = group.lag().getAsLong();
                var before = growths.getOrDefault(group.id(), new Growth(lag, 0));
                now.put(group.id(), new Growth(lag, lag > before.lag() ? before.times() + 1 : 0));
            }
        }
        return now;
    }
}

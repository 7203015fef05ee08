package dev.topicscope.ui.topics;

import java.time.Duration;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.topicscope.browse.Session;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.PartitionState;
import dev.topicscope.model.Topic;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.kit.Rows;

/// One topic, kept up to date. FX thread only; [#close] ends the refreshing.
public final class TopicViewModel {

    private static final Duration REFRESH = Duration.ofSeconds(2);

    private final Session session;
    private final String name;
    private final Slot loading;
    private final Cancellation refreshing;
    private final ReadOnlyObjectWrapper<Optional<Topic>> topic = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<PartitionState> partitions = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());

    public TopicViewModel(Session session, Background background, String name) {
        this.session = session;
        this.name = name;
        this.loading = new Slot(background);
        refreshing = background.every(REFRESH, this::refreshIfIdle);
        refresh();
    }

    public String name() {
        return name;
    }

    /// The topic as it last answered.
    public ReadOnlyObjectProperty<Optional<Topic>> topic() {
        return topic.getReadOnlyProperty();
    }

    /// Its partitions in the order of their numbers. Changed in place: a row that is still there keeps its selection.
    public ObservableList<PartitionState> partitions() {
        return partitions;
    }

    /// Why the last refresh failed; what is shown is then older.
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    public void refresh() {
        loading.start("describe " + name, cancellation -> session.topic(name, cancellation), loaded -> {
            topic.set(Optional.of(loaded));
            Rows.update(partitions, loaded.partitions(), PartitionState::partition);
            failure.set(Optional.empty());
        }, problem -> failure.set(Optional.of(problem)));
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
}

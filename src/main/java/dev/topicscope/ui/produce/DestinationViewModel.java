package dev.topicscope.ui.produce;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import dev.topicscope.ui.kit.Rows;
import dev.topicscope.ui.produce.Destinations.Cluster;

/// A topic being chosen among those of the open clusters. FX thread only.
public final class DestinationViewModel {

    private final Destinations destinations;
    // Its own, so that whoever shows it hangs on this and not on what all pages share.
    private final ObservableList<Cluster> clusters = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Cluster>> cluster = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> topic = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<String> topics = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription following = Subscription.EMPTY;
    private final ListChangeListener<Cluster> watching = _ -> clustersChanged();
    private Optional<String> closed = Optional.empty();

    DestinationViewModel(Destinations destinations) {
        this.destinations = destinations;
        clusters.setAll(destinations.clusters());
        destinations.clusters().addListener(watching);
        cluster.addListener((_, _, chosen) -> follow(chosen));
        topic.addListener(_ -> judge());
        judge();
    }

    /// The clusters to choose from; those that are read-only can't be chosen.
    public ObservableList<Cluster> clusters() {
        return clusters;
    }

    public ObjectProperty<Optional<Cluster>> cluster() {
        return cluster;
    }

    public ObjectProperty<Optional<String>> topic() {
        return topic;
    }

    /// The topics of the chosen cluster, as far as known.
    public ObservableList<String> topics() {
        return topics;
    }

    /// Why nothing can be sent there.
    public ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// How many partitions the chosen topic has, as far as known.
    OptionalInt partitions() {
        return cluster.get().isPresent() && topic.get().isPresent() ? cluster.get().get().partitions(topic.get().get())
                : OptionalInt.empty();
    }

    /// Chooses a topic of the cluster of that id.
    void choose(String clusterId, String name) {
        cluster.set(destinations.of(clusterId));
        topic.set(Optional.of(name));
    }

    boolean isChosen(String clusterId, String name) {
        return cluster.get().filter(it -> it.id().equals(clusterId)).isPresent() && topic.get().filter(name::equals).isPresent();
    }

    /// Follows the clusters no longer.
    void close() {
        destinations.clusters().removeListener(watching);
        following.unsubscribe();
    }

    private void clustersChanged() {
        clusters.setAll(destinations.clusters());
        if (cluster.get().isPresent() && !destinations.clusters().contains(cluster.get().get())) {
            closed = cluster.get().map(Cluster::name);
            cluster.set(Optional.empty());
        }
        judge();
    }

    private void follow(Optional<Cluster> chosen) {
        following.unsubscribe();
        following = chosen.map(it -> it.overview().subscribe(_ -> showTopics())).orElse(Subscription.EMPTY);
        if (chosen.isEmpty()) {
            topics.clear();
        } else {
            closed = Optional.empty();
        }
        judge();
    }

    private void showTopics() {
        List<String> known = cluster.get().map(Cluster::topics).orElse(List.of());
        Rows.update(topics, known, name -> name);
        judge();
    }

    private void judge() {
        problem.set(cluster.get().map(it -> it.isReadOnly() ? Optional.of(it.name() + " is read-only: choose another cluster.")
                : topic.get().isEmpty() ? Optional.of("Choose a topic.")
                : !topics.isEmpty() && !topics.contains(topic.get().get()) ? Optional.of(it.name() + " has no topic "
                + topic.get().get() + ": choose another, since none is created by sending.") : Optional.<String>empty())
                .orElseGet(() -> Optional.of(closed.map(name -> name + " was closed: choose where the records go.")
                        .orElse("Choose where the records go."))));
    }
}

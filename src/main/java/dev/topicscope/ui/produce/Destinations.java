package dev.topicscope.ui.produce;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.topicscope.browse.Overview;
import dev.topicscope.browse.Session;
import dev.topicscope.model.Topic;

/// Where records can be sent: the clusters that are open, and their topics. Kept up to date by whoever opens them. FX thread only.
public final class Destinations {

    private final ObservableList<Cluster> clusters = FXCollections.observableArrayList();
    private Going onGo = (_, _, _) -> { };

    /// An open cluster; `overview` is what it has, as far as known.
    public record Cluster(Session session, ReadOnlyObjectProperty<Optional<Overview>> overview) {

        public String id() {
            return session.connection().id();
        }

        public String name() {
            return session.connection().name();
        }

        /// Whether nothing may be written to it.
        public boolean isReadOnly() {
            return session.connection().marking().readOnly();
        }

        /// The names of its topics, but for those of Kafka itself.
        public List<String> topics() {
            return overview.get().map(known -> known.topics().stream().filter(topic -> !topic.internal()).map(Topic::name).toList())
                    .orElse(List.of());
        }

        /// How many partitions a topic has, as far as known.
        OptionalInt partitions(String topic) {
            return overview.get().stream().flatMap(known -> known.topics().stream()).filter(one -> one.name().equals(topic))
                    .mapToInt(one -> one.partitions().size()).findFirst();
        }
    }

    /// Takes what is typed to the form of another topic.
    public interface Going {

        void go(Cluster cluster, String topic, RecordSnapshot typed);
    }

    /// The open clusters, in the order in which they were opened.
    public ObservableList<Cluster> clusters() {
        return clusters;
    }

    public Optional<Cluster> of(String id) {
        return clusters.stream().filter(cluster -> cluster.id().equals(id)).findFirst();
    }

    /// Whether records can be sent anywhere at all.
    public boolean anyTakes() {
        return clusters.stream().anyMatch(cluster -> !cluster.isReadOnly());
    }

    public void setOnGo(Going action) {
        onGo = action;
    }

    void go(Cluster cluster, String topic, RecordSnapshot typed) {
        onGo.go(cluster, topic, typed);
    }
}

package dev.topicscope.doctor;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is wrong with the cluster as a whole.
final class ClusterRules {

    private ClusterRules() {
    }

    static Optional<Diagnosis> twoClusters(Evidence evidence) {
        return evidence.cluster().filter(cluster -> new TreeSet<>(cluster.clusterIds().values()).size() > 1).map(cluster -> {
            var groups = cluster.clusterIds().entrySet().stream()
                    .collect(Collectors.groupingBy(entry -> entry.getValue(), TreeMap::new,
                            Collectors.mapping(entry -> entry.getKey().toString(), Collectors.toCollection(TreeSet::new))));
            var fixes = groups.entrySet().stream().<Fix>map(group -> new Fix.UseAddresses("Use only cluster " + group.getKey(),
                    String.join(",", group.getValue()))).toList();
            return new Diagnosis(Cause.TWO_CLUSTERS, "The addresses of the list belong to " + groups.size() + " different clusters.",
                    "A client takes whichever address answers first, and would work now with one cluster and then with another: "
                    + groups.entrySet().stream().map(group -> String.join(", ", group.getValue()) + " is cluster " + group.getKey())
                            .collect(Collectors.joining("; ")) + ".", fixes);
        });
    }

    static Optional<Diagnosis> noneAdvertised(Evidence evidence) {
        return evidence.cluster().filter(cluster -> cluster.brokers().isEmpty()).map(cluster -> new Diagnosis(Cause.ADVERTISED_NONE,
                "The broker answers, but names no broker for clients of this listener.",
                "A client is told where the brokers are, for the listener at which it asks. Here none is named: no broker has joined the"
                + " cluster yet, or the others have no listener of the same name.",
                Fixes.of(Fixes.again(), Fixes.advice("Check that all brokers have the same listener names in listeners and"
                        + " advertised.listeners."))));
    }

    static Optional<Diagnosis> brokersDown(Evidence evidence) {
        return evidence.cluster().filter(cluster -> !cluster.missing().isEmpty()).map(cluster -> {
            var down = new TreeSet<>(cluster.missing());
            int all = down.size() + cluster.brokers().size();
            String reading = cluster.leaderless() == 0 ? "All partitions seen have a leader, so everything can be read; some records have"
                    + " fewer copies than they should."
                    : cluster.leaderless() + " of " + Words.count(cluster.partitions(), "partition")
                    + " have no leader: they can be neither read nor written until a broker that holds them is back.";
            return new Diagnosis(Cause.BROKERS_DOWN, down.size() + " of " + all + " brokers " + (down.size() == 1 ? "is" : "are")
                    + " down: " + Words.listed(down) + ".",
                    "Partitions are kept on these brokers, but the cluster does not count them among the living. " + reading,
                    Fixes.of(Fixes.advice("Start broker " + Words.listed(down) + " again; its log says why it ended."), Fixes.again()));
        });
    }

    static Optional<Diagnosis> coordinator(Evidence evidence) {
        return evidence.coordinator().filter(one -> one.outcome() == Coordinator.Outcome.UNAVAILABLE).map(one ->
                new Diagnosis(Cause.COORDINATOR_UNAVAILABLE, "Consumer groups have no coordinator at present.",
                        "Each group is looked after by one broker, that which leads its part of the topic __consumer_offsets. The"
                        + " cluster says that there is none now, so topics can be read, but groups can neither be joined nor looked"
                        + " at. " + one.detail(),
                        List.of(Fixes.again(), Fixes.advice("Check that __consumer_offsets has a leader for every partition."))));
    }
}

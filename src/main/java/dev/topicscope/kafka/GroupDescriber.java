package dev.topicscope.kafka;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Group;
import dev.topicscope.model.IsolationLevel;

/// Lists groups with their lag. Thread-safe; blocks.
///
/// Offsets are asked for all groups in one call, which is ten times as fast as one call a group.
final class GroupDescriber {

    /// For brokers that do not answer: the groups of the others come all the same.
    private static final int PATIENCE_MILLIS = 3_000;

    private final Admin admin;
    private final OffsetFinder offsets;

    GroupDescriber(Admin admin) {
        this.admin = admin;
        this.offsets = new OffsetFinder(admin, IsolationLevel.READ_UNCOMMITTED);
    }

    List<Group> all(Cancellation cancellation) throws FailureException {
        var listed = listed(cancellation);
        var committed = committed(listed, cancellation);
        var partitions = new HashSet<TopicPartition>();
        committed.values().forEach(group -> partitions.addAll(group.keySet()));
        var ends = partitions.isEmpty() ? Map.<TopicPartition, OptionalLong>of() : offsets.askEnds(partitions).await(cancellation);
        return listed.values().stream().map(group -> new Group(group.groupId(), group.groupState().orElse(GroupState.UNKNOWN).toString(),
                lag(committed.getOrDefault(group.groupId(), Map.of()), ends))).toList();
    }

    /// Those that have committed offsets in `topic`.
    List<String> of(String topic, Cancellation cancellation) throws FailureException {
        var committed = committed(listed(cancellation), cancellation);
        return committed.keySet().stream().filter(group -> committed.get(group).keySet().stream()
                .anyMatch(partition -> partition.topic().equals(topic))).sorted().toList();
    }

    private Map<String, GroupListing> listed(Cancellation cancellation) throws FailureException {
        var listed = new TreeMap<String, GroupListing>();
        for (var group : Waits.await(admin.listGroups(new ListGroupsOptions().timeoutMs(PATIENCE_MILLIS)).valid(), "list groups",
                cancellation)) {
            listed.put(group.groupId(), group);
        }
        return listed;
    }

    private Map<String, Map<TopicPartition, Long>> committed(Map<String, GroupListing> groups, Cancellation cancellation)
            throws FailureException {
        var asked = groups.values().stream().filter(GroupDescriber::commitsOffsets)
                .collect(Collectors.toMap(GroupListing::groupId, _ -> new ListConsumerGroupOffsetsSpec()));
        if (asked.isEmpty()) {
            return Map.of();
        }
        var answers = admin.listConsumerGroupOffsets(asked, new ListConsumerGroupOffsetsOptions().timeoutMs(PATIENCE_MILLIS));
        var committed = new HashMap<String, Map<TopicPartition, Long>>();
        for (String group : asked.keySet()) {
            try {
                committed.put(group, OffsetFinder.known(Waits.await(answers.partitionsToOffsetAndMetadata(group),
                        "ask for committed offsets", cancellation)));
            } catch (FailureException e) {
                // This group's offsets may not be read: its lag is then unknown, and shown as such.
                cancellation.check();
            }
        }
        return committed;
    }

    /// All but share groups do, which have no committed offsets. Brokers before 3.8 tell no type, and know classic groups only.
    private static boolean commitsOffsets(GroupListing group) {
        return group.type().filter(type -> type == GroupType.SHARE).isEmpty();
    }

    private static OptionalLong lag(Map<TopicPartition, Long> committed, Map<TopicPartition, OptionalLong> ends) {
        var lags = committed.entrySet().stream().filter(entry -> ends.getOrDefault(entry.getKey(), OptionalLong.empty()).isPresent())
                .mapToLong(entry -> Math.max(0, ends.get(entry.getKey()).getAsLong() - entry.getValue())).toArray();
        return lags.length == 0 ? OptionalLong.empty() : OptionalLong.of(Arrays.stream(lags).sum());
    }
}

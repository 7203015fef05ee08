package dev.topicscope.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

import dev.topicscope.browse.Session;
import dev.topicscope.browse.TimelineRequest;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.TimeRange;

/// What a timeline of 200 slices costs against as many look-ups of offsets by time, asked all at once and nothing else; each counts the
/// look-ups that such a picture takes.
final class TimelineBench {

    private static final int SLICES = 200;
    private static final int COARSE = 25;

    private final String bootstrap;
    private final Session session;
    private final int rounds;

    TimelineBench(String bootstrap, Session session, int rounds) {
        this.bootstrap = bootstrap;
        this.session = session;
        this.rounds = rounds;
    }

    String table(String topic, int partitions) throws Exception {
        var cancellation = new Cancellation();
        var whole = session.timeline(TimelineRequest.of(topic, SLICES), cancellation).range();
        long lookUps = (long) SLICES * partitions;
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return new Rounds("timeline (" + partitions + " partitions)", 2, rounds)
                    .add("bare look-ups, all at once", () -> bare(admin, topic, partitions, whole))
                    .add("timeline of 200 slices", () -> session.timeline(TimelineRequest.of(topic, SLICES), cancellation).range() == null
                            ? 0 : lookUps)
                    .add("the coarse one of 25 before it", () -> session.timeline(TimelineRequest.of(topic, COARSE), cancellation)
                            .range() == null ? 0 : lookUps)
                    .add("one that is known already", () -> {
                        var known = session.timeline(new TimelineRequest(topic, Set.of(), Optional.of(whole), COARSE, Optional.empty()),
                                cancellation);
                        return session.timeline(TimelineRequest.of(topic, COARSE).knowing(known), cancellation).range() == null
                                ? 0 : lookUps;
                    }).table();
        }
    }

    private static long bare(Admin admin, String topic, int partitions, TimeRange range) throws Exception {
        long from = range.from().toEpochMilli();
        long length = range.to().toEpochMilli() - from;
        var asked = LongStream.range(0, SLICES).mapToObj(slice -> {
            var specs = new HashMap<TopicPartition, OffsetSpec>();
            for (int partition = 0; partition < partitions; partition++) {
                specs.put(new TopicPartition(topic, partition), OffsetSpec.forTimestamp(from + length * slice / SLICES));
            }
            return admin.listOffsets(specs).all();
        }).toList();
        long answers = 0;
        for (var answer : asked) {
            answers += answer.get().size();
        }
        return answers;
    }
}

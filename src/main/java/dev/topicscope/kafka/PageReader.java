package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

import dev.topicscope.browse.BackwardMerge;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Partition;

/// Reads the records that lie before given offsets, some at a time: in the order of time over all partitions, each exactly once.
///
/// A log can only be read forwards: so of each partition a short run of offsets before the edge is read, and another before that where it
/// held too few, until the newest of all are known. Its consumer has small fetches, since what is read beyond a page is read in vain.
/// Confined to one thread.
final class PageReader {

    /// How many records a page has, unless the log begins before.
    static final int RECORDS = 500;

    private static final Duration POLL = Duration.ofMillis(100);
    /// How long a page may take; partitions that have brought nothing by then are left out of it.
    static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final long HELD_BYTES = 32L << 20;
    private static final long LEAST_RUN_BYTES = 256L << 10;
    private static final long SHORTEST_RUN = 16;
    private static final long LONGEST_RUN = 100_000;
    private static final int GROWTH = 4;

    private final String topic;
    private final Offsets offsets;
    private final Map<Integer, Long> logStarts;
    private final Duration patience;
    /// How long runs may be in partitions whose records are large.
    private final Map<Integer, Long> bounds = new HashMap<>();

    /// What was read: the records in order, the edge of each partition now, and the partitions that did not answer.
    record Page(RecordStore records, Map<Integer, Long> edges, List<Integer> silent) {
    }

    /// A stretch of one partition that is being read: `from` inclusive, `to` exclusive.
    private static final class Run {
        private final TopicPartition partition;
        private final List<ConsumerRecord<ByteBuffer, ByteBuffer>> records = new ArrayList<>();
        private long from;
        private long to;
        private long bytes;

        private Run(TopicPartition partition, long from, long to) {
            this.partition = partition;
            this.from = from;
            this.to = to;
        }
    }

    /// `logStarts` is where logs are known to begin; it is brought up to date here. A page takes `patience` at most.
    PageReader(String topic, Offsets offsets, Map<Integer, Long> logStarts, Duration patience) {
        this.topic = topic;
        this.offsets = offsets;
        this.logStarts = logStarts;
        this.patience = patience;
    }

    /// Reads the newest [#RECORDS] records before the offsets `edges`, or fewer where they have `mostBytes`.
    ///
    /// @throws FailureException `TimedOut` if no partition answers, `Cancelled`, or else what the cluster says
    Page before(Map<Integer, Long> edges, long mostBytes, Consumer<ByteBuffer, ByteBuffer> consumer, Cancellation ended)
            throws FailureException {
        var merge = new BackwardMerge<ConsumerRecord<ByteBuffer, ByteBuffer>>(ConsumerRecord::timestamp, PageReader::size, RECORDS,
                mostBytes);
        edges.forEach((partition, edge) -> {
            if (edge > logStart(partition)) {
                merge.begin(partition, edge);
            }
        });
        var silent = new TreeSet<Integer>();
        long length = edges.size() == 1 ? RECORDS : Math.max(SHORTEST_RUN, 3L * RECORDS / (2L * edges.size()));
        long deadline = System.nanoTime() + patience.toNanos();
        try (var _ = ended.onCancel(consumer::wakeup)) {
            for (var wanting = merge.wanting(); !wanting.isEmpty() && !merge.isFull(); wanting = merge.wanting()) {
                var late = read(runs(wanting, merge, length), merge, consumer, deadline, ended);
                late.forEach(merge::leaveOut);
                silent.addAll(late);
                merge.take();
                // What held too little, for gaps or since it has the newest records of all, is read on in longer runs.
                length = Math.min(LONGEST_RUN, length * GROWTH);
            }
        } catch (KafkaException e) {
            throw KafkaFailures.translate(e, "read older records of " + topic, Duration.ZERO);
        }
        if (merge.size() == 0 && !silent.isEmpty()) {
            throw new FailureException(new Failure.TimedOut("read older records of " + topic, patience, ""));
        }
        var page = new RecordStore(topic, Long.MAX_VALUE, RecordStore.HEAD_BYTES);
        merge.records().forEach(record -> PolledRecord.append(record, page));
        return new Page(page, merge.edges(ConsumerRecord::offset), List.copyOf(silent));
    }

    private long logStart(int partition) {
        return logStarts.getOrDefault(partition, 0L);
    }

    private Map<TopicPartition, Run> runs(List<Integer> wanting, BackwardMerge<?> merge, long length) {
        var runs = new HashMap<TopicPartition, Run>();
        for (int partition : wanting) {
            long bound = bounds.getOrDefault(partition, LONGEST_RUN);
            bounds.put(partition, Math.min(LONGEST_RUN, bound * 2));
            long to = merge.low(partition);
            var key = new TopicPartition(topic, partition);
            runs.put(key, new Run(key, Math.max(logStart(partition), to - Math.min(length, bound)), to));
        }
        return runs;
    }

    /// Reads all `runs` and gives them to `merge`; returns the partitions that did not answer in time.
    private List<Integer> read(Map<TopicPartition, Run> runs, BackwardMerge<ConsumerRecord<ByteBuffer, ByteBuffer>> merge,
            Consumer<ByteBuffer, ByteBuffer> consumer, long deadline, Cancellation ended) throws FailureException {
        long mostBytes = Math.max(LEAST_RUN_BYTES, HELD_BYTES / runs.size());
        consumer.assign(runs.keySet());
        consumer.resume(runs.keySet());
        runs.values().forEach(run -> consumer.seek(run.partition, run.from));
        var open = new HashMap<>(runs);
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            ended.check();
            try {
                var polled = consumer.poll(POLL);
                for (var run : List.copyOf(open.values())) {
                    take(run, polled.records(run.partition));
                    var next = polled.nextOffsets().get(run.partition);
                    if (next != null && next.offset() >= run.to) {
                        consumer.pause(List.of(run.partition));
                        open.remove(run.partition);
                        merge.add(run.partition.partition(), run.records, run.from, run.from > logStart(run.partition.partition()));
                    } else if (run.bytes > mostBytes && run.to - run.from > 1) {
                        shorten(run, consumer);
                    }
                }
            } catch (WakeupException e) {
                ended.check();
            } catch (OffsetOutOfRangeException e) {
                moveInto(e.offsetOutOfRangePartitions(), open, merge, consumer, ended);
            }
        }
        return open.keySet().stream().map(TopicPartition::partition).toList();
    }

    private static void take(Run run, List<ConsumerRecord<ByteBuffer, ByteBuffer>> polled) {
        for (var record : polled) {
            if (record.offset() < run.to) {
                run.records.add(record);
                run.bytes += size(record);
            }
        }
    }

    private static long size(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        return Math.max(0, record.serializedKeySize()) + (long) Math.max(0, record.serializedValueSize());
    }

    /// Its records are so large that fewer of them are enough.
    private void shorten(Run run, Consumer<ByteBuffer, ByteBuffer> consumer) {
        long length = Math.max(1, (run.to - run.from) / GROWTH);
        bounds.put(run.partition.partition(), length);
        begin(run, run.to - length, consumer);
    }

    private static void begin(Run run, long from, Consumer<ByteBuffer, ByteBuffer> consumer) {
        run.from = from;
        run.bytes = 0;
        run.records.clear();
        consumer.seek(run.partition, from);
    }

    /// The log has been cut since: reads what is left of the runs.
    private void moveInto(Map<TopicPartition, Long> positions, Map<TopicPartition, Run> open, BackwardMerge<?> merge,
            Consumer<ByteBuffer, ByteBuffer> consumer, Cancellation ended) throws FailureException {
        var logs = offsets.ranges(positions.keySet(), ended);
        for (var partition : positions.keySet()) {
            var log = logs.get(new Partition(partition.topic(), partition.partition()));
            var run = open.get(partition);
            if (log == null || run == null) {
                continue;
            }
            logStarts.put(partition.partition(), log.from());
            run.to = Math.min(run.to, log.to());
            if (run.to <= log.from()) {
                consumer.pause(List.of(partition));
                open.remove(partition);
                merge.add(partition.partition(), List.of(), run.to, false);
            } else {
                begin(run, Math.max(run.from, log.from()), consumer);
            }
        }
    }
}

package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

import dev.topicscope.browse.End;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.kafka.Joining.Share;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;

/// What a reader's thread does from beginning to end: makes its consumer, polls, merges, stores, and closes the consumer.
final class ReadLoop {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration ROOM = Duration.ofMillis(200);
    /// How long partitions that bring nothing hold up the others.
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private final ReadRequest request;
    private final Joining joining;
    private final ReadConsumers consumers;
    private final FirstPage firstPage;
    private final RecordStore records;
    private final ReadControl control;
    private final ReadBoard board;
    private final List<Share> first = new ArrayList<>();
    private final CatchUp catchUp;
    private final boolean bounded;
    private final long most;

    ReadLoop(ReadRequest request, Joining joining, ReadConsumers consumers, FirstPage firstPage, RecordStore records,
            ReadControl control, ReadBoard board) {
        this.request = request;
        this.joining = joining;
        this.consumers = consumers;
        this.firstPage = firstPage;
        this.records = records;
        this.control = control;
        this.board = board;
        bounded = !(request.end() instanceof End.Never);
        most = request.end() instanceof End.Count(long count) ? count : Long.MAX_VALUE;
        catchUp = new CatchUp(PATIENCE, bounded);
    }

    /// Reads until the control ends it or it can't go on, which is then said on the board.
    void run() {
        try {
            var partitions = untilAnswered(() -> joining.begin(control.ended()));
            if (partitions.isPresent()) {
                begin();
                var consumer = untilAnswered(() -> made(partitions.get()));
                if (consumer.isPresent()) {
                    readAll(consumer.get());
                }
            }
        } catch (KafkaException e) {
            board.fail(KafkaFailures.translate(e, "read " + request.topic(), Duration.ZERO).failure());
        } catch (FailureException e) {
            if (!(e.failure() instanceof Failure.Cancelled)) {
                board.fail(e.failure());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Shows where the read begins at once; not for the newest records, which are not known before all have been read.
    private void begin() {
        var shares = joining.take();
        shares.forEach(share -> records.begin(share.partition().partition(), share.start()));
        first.addAll(request.start() instanceof Start.Last ? shares
                : firstPage.read(shares, bounded, record -> left() > 0 && append(record)));
    }

    private interface Attempt<T> {
        T run() throws FailureException;
    }

    /// What `attempt` gives as soon as the cluster answers; empty if the reading has been ended before.
    private <T> Optional<T> untilAnswered(Attempt<T> attempt) throws FailureException, InterruptedException {
        do {
            try {
                var answer = attempt.run();
                board.answered();
                return Optional.of(answer);
            } catch (FailureException e) {
                if (!(e.failure() instanceof Failure.TimedOut || e.failure() instanceof Failure.Unreachable)) {
                    throw e;
                }
                board.waiting(e.failure());
            }
        } while (!control.awaitEnd(AGAIN));
        return Optional.empty();
    }

    private PacedConsumer made(int partitions) throws FailureException {
        try {
            return consumers.open(partitions, board.polls(), board::limited);
        } catch (KafkaException e) {
            throw KafkaFailures.translate(e, "read " + request.topic(), Duration.ZERO);
        }
    }

    private void readAll(PacedConsumer consumer) throws FailureException, InterruptedException {
        boolean well = false;
        try (var _ = control.ended().onCancel(consumer::wakeup)) {
            while (!control.isEnded()) {
                join(consumer);
                if (isOver()) {
                    board.end();
                    break;
                }
                if (control.isPaused()) {
                    control.awaitGoOn();
                    catchUp.resumed();
                    consumer.rested();
                } else if (consumer.assignment().isEmpty()) {
                    control.awaitEnd(POLL);
                } else {
                    poll(consumer);
                }
            }
            well = true;
        } finally {
            consumers.done(consumer, well);
        }
    }

    /// Whether the end that was chosen has been reached in every partition, those that do not answer yet too.
    private boolean isOver() {
        return bounded && (left() == 0 || joining.isSettled() && catchUp.isDone() && catchUp.next().isEmpty());
    }

    /// How many records are still to be taken; those that were dropped at the end, to make room for older ones, are to be taken again.
    private long left() {
        return most == Long.MAX_VALUE ? most : most - records.end();
    }

    private void join(PacedConsumer consumer) {
        var shares = new ArrayList<>(first);
        first.clear();
        shares.addAll(joining.take());
        if (shares.isEmpty()) {
            return;
        }
        var all = new ArrayList<>(consumer.assignment());
        shares.forEach(share -> all.add(share.partition()));
        consumer.assign(all);
        shares.forEach(share -> {
            consumer.seek(share.partition(), share.start());
            records.begin(share.partition().partition(), share.start());
            catchUp.begin(share);
        });
        board.doing(phase());
    }

    private void poll(PacedConsumer consumer) throws FailureException, InterruptedException {
        try {
            rewindIfCut(consumer);
            var polled = consumer.poll(POLL);
            catchUp.take(polled);
            store(consumer);
            catchUp.balance(consumer);
            board.doing(phase());
        } catch (WakeupException e) {
            // Somebody wants the reading to end: the loop sees it.
        } catch (OffsetOutOfRangeException e) {
            moveInto(consumer, e);
        }
    }

    private void store(PacedConsumer consumer) throws InterruptedException {
        for (var record = catchUp.next(); record.isPresent() && left() > 0 && !control.isEnded(); record = catchUp.next()) {
            while (!append(record.get())) {
                board.full(true);
                if (control.isEnded()) {
                    return;
                }
                records.awaitRoom(ROOM);
                catchUp.resumed();
                if (rewindIfCut(consumer)) {
                    return;
                }
            }
            board.full(false);
            catchUp.stored(record.get());
        }
        if (request.start() instanceof Start.Last(int newest) && !(request.end() instanceof End.Count) && catchUp.isFirst()) {
            records.forgetBefore(records.end() - newest);
        }
    }

    /// Reads again what has been dropped at the end to make room for older records, once there is room for it.
    private boolean rewindIfCut(PacedConsumer consumer) {
        var cut = records.resume();
        cut.ifPresent(offsets -> catchUp.rewind(offsets).forEach(consumer::seek));
        return cut.isPresent();
    }

    private boolean append(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        var headers = PolledRecord.headers(record);
        if (!records.append(record.partition(), record.offset(), PolledRecord.kind(record), record.timestamp(), record.key(),
                record.value(), headers)) {
            return false;
        }
        int headerBytes = 0;
        for (var header : headers) {
            headerBytes += header.key().length() + header.value().map(bytes -> bytes.length).orElse(0);
        }
        board.read(Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize()) + headerBytes);
        return true;
    }

    /// The log has been cut at its start, or at its end, past the position: goes on at the nearer end, and says what was not read.
    private void moveInto(PacedConsumer consumer, OffsetOutOfRangeException e) throws FailureException,
            InterruptedException {
        var positions = e.offsetOutOfRangePartitions();
        var ranges = joining.ranges(positions.keySet(), control.ended());
        positions.forEach((partition, position) -> {
            var range = ranges.get(new Partition(partition.topic(), partition.partition()));
            if (range != null) {
                moveInto(consumer, partition, position, range);
            }
        });
        if (ranges.size() < positions.size()) {
            // A partition that does not say where its log is: the next poll brings it here again.
            control.awaitEnd(AGAIN);
        }
    }

    private void moveInto(PacedConsumer consumer, TopicPartition partition, long position, OffsetRange range) {
        long target = Math.clamp(position, range.from(), range.to());
        consumer.seek(partition, target);
        catchUp.moved(partition, target, range.to());
        if (target > position) {
            board.deleted(partition.partition(), target - position);
        } else if (target < position) {
            board.lost(partition.partition(), position - target);
        }
    }

    private Phase phase() {
        if (request.end() instanceof End.Count) {
            return new Phase.CatchingUp(most - left(), Math.min(most, catchUp.total()));
        }
        return catchUp.isDone() && !bounded ? new Phase.Live() : new Phase.CatchingUp(catchUp.read(), catchUp.total());
    }
}

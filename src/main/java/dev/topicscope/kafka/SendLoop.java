package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

import dev.topicscope.browse.Placement;
import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.model.Draft;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Hands the records of a source to a producer, each when it is its time, until there are no more or the run is to end. Used by one thread.
///
/// A record that the producer does not take, since its memory is full, is offered again: nothing overtakes it and nothing is lost.
final class SendLoop {

    /// The producer's memory bounds bytes; of tiny records, what it and we note of each would outgrow it by far.
    private static final int MOST_OPEN = 250_000;
    private static final int LOOK_EVERY = 1_024;
    private static final Duration LOOK = Duration.ofMillis(50);

    private final SendRequest request;
    private final ReadControl control;
    private final SendBoard board;
    private final Producer<byte[], byte[]> producer;
    private final IntSupplier partitions;
    private final SendPacer pacer;
    private final Thread own = Thread.currentThread();
    private long placed;
    private long offered;
    private volatile boolean awaitingSource;

    /// `partitions` is how many the topic has now.
    SendLoop(SendRequest request, ReadControl control, SendBoard board, Producer<byte[], byte[]> producer, IntSupplier partitions) {
        this.request = request;
        this.control = control;
        this.board = board;
        this.producer = producer;
        this.partitions = partitions;
        this.pacer = new SendPacer(request.pace(), control, board);
    }

    /// @throws FailureException why nothing more can be handed over
    void run(RecordSource source) throws FailureException, InterruptedException {
        long left = request.limit().orElse(Long.MAX_VALUE);
        while (left > 0 && !control.isEnded()) {
            switch (next(source)) {
                case Item.End() -> left = 0;
                case Item.Faulty(long place, String reason) -> {
                    fault(place, reason);
                    // What is no record has its time too: else a source of nothing else would be asked as fast as it goes.
                    pacer.awaitTurn(Optional.empty());
                }
                case Item.Ready(Draft draft, long _) -> {
                    if (pacer.awaitTurn(draft.timestamp())) {
                        handOver(draft);
                        left--;
                    }
                }
            }
        }
    }

    /// Whether the source is asked for a record and has not answered yet. What it answers once the run is to end is not handed over.
    boolean isAwaitingSource() {
        return awaitingSource;
    }

    private Item next(RecordSource source) throws FailureException {
        awaitingSource = true;
        var item = source.next();
        awaitingSource = false;
        return item;
    }

    private void fault(long place, String reason) throws FailureException {
        board.fault(reason);
        if (request.onFault() == OnFault.STOP) {
            throw new FailureException(new Failure.Invalid("place " + place, reason, ""));
        }
    }

    private void handOver(Draft draft) throws FailureException, InterruptedException {
        awaitRoom();
        var attempt = new Attempt(board.handOver(), System.nanoTime(), sizeBytes(draft));
        var partition = partition(draft);
        if (partition.isPresent() && (partition.get() < 0 || partition.get() >= partitions.getAsInt())) {
            board.failed(attempt.number, "The topic has no partition " + partition.get() + ".", true, 0);
            return;
        }
        var timestamp = request.keepTimestamps() ? draft.timestamp().map(Instant::toEpochMilli) : Optional.<Long>empty();
        if (timestamp.isPresent() && timestamp.get() < 0) {
            board.failed(attempt.number, "Kafka takes no times before 1970.", true, 0);
            return;
        }
        var record = new ProducerRecord<>(request.topic(), partition.orElse(null), timestamp.orElse(null), draft.key().orElse(null),
                draft.value().orElse(null));
        draft.headers().forEach(header -> record.headers().add(header.key(), header.value().orElse(null)));
        try {
            offer(record, attempt);
        } catch (KafkaException | IllegalStateException e) {
            attempt.abandon();
            // A producer that was refused before says so with the reason as the cause.
            var why = e.getCause() != null && SendReasons.isEnd(e.getCause()) ? e.getCause() : e;
            throw new FailureException(SendReasons.end(why, request.topic()), e);
        }
    }

    private void offer(ProducerRecord<byte[], byte[]> record, Attempt attempt) throws FailureException {
        long since = 0;
        while (!control.isEnded()) {
            attempt.refused = null;
            producer.send(record, attempt);
            var refused = attempt.refused;
            if (refused == null) {
                board.bufferFull(false);
                return;
            }
            if (!SendReasons.isNotTaken(refused)) {
                board.failed(attempt.number, SendReasons.of(refused, request.settings().timeout()), true, 0);
                if (SendReasons.isEnd(refused)) {
                    throw new FailureException(SendReasons.end(refused, request.topic()), refused);
                }
                return;
            }
            boolean full = SendReasons.isBufferFull(refused);
            board.bufferFull(full);
            since = full || since == 0 ? System.nanoTime() : since;
            var waited = Duration.ofNanos(System.nanoTime() - since);
            if (waited.compareTo(request.settings().timeout()) > 0) {
                attempt.abandon();
                throw new FailureException(new Failure.TimedOut("find the leaders of " + request.topic(), waited,
                        KafkaFailures.detail(refused)));
            }
        }
        attempt.abandon();
    }

    private void awaitRoom() throws InterruptedException {
        if (++offered % LOOK_EVERY != 0) {
            return;
        }
        for (int looks = 0; !control.isEnded() && board.open() > MOST_OPEN; looks++) {
            board.bufferFull(looks > 1);
            board.awaitAnswers(LOOK);
        }
    }

    private Optional<Integer> partition(Draft draft) {
        return switch (request.placement()) {
            case Placement.ByKey() -> Optional.empty();
            case Placement.Given(int partition) -> Optional.of(partition);
            case Placement.AsNamed() -> draft.partition().isPresent() ? Optional.of(draft.partition().getAsInt()) : Optional.empty();
            case Placement.RoundRobin() -> Optional.of((int) (placed++ % partitions.getAsInt()));
        };
    }

    private static long sizeBytes(Draft draft) {
        return draft.key().map(bytes -> bytes.length).orElse(0) + (long) draft.value().map(bytes -> bytes.length).orElse(0);
    }

    /// Learns what became of one record. What the producer refuses, it tells on the thread that hands over; all else on its own.
    private final class Attempt implements Callback {

        private final long number;
        private final long since;
        private final long sizeBytes;
        private Exception refused;
        private boolean settled;

        private Attempt(long number, long since, long sizeBytes) {
            this.number = number;
            this.since = since;
            this.sizeBytes = sizeBytes;
        }

        @Override
        public void onCompletion(RecordMetadata stored, Exception error) {
            if (error != null && Thread.currentThread() == own) {
                refused = error;
                return;
            }
            if (error != null && isGivenUp(error) || !settle()) {
                return;
            }
            long took = System.nanoTime() - since;
            if (error == null) {
                board.acknowledged(number, stored.partition(), stored.hasOffset() ? stored.offset() : -1, sizeBytes, took);
            } else {
                board.failed(number, SendReasons.of(error, request.settings().timeout()), SendReasons.mayBeUnsent(error), took);
                if (SendReasons.isEnd(error)) {
                    board.fail(SendReasons.end(error, request.topic()));
                    control.end();
                }
            }
        }

        /// It is not going to be sent.
        private void abandon() {
            if (settle()) {
                board.neverSent();
            }
        }

        /// A producer that breaks may refuse a record that it has taken all the same, and tell of it again: only the first word counts.
        private synchronized boolean settle() {
            boolean first = !settled;
            settled = true;
            return first;
        }

        /// The producer was closed with records in it: the run says what they are when it ends.
        private boolean isGivenUp(Exception error) {
            return error.getClass() == KafkaException.class && control.isEnded();
        }
    }
}

package dev.topicscope.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

import dev.topicscope.browse.End;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;

/// What a thread of a search does from beginning to end: makes its consumer, polls its pieces, has each record tested, and closes the
/// consumer.
final class SearchLoop {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final long LAST_WAIT_MILLIS = 100;

    private final SearchRequest request;
    private final Offsets offsets;
    private final Clients clients;
    private final ReadControl control;
    private final Cancellation ended;
    private final boolean goesOn;
    private final SearchBudget budget;
    private final SearchBoard board;
    private final MatchWriter writer;
    private final SearchTest test;
    private final List<SearchPiece> own = new ArrayList<>();
    private final ConcurrentLinkedQueue<SearchPiece> offered = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, SearchPiece> open = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private final SearchCare care = new SearchCare();
    private final PollTally polls = new PollTally();

    /// Makes the consumers of a search.
    interface Clients {
        PacedConsumer.Source from(Fetching fetching);
    }

    SearchLoop(SearchRequest request, Offsets offsets, Clients clients, ReadControl control, SearchBudget budget, SearchBoard board,
               RecordStore matches) {
        this.request = request;
        this.offsets = offsets;
        this.clients = clients;
        this.control = control;
        this.ended = control.ended();
        this.goesOn = request.end() instanceof End.Never;
        this.budget = budget;
        this.board = board;
        board.add(polls);
        this.writer = new MatchWriter(matches, ended);
        this.test = new SearchTest(request.query().matcher(ended), ended, budget, board, writer::write);
    }

    /// Gives it a piece to read; from any thread.
    void offer(SearchPiece piece) {
        board.add(piece);
        offered.add(piece);
    }

    /// Searches until its pieces are read, the search is ended or can't go on; the latter is then said on the board.
    void run() {
        try {
            adopt();
            var fetching = Fetching.PACED;
            while (isWanted()) {
                fetching = searchWithCare(fetching);
            }
            settleAll();
        } catch (KafkaException e) {
            board.fail(KafkaFailures.translate(e, "search " + request.topic(), Duration.ZERO).failure());
            ended.cancel();
        } catch (FailureException e) {
            if (!(e.failure() instanceof Failure.Cancelled)) {
                board.fail(e.failure());
                ended.cancel();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            own.forEach(SearchPiece::release);
        }
    }

    private boolean isWanted() {
        return !ended.isCancelled() && !budget.isSpent() && (goesOn || !open.isEmpty());
    }

    /// Reads with one consumer; after a record that did not fit into memory it is to go on one by one.
    ///
    /// @return how to go on
    private Fetching searchWithCare(Fetching fetching) throws FailureException, InterruptedException {
        try {
            return search(fetching);
        } catch (OutOfMemoryError e) {
            test.restart();
            if (fetching == Fetching.ONE_BY_ONE) {
                care.passOver(board);
            } else {
                care.begin(open.values());
            }
            return Fetching.ONE_BY_ONE;
        }
    }

    /// Reads with one consumer to the end; or until it is to be read in another way.
    ///
    /// @return how to go on
    private Fetching search(Fetching fetching) throws FailureException, InterruptedException {
        try (var consumer = new PacedConsumer(clients.from(fetching), polls, board::limited);
                var _ = ended.onCancel(consumer::wakeup)) {
            assign(consumer);
            while (isWanted()) {
                if (adopt()) {
                    assign(consumer);
                }
                poll(consumer);
                if (settle()) {
                    assign(consumer);
                }
                balance(consumer);
                if (fetching == Fetching.ONE_BY_ONE && care.goOn()) {
                    return care.isOver() ? Fetching.PACED : Fetching.ONE_BY_ONE;
                }
            }
            return fetching;
        }
    }

    private boolean adopt() {
        boolean any = false;
        for (var piece = offered.poll(); piece != null; piece = offered.poll()) {
            own.add(piece);
            open.put(piece.partition(), piece);
            any = true;
        }
        return any;
    }

    /// Has the consumer read what is open, from where it is.
    private void assign(PacedConsumer consumer) {
        var before = new HashSet<>(consumer.assignment());
        var toRead = care.isOver() ? open.keySet() : Set.of(care.current().partition());
        consumer.assign(toRead);
        toRead.stream().filter(partition -> !before.contains(partition))
                .forEach(partition -> consumer.seek(partition, open.get(partition).next()));
        paused.retainAll(before);
    }

    private void poll(PacedConsumer consumer) throws FailureException, InterruptedException {
        try {
            if (open.isEmpty()) {
                control.awaitEnd(POLL);
                return;
            }
            var polled = consumer.poll(POLL);
            var next = polled.nextOffsets();
            for (var position : next.entrySet()) {
                var piece = open.get(position.getKey());
                if (piece != null) {
                    test.run(piece, polled.records(position.getKey()), position.getValue().offset());
                }
            }
        } catch (WakeupException e) {
            // Somebody wants the search to end: the loop sees it.
        } catch (OffsetOutOfRangeException e) {
            moveInto(consumer, e.offsetOutOfRangePartitions());
        }
    }

    /// Lets go of the pieces that have been read, or are not waited for any more.
    ///
    /// @return whether the consumer has less to read than before
    private boolean settle() throws InterruptedException {
        for (var piece : own) {
            if (piece.isDue()) {
                writer.drain(piece);
                if (piece.isRead() || piece.isGivenUp()) {
                    piece.release();
                }
            }
        }
        return open.values().removeIf(piece -> piece.isGivenUp() || piece.isRead() && !piece.goesOn());
    }

    /// After the last poll: waits for the pieces before, as long as the search is not to end.
    private void settleAll() throws InterruptedException {
        for (var piece : own) {
            while (!piece.isDue() && !ended.isCancelled()) {
                piece.awaitDue(LAST_WAIT_MILLIS);
            }
            piece.awaitDue(LAST_WAIT_MILLIS);
            writer.drain(piece);
            piece.release();
        }
    }

    /// Pauses the pieces of which too much is held back, and resumes the others.
    private void balance(PacedConsumer consumer) {
        for (var piece : open.values()) {
            if (writer.isFull(piece) && paused.add(piece.partition())) {
                consumer.pause(Set.of(piece.partition()));
            } else if (!writer.isFull(piece) && paused.remove(piece.partition())) {
                consumer.resume(Set.of(piece.partition()));
            }
        }
    }

    /// The log has been cut at its start, or at its end, past the position: goes on at the nearer end, and says what was not read.
    private void moveInto(PacedConsumer consumer, Map<TopicPartition, Long> positions)
            throws FailureException, InterruptedException {
        var ranges = offsets.ranges(positions.keySet(), ended);
        positions.forEach((partition, position) -> {
            var range = ranges.get(new Partition(partition.topic(), partition.partition()));
            if (range != null) {
                long next = moveInto(open.get(partition), position, range);
                consumer.seek(partition, next);
            }
        });
        if (ranges.size() < positions.size()) {
            // A partition that does not say where its log is: the next poll brings it here again.
            control.awaitEnd(AGAIN);
        }
    }

    private long moveInto(SearchPiece piece, long position, OffsetRange log) {
        int partition = piece.partition().partition();
        if (position < log.from()) {
            board.lost(partition, Math.min(log.from(), piece.goesOn() ? log.from() : piece.to()) - position);
        } else if (position > log.to()) {
            piece.shorten(log.to());
            board.warn("cut " + partition, "Partition " + partition + ": the cluster has lost its newest records, those from offset "
                    + log.to() + " on.");
        }
        long next = Math.clamp(position, log.from(), log.to());
        piece.advance(next);
        return next;
    }
}

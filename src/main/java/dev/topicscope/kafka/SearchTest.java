package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.topicscope.model.Cancellation;
import dev.topicscope.query.Query.EvaluationException;
import dev.topicscope.query.Query.Matcher;

/// Tests record after record, counts, and stops in the middle when the search is to end. Confined to one thread of a search.
final class SearchTest {

    /// A poll of dear records takes seconds: what was found and counted shows meanwhile.
    private static final long SLICE_NANOS = Duration.ofMillis(100).toNanos();
    private static final int SOME = 16;

    private final Matcher matcher;
    private final Cancellation ended;
    private final SearchBudget budget;
    private final SearchBoard board;
    private final Sink sink;
    private final RecordSieve sieve;
    private final SearchTally tally = new SearchTally();
    private final PolledRecord view = new PolledRecord();
    private final List<ConsumerRecord<ByteBuffer, ByteBuffer>> found = new ArrayList<>();
    private long newErrors;

    /// Takes what was found in a piece, in the order of offsets; keeps none of it.
    interface Sink {
        void take(SearchPiece piece, List<ConsumerRecord<ByteBuffer, ByteBuffer>> found) throws InterruptedException;
    }

    SearchTest(Matcher matcher, Cancellation ended, SearchBudget budget, SearchBoard board, Sink sink) {
        this.matcher = matcher;
        this.sieve = new RecordSieve(matcher);
        this.ended = ended;
        this.budget = budget;
        this.board = board;
        this.sink = sink;
        board.add(tally);
    }

    /// Tests those of `records` that belong to `piece`, hands on what is found, and moves the piece on: to `next` if that is all.
    void run(SearchPiece piece, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, long next) throws InterruptedException {
        int within = piece.goesOn() ? records.size() : before(records, piece.to());
        int granted = budget.claim(within);
        int tested = test(piece, records, granted);
        if (tested < within) {
            piece.advance(tested == 0 ? piece.next() : records.get(tested - 1).offset() + 1);
        } else {
            piece.advance(within == records.size() ? next : piece.to());
        }
    }

    /// Forgets what was found in a run that broke off, and has not been handed on.
    void restart() {
        found.clear();
        newErrors = 0;
        sieve.clear();
        view.clear();
    }

    private int test(SearchPiece piece, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, int number) throws InterruptedException {
        int published = 0;
        int tested = 0;
        int looks = 0;
        long nanos = System.nanoTime();
        sieve.begin();
        while (tested < number && !ended.isCancelled()) {
            tested = sieve.next(records, tested, number);
            if (tested < number && isTested(records.get(tested))) {
                tested++;
            }
            if (++looks % SOME == 0 && System.nanoTime() - nanos > SLICE_NANOS) {
                publish(piece, records, published, tested);
                published = tested;
                nanos = System.nanoTime();
            }
        }
        sieve.clear();
        view.clear();
        publish(piece, records, published, tested);
        return tested;
    }

    /// Whether the record has been tested to the end; not if the search ended amidst.
    private boolean isTested(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        try {
            if (matcher.matches(view.show(record))) {
                found.add(record);
            }
        } catch (EvaluationException e) {
            if (ended.isCancelled()) {
                return false;
            }
            newErrors++;
            board.error(e.getMessage());
        }
        return true;
    }

    /// Hands on what was found in the records from `from` to `to` (exclusive), then counts them.
    private void publish(SearchPiece piece, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, int from, int to)
            throws InterruptedException {
        if (from == to) {
            return;
        }
        sink.take(piece, found);
        piece.advance(records.get(to - 1).offset() + 1);
        long bytes = bytes(records, from, to);
        piece.count(bytes);
        tally.add(to - from, bytes, found.size(), newErrors);
        newErrors = 0;
        found.clear();
    }

    private static long bytes(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, int from, int to) {
        long bytes = 0;
        for (int i = from; i < to; i++) {
            var record = records.get(i);
            bytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        }
        return bytes;
    }

    /// How many of `records` lie before `end`; usually all.
    private static int before(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, long end) {
        int number = records.size();
        while (number > 0 && records.get(number - 1).offset() >= end) {
            number--;
        }
        return number;
    }
}

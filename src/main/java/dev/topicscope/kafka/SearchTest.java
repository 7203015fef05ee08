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
    private final SearchTally tally = new SearchTally();
    private final PolledRecord view = new PolledRecord();
    private final List<ConsumerRecord<ByteBuffer, ByteBuffer>> found = new ArrayList<>();
    private long newRecords;
    private long newBytes;
    private long newErrors;

    /// Takes what was found in a piece, in the order of offsets; keeps none of it.
    interface Sink {
        void take(SearchPiece piece, List<ConsumerRecord<ByteBuffer, ByteBuffer>> found) throws InterruptedException;
    }

    SearchTest(Matcher matcher, Cancellation ended, SearchBudget budget, SearchBoard board, Sink sink) {
        this.matcher = matcher;
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
        publish(piece);
    }

    /// Forgets what was found in a run that broke off.
    void restart() {
        found.clear();
        view.clear();
    }

    private int test(SearchPiece piece, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, int number) throws InterruptedException {
        int tested = 0;
        long published = System.nanoTime();
        while (tested < number && !ended.isCancelled()) {
            var record = records.get(tested);
            try {
                if (matcher.matches(view.show(record))) {
                    found.add(record);
                }
            } catch (EvaluationException e) {
                if (ended.isCancelled()) {
                    break;
                }
                newErrors++;
                board.error(e.getMessage());
            }
            newBytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
            newRecords++;
            tested++;
            if (tested % SOME == 0 && System.nanoTime() - published > SLICE_NANOS) {
                piece.advance(record.offset() + 1);
                publish(piece);
                published = System.nanoTime();
            }
        }
        view.clear();
        return tested;
    }

    private void publish(SearchPiece piece) throws InterruptedException {
        piece.count(newBytes);
        tally.add(newRecords, newBytes, found.size(), newErrors);
        newRecords = 0;
        newBytes = 0;
        newErrors = 0;
        sink.take(piece, found);
        found.clear();
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

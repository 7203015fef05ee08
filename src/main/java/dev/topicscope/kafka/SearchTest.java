package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.topicscope.model.Cancellation;
import dev.topicscope.query.Query.EvaluationException;
import dev.topicscope.query.Query.Matcher;

/// Tests record after record, counts, and stops in the middle when the search is to end. Confined to one thread of a search.
final class SearchTest {

    private final Matcher matcher;
    private final Cancellation ended;
    private final SearchBudget budget;
    private final SearchBoard board;
    private final SearchTally tally = new SearchTally();
    private final PolledRecord view = new PolledRecord();
    private final List<ConsumerRecord<ByteBuffer, ByteBuffer>> found = new ArrayList<>();

    SearchTest(Matcher matcher, Cancellation ended, SearchBudget budget, SearchBoard board) {
        this.matcher = matcher;
        this.ended = ended;
        this.budget = budget;
        this.board = board;
        board.add(tally);
    }

    /// Tests those of `records` that belong to `piece`, and moves it on: to `next` if that is all. What it returns is good until the next
    /// call.
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> run(SearchPiece piece, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, long next) {
        int within = piece.goesOn() ? records.size() : before(records, piece.to());
        int granted = budget.claim(within);
        int tested = test(piece, records, granted);
        if (tested < within) {
            piece.advance(tested == 0 ? piece.next() : records.get(tested - 1).offset() + 1);
        } else {
            piece.advance(within == records.size() ? next : piece.to());
        }
        return found;
    }

    private int test(SearchPiece piece, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, int number) {
        long bytes = 0;
        long errors = 0;
        int tested = 0;
        while (tested < number && !ended.isCancelled()) {
            var record = records.get(tested++);
            try {
                if (matcher.matches(view.show(record))) {
                    found.add(record);
                }
            } catch (EvaluationException e) {
                if (ended.isCancelled()) {
                    tested--;
                    break;
                }
                errors++;
                board.error(e.getMessage());
            }
            bytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        }
        view.clear();
        piece.count(bytes);
        tally.add(tested, bytes, found.size(), errors);
        return tested;
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

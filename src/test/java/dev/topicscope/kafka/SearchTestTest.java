package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.End;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Message;
import dev.topicscope.query.Query;
import dev.topicscope.query.RecordView;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTestTest {

    private static final int RECORDS = 5_000;

    private final Cancellation ended = new Cancellation();
    private final SearchBudget budget = new SearchBudget(new End.Now());
    private final SearchBoard board = new SearchBoard(false, budget);
    private final RecordStore matches = new RecordStore("orders", 10_000_000);
    private final SearchPiece piece = new SearchPiece(new TopicPartition("orders", 0), 0, RECORDS, false, Optional.empty());
    private int tested;

    @Test
    void nothingIsLostOrFoundTwiceWhereMemoryRunsOutAmidWritingOrTesting() throws Exception {
        var writer = new MatchWriter(matches, ended);
        var lacking = new ArrayList<>(List.of(3, 0));
        var test = test(record -> isEven(record, 1_500), (its, found) -> {
            if (lacking.isEmpty()) {
                writer.write(its, found);
                return;
            }
            writer.write(its, found.subList(0, Math.min(found.size(), lacking.removeFirst())));
            throw new OutOfMemoryError();
        });

        int broken = 0;
        while (!piece.isRead()) {
            try {
                test.run(piece, records((int) piece.next()), RECORDS);
            } catch (OutOfMemoryError e) {
                test.restart();
                broken++;
            }
        }

        assertThat(broken).isEqualTo(3);
        assertThat(offsets()).isEqualTo(IntStream.range(0, RECORDS / 2).mapToObj(i -> i * 2L).toList());
    }

    @Test
    void aRecordAmidWhichTheSearchEndsIsNeitherCountedNorAnError() throws Exception {
        var test = test(record -> {
            if (record.offset() == 7) {
                ended.cancel();
                throw new Query.EvaluationException("given up");
            }
            return true;
        }, new MatchWriter(matches, ended)::write);

        test.run(piece, records(0), RECORDS);

        assertThat(board.progress().records()).isEqualTo(7);
        assertThat(board.progress().errors()).isZero();
        assertThat(piece.next()).isEqualTo(7);
    }

    private boolean isEven(RecordView record, int lackingAt) {
        if (++tested == lackingAt) {
            throw new OutOfMemoryError();
        }
        return record.offset() % 2 == 0;
    }

    private SearchTest test(Query.Matcher matcher, SearchTest.Sink sink) {
        return new SearchTest(matcher, ended, budget, board, sink);
    }

    private List<Long> offsets() {
        return matches.messages(0, RECORDS).stream().map(Message::offset).toList();
    }

    private static List<ConsumerRecord<ByteBuffer, ByteBuffer>> records(int from) {
        return IntStream.range(from, RECORDS).mapToObj(i -> new ConsumerRecord<ByteBuffer, ByteBuffer>("orders", 0, i, null,
                ByteBuffer.wrap(new byte[] {(byte) i}))).toList();
    }
}

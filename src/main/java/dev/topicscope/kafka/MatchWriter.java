package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.topicscope.browse.RecordStore;
import dev.topicscope.model.Cancellation;

/// Brings what one thread has found into the store: in the order of offsets, so what is found in a later piece of a partition is held back
/// until the earlier ones are through.
///
/// Where the store is full and keeps its oldest, it waits for room. Confined to the thread.
final class MatchWriter {

    private static final int TOGETHER = 256;
    private static final long HELD_BYTES = 32L << 20;
    private static final Duration ROOM = Duration.ofMillis(10);

    private final RecordStore matches;
    private final Cancellation ended;
    private final Map<SearchPiece, RecordStore> held = new HashMap<>();

    MatchWriter(RecordStore matches, Cancellation ended) {
        this.matches = matches;
        this.ended = ended;
    }

    /// Takes what was found next in `piece`, and moves it on behind that. Keeps none of `found`.
    void write(SearchPiece piece, List<ConsumerRecord<ByteBuffer, ByteBuffer>> found) throws InterruptedException {
        if (found.isEmpty()) {
            return;
        }
        if (piece.isDue()) {
            drain(piece);
            putAll(found.size(), i -> isTaken(piece, found.get(i), matches));
        } else {
            var store = held.computeIfAbsent(piece, _ -> new RecordStore(piece.partition().topic(), Long.MAX_VALUE,
                    matches.headBytes()));
            found.forEach(record -> isTaken(piece, record, store));
        }
    }

    /// Has the piece go on behind what is taken, so that nothing is taken twice where memory runs out amidst.
    private static boolean isTaken(SearchPiece piece, ConsumerRecord<ByteBuffer, ByteBuffer> record, RecordStore store) {
        boolean taken = PolledRecord.append(record, store);
        if (taken) {
            piece.reach(record.offset() + 1);
        }
        return taken;
    }

    /// Whether so much of `piece` is held back that no more of it should be read.
    boolean isFull(SearchPiece piece) {
        var store = held.get(piece);
        return store != null && store.heldBytes() > HELD_BYTES;
    }

    /// Brings what is held back of `piece`, which is due, into the store.
    void drain(SearchPiece piece) throws InterruptedException {
        var store = held.remove(piece);
        if (store == null) {
            return;
        }
        for (long next = 0; next < store.end() && !ended.isCancelled(); ) {
            var messages = store.messages(next, TOGETHER);
            putAll(messages.size(), i -> matches.append(messages.get(i)));
            next += messages.size();
            store.forgetBefore(next);
        }
    }

    private interface Append {
        boolean at(int index);
    }

    private void putAll(int size, Append append) throws InterruptedException {
        int put = 0;
        while (put < size) {
            int from = put;
            var batch = new Batch(from, Math.min(size, from + TOGETHER), append);
            matches.appendTogether(batch);
            put = batch.next;
            if (batch.refused) {
                if (ended.isCancelled()) {
                    return;
                }
                matches.awaitRoom(ROOM);
            }
        }
    }

    private static final class Batch implements Runnable {
        private final int to;
        private final Append append;
        private int next;
        private boolean refused;

        private Batch(int from, int to, Append append) {
            this.next = from;
            this.to = to;
            this.append = append;
        }

        @Override
        public void run() {
            while (next < to && !refused) {
                refused = !append.at(next);
                next += refused ? 0 : 1;
            }
        }
    }
}

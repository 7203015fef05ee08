package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

import dev.topicscope.browse.Older;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Puts older records before those that a reading holds, a page each time it is asked. Thread-safe; pages are read on their own thread.
final class OlderPages {

    private static final int ATTEMPTS = 3;
    /// A page takes that part of the memory at most, so that what is looked at when it comes is still held then.
    private static final int SHARE = 8;

    private final ReadRequest request;
    private final PageThread thread;
    private final RecordStore records;
    private final ReadBoard board;
    private final PageReader reader;
    private final Cancellation closed = new Cancellation();
    private final AtomicReference<Older> last = new AtomicReference<>(new Older.None());

    OlderPages(ReadRequest request, Offsets offsets, PageThread thread, RecordStore records, ReadBoard board) {
        this.request = request;
        this.thread = thread;
        this.records = records;
        this.board = board;
        this.reader = new PageReader(request.topic(), offsets, board.logStarts(), PageReader.PATIENCE);
    }

    Older state() {
        var known = last.get();
        return known instanceof Older.None && isMore(records.before()) ? new Older.More() : known;
    }

    /// Has a page read, unless one is being read or there is none.
    void load() {
        var known = last.get();
        if (known instanceof Older.Loading || closed.isCancelled() || !isMore(records.before())) {
            return;
        }
        if (last.compareAndSet(known, new Older.Loading()) && !thread.run(this::read)) {
            last.set(new Older.None());
        }
    }

    /// Ends what is being read.
    void close() {
        closed.cancel();
    }

    private boolean isMore(Map<Integer, Long> before) {
        var logStarts = board.logStarts();
        return before.entrySet().stream().anyMatch(edge -> edge.getValue() > logStarts.getOrDefault(edge.getKey(), edge.getValue()));
    }

    private void read() {
        Older outcome = new Older.None();
        try {
            if (!closed.isCancelled()) {
                prepend(thread.consumer(request.isolation()));
            }
        } catch (KafkaException e) {
            outcome = new Older.Failed(KafkaFailures.translate(e, "read older records of " + request.topic(), Duration.ZERO).failure());
        } catch (FailureException e) {
            outcome = e.failure() instanceof Failure.Cancelled ? outcome : new Older.Failed(e.failure());
        } finally {
            last.set(outcome);
        }
    }

    /// A page is taken only if the edge is still where it was: records may have been dropped, or a partition may have come, meanwhile.
    private void prepend(Consumer<ByteBuffer, ByteBuffer> consumer) throws FailureException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var edges = records.before();
            var page = reader.before(edges, records.limitBytes() / SHARE, consumer, closed);
            board.silentBefore(page.silent());
            if (records.prepend(page.records(), edges, page.edges())) {
                return;
            }
        }
    }
}

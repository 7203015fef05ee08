package dev.topicscope.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.Pace;
import dev.topicscope.browse.PickedRecords;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.RecordExport.Whole;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.browse.Session;
import dev.topicscope.compose.Resending;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;

/// Measures what it takes to pick all rows of a table and to send them to another topic.
final class ResendBench {

    private static final long HOLD_BYTES = 1L << 30;

    private final Session session;

    ResendBench(Session session) {
        this.session = session;
    }

    /// At most as many of the records of `from` as can be picked at once.
    String line(String from, String to, long records) throws FailureException {
        long count = Math.min(records, PickedRecords.MOST);
        var request = new ReadRequest(from, Set.of(), new Start.Earliest(), IsolationLevel.READ_UNCOMMITTED, HOLD_BYTES);
        try (var reading = session.read(request)) {
            while (reading.progress().records() < count) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            long before = heap();
            long begun = System.nanoTime();
            var picked = PickedRecords.of(reading.records(), from, new IndexRange(0, count), new Cancellation());
            long picking = System.nanoTime() - begun;
            long taken = heap() - before;
            begun = System.nanoTime();
            send(picked, to);
            long sending = System.nanoTime() - begun;
            return String.format(Locale.ROOT, "%nresending %,d records of %,d MB: picked in %,d ms with %,d MB of heap, sent in %,d ms%n",
                    picked.count(), picked.sizeBytes() / 1_000_000, picking / 1_000_000, taken / 1_000_000, sending / 1_000_000);
        }
    }

    private void send(PickedRecords picked, String to) {
        var plan = new Resending(picked.count(), picked::message, new Resending.Keep(true, true, false), Whole.from(session));
        var request = new SendRequest(to, plan, OptionalLong.of(picked.count()), new Pace.Fastest(), new Placement.ByKey(),
                ProducerSettings.safe(), true, SendRequest.OnFault.SKIP);
        try (var sending = session.send(request)) {
            while (!sending.progress().state().isOver()) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            var progress = sending.progress();
            if (!(progress.state() instanceof State.Done) || progress.counts().acknowledged() != picked.count()) {
                throw new IllegalStateException("The run ended as " + progress);
            }
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

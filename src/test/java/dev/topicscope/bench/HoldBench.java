package dev.topicscope.bench;

import java.util.Locale;
import java.util.Set;

import dev.topicscope.browse.End;
import dev.topicscope.browse.Search.State;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.browse.Session;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.query.EveryRecord;

/// What it costs to hold all records of a topic: the heap they take, against the bytes of their keys and values.
final class HoldBench {

    private final Session session;

    HoldBench(Session session) {
        this.session = session;
    }

    String line(String topic) throws InterruptedException {
        long before = heap();
        var request = new SearchRequest(topic, Set.of(), new Start.Earliest(), new End.Now(), IsolationLevel.READ_UNCOMMITTED,
                new EveryRecord(), 4L << 30);
        try (var search = session.search(request)) {
            while (!(search.progress().state() instanceof State.Done)) {
                Thread.sleep(10);
            }
            var progress = search.progress();
            long held = search.matches().end() - search.matches().first();
            long taken = heap() - before;
            return String.format(Locale.ROOT, "%nholding %,d records: %,d MB of keys and values, %,d MB of heap, "
                    + "%.0f bytes more a record%n", held,
                    progress.bytes() / 1_000_000, taken / 1_000_000, (taken - progress.bytes()) / (double) held);
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

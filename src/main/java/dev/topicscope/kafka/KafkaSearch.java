package dev.topicscope.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.browse.End;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.Search;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.browse.SearchShares;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;

/// A search by several consumers, each on a thread of its own, and one more thread that plans it and then watches what consumers do not
/// tell.
final class KafkaSearch implements Search {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaSearch.class);
    private static final int MOST_THREADS = 16;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final SearchRequest request;
    private final String bootstrap;
    private final Offsets offsets;
    private final SearchLoop.Clients clients;
    private final RecordStore matches;
    private final ReadControl control = new ReadControl();
    private final SearchBudget budget;
    private final SearchBoard board;
    private final SearchPlanning planning;
    private final boolean goesOn;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<SearchLoop> loops = new ArrayList<>();
    private final Consumer<KafkaSearch> onEnd;

    /// `onEnd` is told when all threads have ended.
    KafkaSearch(SearchRequest request, String bootstrap, Offsets offsets, SearchLoop.Clients clients, Consumer<KafkaSearch> onEnd) {
        this.request = request;
        this.bootstrap = bootstrap;
        this.offsets = offsets;
        this.clients = clients;
        this.onEnd = onEnd;
        matches = new RecordStore(request.topic(), request.holdBytes(), request.headBytes());
        goesOn = request.end() instanceof End.Never;
        budget = new SearchBudget(request.end());
        board = new SearchBoard(goesOn, budget);
        planning = new SearchPlanning(request, offsets, board, control.ended());
    }

    void start() {
        Thread.ofVirtual().name("search " + request.topic()).uncaughtExceptionHandler((_, e) -> broken(e)).start(this::lead);
    }

    @Override
    public RecordStore matches() {
        return matches;
    }

    @Override
    public Progress progress() {
        return board.progress();
    }

    @Override
    public OptionalInt keyPartition() {
        return board.keyPartition();
    }

    @Override
    public boolean isComplete() {
        return board.isComplete();
    }

    @Override
    public void stop() {
        board.stop();
        control.end();
    }

    @Override
    public void close() {
        stop();
        matches.clear();
    }

    /// Waits until all threads have ended, but no longer than `atMost`.
    void awaitEnd(Duration atMost) {
        try {
            over.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lead() {
        var threads = new ArrayList<Thread>();
        try {
            var ranges = plan();
            if (ranges.isPresent()) {
                threads.addAll(begin(ranges.get()));
                new SearchWatch(request, bootstrap, offsets, planning, board, control, this::add).run();
            }
            for (var thread : threads) {
                thread.join();
            }
        } catch (FailureException e) {
            if (!(e.failure() instanceof Failure.Cancelled)) {
                board.fail(e.failure());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            control.end();
            over.countDown();
            onEnd.accept(this);
        }
    }

    /// Tries until the cluster answers; empty if the search was ended before.
    private Optional<List<OffsetRange>> plan() throws FailureException, InterruptedException {
        do {
            try {
                return Optional.of(planning.begin());
            } catch (FailureException e) {
                if (!goesOn || !(e.failure() instanceof Failure.TimedOut)) {
                    throw e;
                }
                board.warn("cluster", "No broker answers at the moment. The search begins as soon as one does.");
            }
        } while (!control.awaitEnd(AGAIN));
        return Optional.empty();
    }

    private List<Thread> begin(List<OffsetRange> ranges) {
        var shares = shares(ranges);
        var ends = new HashMap<TopicPartition, Long>();
        ranges.forEach(range -> ends.put(key(range), range.to()));
        var before = new HashMap<TopicPartition, SearchPiece>();
        for (var share : shares) {
            var loop = new SearchLoop(request, offsets, clients, control, budget, board, matches);
            for (var range : share) {
                var partition = key(range);
                var piece = new SearchPiece(partition, range.from(), range.to(), goesOn && range.to() == ends.get(partition),
                        Optional.ofNullable(before.get(partition)));
                before.put(partition, piece);
                loop.offer(piece);
            }
            loops.add(loop);
        }
        board.planned(loops.size());
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < loops.size(); i++) {
            var loop = loops.get(i);
            threads.add(Thread.ofPlatform().daemon().name("search " + request.topic() + " " + (i + 1))
                    .uncaughtExceptionHandler((_, e) -> broken(e)).start(() -> run(loop)));
        }
        if (threads.isEmpty()) {
            control.end();
        }
        return threads;
    }

    private void run(SearchLoop loop) {
        try {
            loop.run();
        } finally {
            if (board.ended()) {
                control.end();
            }
        }
    }

    /// Records that are to be counted are counted in order, so their partitions are not cut into pieces.
    private List<List<OffsetRange>> shares(List<OffsetRange> ranges) {
        int threads = budget.isBounded() ? 1 : Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        if (!goesOn) {
            return SearchShares.divide(ranges.stream().filter(range -> !range.isEmpty()).toList(), threads);
        }
        var shares = SearchShares.divide(ranges, threads);
        // One thread at least waits for partitions that do not answer yet.
        return shares.isEmpty() ? List.of(List.of()) : shares;
    }

    /// Has partitions that came later searched too, by the threads there are.
    private void add(List<OffsetRange> ranges) {
        int next = 0;
        for (var range : ranges) {
            loops.get(next++ % loops.size()).offer(new SearchPiece(key(range), range.from(), range.to(), true, Optional.empty()));
        }
    }

    private void broken(Throwable e) {
        LOG.error("A search broke", e);
        board.fail(new Failure.Unexpected("search on", KafkaFailures.detail(e)));
        control.end();
    }

    private static TopicPartition key(OffsetRange range) {
        return new TopicPartition(range.partition().topic(), range.partition().number());
    }
}

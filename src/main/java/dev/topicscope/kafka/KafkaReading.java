package dev.topicscope.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.browse.Older;
import dev.topicscope.browse.ReadProgress;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.Reading;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.model.Failure;

/// A reading by one consumer on one thread, and a second thread that watches what the consumer does not tell.
final class KafkaReading implements Reading {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaReading.class);

    private final RecordStore records;
    private final ReadControl control = new ReadControl();
    private final ReadBoard board = new ReadBoard();
    private final OlderPages older;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Tools tools;
    private final Runnable reader;
    private final Thread watcher;

    /// What a reading runs on: where it has its consumer from, the thread it runs on, and the one that reads pages.
    interface Tools {

        ReadConsumers consumers();

        PageThread pages();

        /// Runs a reading; `broken` is told of what breaks it.
        ///
        /// @return whether it will run
        boolean run(Runnable reading, Consumer<Throwable> broken);

        /// The reading is no longer looked at.
        void close();
    }

    /// `onEnd` is told when the reader has ended.
    KafkaReading(ReadRequest request, String bootstrap, Offsets offsets, Tools tools, Consumer<KafkaReading> onEnd) {
        this.tools = tools;
        records = new RecordStore(request.topic(), request.holdBytes(), RecordStore.HEAD_BYTES);
        older = new OlderPages(request, offsets, tools.pages(), records, board);
        var joining = new Joining(request, offsets, board);
        var firstPage = new FirstPage(tools.pages(), request.isolation(), control.ended());
        var loop = new ReadLoop(request, joining, tools.consumers(), firstPage, records, control, board);
        var watch = new ReadWatch(request.topic(), bootstrap, offsets, joining, control, board);
        reader = () -> {
            try {
                loop.run();
                board.stop();
            } finally {
                control.end();
                over.countDown();
                onEnd.accept(this);
            }
        };
        watcher = Thread.ofVirtual().name("watch " + request.topic()).uncaughtExceptionHandler((_, e) -> broken(e)).unstarted(watch::run);
    }

    void start() {
        if (tools.run(reader, this::broken)) {
            watcher.start();
        } else {
            board.stop();
        }
    }

    @Override
    public RecordStore records() {
        return records;
    }

    @Override
    public ReadProgress progress() {
        return board.progress(control.isPaused());
    }

    @Override
    public void pause() {
        control.pause(true);
    }

    @Override
    public void resume() {
        control.pause(false);
    }

    @Override
    public Older older() {
        return older.state();
    }

    @Override
    public void loadOlder() {
        older.load();
    }

    @Override
    public void stop() {
        board.stop();
        control.end();
    }

    @Override
    public void close() {
        stop();
        older.close();
        tools.close();
        records.clear();
    }

    /// Waits for the end of both threads, but no longer than `atMost` for each.
    void awaitEnd(Duration atMost) {
        try {
            over.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            watcher.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void broken(Throwable e) {
        LOG.error("A reading broke", e);
        board.fail(new Failure.Unexpected("read on", KafkaFailures.detail(e)));
        control.end();
    }
}

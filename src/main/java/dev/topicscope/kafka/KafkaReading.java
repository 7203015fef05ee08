package dev.topicscope.kafka;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private final Thread reader;
    private final Thread watcher;

    /// `consumers` makes the consumers for that many partitions, on the reader's thread, which also closes them. `onEnd` is told when the
    /// reader has ended.
    KafkaReading(ReadRequest request, String bootstrap, Offsets offsets, IntFunction<PacedConsumer.Source> consumers,
                 Consumer<KafkaReading> onEnd) {
        records = new RecordStore(request.topic(), request.holdBytes(), RecordStore.HEAD_BYTES);
        var joining = new Joining(request, offsets, board);
        var loop = new ReadLoop(request, joining, consumers, records, control, board);
        var watch = new ReadWatch(request.topic(), bootstrap, offsets, joining, control, board);
        reader = Thread.ofPlatform().daemon().name("read " + request.topic()).uncaughtExceptionHandler((_, e) -> broken(e))
                .unstarted(() -> {
            try {
                loop.run();
                board.stop();
            } finally {
                control.end();
                onEnd.accept(this);
            }
        });
        watcher = Thread.ofVirtual().name("watch " + request.topic()).uncaughtExceptionHandler((_, e) -> broken(e)).unstarted(watch::run);
    }

    void start() {
        reader.start();
        watcher.start();
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
    public void stop() {
        board.stop();
        control.end();
    }

    @Override
    public void close() {
        stop();
        records.clear();
    }

    /// Waits for the end of both threads, but no longer than `atMost` for each.
    void awaitEnd(Duration atMost) {
        try {
            reader.join(atMost);
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

package dev.topicscope.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Has work without a window stop and say what came of it when the system ends the program, such as by Ctrl-C, before the program is gone.
/// Closed by who does the work, when all is said. Thread-safe.
public final class OrderlyEnd implements AutoCloseable {

    private final CountDownLatch said = new CountDownLatch(1);
    private final Thread hook;

    /// When the program is to end, `stop` is called and [#close] is waited for, no longer than `atMost`. `stop` must not block.
    public OrderlyEnd(Runnable stop, Duration atMost) {
        hook = Thread.ofPlatform().name("topicscope end").unstarted(() -> {
            stop.run();
            try {
                said.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        said.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending, which the hook sees by the count.
            said.countDown();
        }
    }
}

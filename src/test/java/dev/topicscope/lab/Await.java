package dev.topicscope.lab;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits in a test for what happens elsewhere, and fails with its name if it does not.
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Await() {
    }

    /// Asks again and again until the answer is true, for 15 seconds at most.
    public static void until(String what, Callable<Boolean> answer) throws Exception {
        until(what, PATIENCE, answer);
    }

    public static void until(String what, Duration patience, Callable<Boolean> answer) throws Exception {
        long begun = System.nanoTime();
        while (!answer.call()) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw new AssertionError("Not within " + patience.toSeconds() + " s: " + what);
            }
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        }
    }
}

package dev.topicscope.lab;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A named daemon thread of the lab that does one [Task] to its end, or until it is told to end.
///
/// Thread-safe. A task that the brokers refuse or don't answer is begun again after a second, so that it lives through their restarts.
final class LabThread {

    private static final Logger LOG = LoggerFactory.getLogger(LabThread.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final CountDownLatch ending = new CountDownLatch(1);
    private final Task task;
    private final Thread thread;

    /// What a thread does.
    interface Task {

        /// Runs on the thread; returns when it is done, and soon once the thread is ending and [#wake] was called.
        ///
        /// @throws KafkaException if the cluster refuses or does not answer: the task is run again later
        void run(LabThread thread);

        /// Ends the waiting of [#run]; called on another thread.
        void wake();
    }

    LabThread(String name, Task task) {
        this.task = task;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::repeat);
    }

    void start() {
        thread.start();
    }

    boolean isEnding() {
        return ending.getCount() == 0;
    }

    /// Waits on this thread for `millis`, or less if it is to end.
    void pause(long millis) {
        try {
            ending.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            ending.countDown();
        }
    }

    /// Tells the thread to end; returns at once.
    void askToEnd() {
        ending.countDown();
        task.wake();
    }

    /// Waits for the thread to end, for `millis` at most.
    void awaitEnd(long millis) {
        try {
            thread.join(Math.max(1, millis));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeat() {
        boolean done = false;
        while (!done && !isEnding()) {
            try {
                task.run(this);
                done = true;
            } catch (KafkaException failed) {
                if (!isEnding()) {
                    LOG.warn("{} goes on in a moment: {}", thread.getName(), failed.toString());
                    pause(PAUSE_MILLIS);
                }
            }
        }
    }
}

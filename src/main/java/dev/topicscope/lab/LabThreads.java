package dev.topicscope.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The threads of one running lab, ended together. Thread-safe.
final class LabThreads {

    private final List<LabThread> threads = new ArrayList<>();
    private boolean ended;

    /// Does nothing once [#end] was called.
    synchronized void begin(String name, LabThread.Task task) {
        if (!ended) {
            var thread = new LabThread(name, task);
            threads.add(thread);
            thread.start();
        }
    }

    /// Tells all threads to end and waits for them, for `millis` at most.
    void end(long millis) {
        long begun = System.nanoTime();
        List<LabThread> toEnd;
        synchronized (this) {
            ended = true;
            toEnd = List.copyOf(threads);
        }
        toEnd.forEach(LabThread::askToEnd);
        toEnd.forEach(thread -> thread.awaitEnd(millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
    }
}

package dev.topicscope.lab;

import java.time.Duration;
import java.util.function.Consumer;

/// Tells a listener what one command does, with the time since it began. May be told from several threads.
final class Progress {

    private final Consumer<LabProgress> listener;
    private final long begunNanos = System.nanoTime();

    Progress(Consumer<LabProgress> listener) {
        this.listener = listener;
    }

    void tell(String doing) {
        listener.accept(new LabProgress(doing, Duration.ofNanos(System.nanoTime() - begunNanos)));
    }
}

package dev.topicscope.browse;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A run that goes on only as a test says.
public final class FakeSending implements Sending {

    public final SendRequest request;
    public State state = new State.Opening();
    public Counts counts = new Counts(0, 0, 0, 0);
    public Faults faults = new Faults(0, Optional.empty());
    public Producing producing = Producing.NONE;
    public List<Answer> last = List.of();
    public List<Answer> lastFailed = List.of();
    public List<String> warnings = List.of();
    public OptionalLong total;
    public Duration elapsed = Duration.ZERO;
    public boolean closed;

    FakeSending(SendRequest request) {
        this.request = request;
        this.total = request.limit();
    }

    @Override
    public Progress progress() {
        return new Progress(state, counts, counts.acknowledged() * 200, elapsed, total, faults, producing, last, lastFailed, warnings);
    }

    /// Ends the run of one record, which lies there.
    public void store(int partition, long offset) {
        counts = new Counts(1, 1, 0, 0);
        last = List.of(new Answer(1, new Result.Stored(partition, OptionalLong.of(offset), Duration.ofMillis(12))));
        state = new State.Done();
    }

    /// What was open is never sent.
    @Override
    public void stop() {
        if (!state.isOver()) {
            counts = new Counts(counts.handedOver(), counts.acknowledged(), counts.failed(), counts.neverSent() + counts.open());
            state = new State.Stopped();
        }
    }

    @Override
    public void close() {
        stop();
        closed = true;
    }
}

package dev.topicscope.kafka;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.topicscope.doctor.Hop;
import dev.topicscope.doctor.Step;

/// Tells of hops as they begin and end, and keeps how they ended. For one thread.
final class StepTeller {

    private final Consumer<Step> listener;
    private final Map<Hop, Step> ended = new EnumMap<>(Hop.class);
    private final Map<Hop, Long> begun = new EnumMap<>(Hop.class);

    StepTeller(Consumer<Step> listener) {
        this.listener = listener;
    }

    /// How a hop ended, without the time, which is counted here.
    record Ending(Hop hop, Step.State state, String summary, List<String> evidence) {
    }

    void begin(Hop hop) {
        begun.put(hop, System.nanoTime());
        listener.accept(new Step(hop, Step.State.RUNNING, "", Duration.ZERO, List.of()));
    }

    void end(Ending ending) {
        long since = begun.getOrDefault(ending.hop(), System.nanoTime());
        var step = new Step(ending.hop(), ending.state(), ending.summary(), HostNames.since(since), ending.evidence());
        ended.put(ending.hop(), step);
        listener.accept(step);
    }

    /// What has not ended by now was not come to.
    void skipRest() {
        for (var hop : Hop.values()) {
            if (!ended.containsKey(hop)) {
                var step = new Step(hop, Step.State.SKIPPED, StepWords.WAITS, Duration.ZERO, List.of());
                ended.put(hop, step);
                listener.accept(step);
            }
        }
    }

    /// How each hop ended, in the order of the hops.
    List<Step> steps() {
        return List.copyOf(ended.values());
    }
}

package dev.topicscope.task;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

import static org.assertj.core.api.Assertions.assertThat;

class SlotTest {

    private final DirectBackground background = new DirectBackground();
    private final Slot slot = new Slot(background);
    private final List<String> seen = new ArrayList<>();

    @Test
    void theAnswerOfASupersededJobIsDiscarded() {
        background.hold();
        slot.start("first", _ -> "first", seen::add, failure -> seen.add(failure.toString()));
        slot.start("second", _ -> "second", seen::add, failure -> seen.add(failure.toString()));
        background.runHeld();

        assertThat(seen).containsExactly("second");
        assertThat(slot.isBusy()).isFalse();
    }

    @Test
    void isBusyUntilTheAnswerHasCome() {
        background.hold();
        slot.start("work", _ -> "done", seen::add, failure -> seen.add(failure.toString()));
        assertThat(slot.isBusy()).isTrue();

        background.runHeld();
        assertThat(slot.isBusy()).isFalse();
    }

    @Test
    void aCancelledJobIsToldAndStaysSilent() {
        background.hold();
        slot.start("work", cancellation -> {
            cancellation.check();
            return "done";
        }, seen::add, failure -> seen.add(failure.toString()));
        slot.cancel();
        background.runHeld();

        assertThat(seen).isEmpty();
        assertThat(slot.isBusy()).isFalse();
    }

    @Test
    void aFailureArrivesAsAValue() {
        slot.<String>start("work", _ -> {
            throw new FailureException(new Failure.Refused("send", "no"));
        }, seen::add, failure -> seen.add(((Failure.Refused) failure).what()));

        assertThat(seen).containsExactly("send");
    }
}

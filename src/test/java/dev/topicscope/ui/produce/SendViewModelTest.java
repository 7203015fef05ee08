package dev.topicscope.ui.produce;

import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.KeyPartitioner;
import dev.topicscope.model.Failure;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.produce.SendViewModel.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class SendViewModelTest {

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private final SendViewModel form = new SendViewModel(session, background, "orders");

    @Test
    void sendsWhatIsTypedAndKeepsIt() {
        form.key().set("customer-1");
        form.value().set("{}");
        form.send();

        var sent = session.sent.getFirst();
        assertThat(sent.key().orElseThrow()).asString().isEqualTo("customer-1");
        assertThat(sent.partition()).isEqualTo(OptionalInt.empty());
        assertThat(form.outcome().get()).isInstanceOf(Outcome.Sent.class);
        assertThat(form.value().get()).isEqualTo("{}");
    }

    @Test
    void nullAndEmptyDiffer() {
        form.send();
        form.keyNull().set(false);
        form.valueNull().set(true);
        form.send();

        assertThat(session.sent.get(0).key()).isEmpty();
        assertThat(session.sent.get(0).value()).hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
        assertThat(session.sent.get(1).key()).hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
        assertThat(session.sent.get(1).value()).isEmpty();
    }

    @Test
    void typingEndsNull() {
        form.valueNull().set(true);
        form.key().set("k");
        form.value().set("v");

        assertThat(form.keyNull().get()).isFalse();
        assertThat(form.valueNull().get()).isFalse();
    }

    @Test
    void headersKeepTheirOrderMayRepeatAndNeedAName() {
        for (String name : new String[] {"trace", "trace", ""}) {
            form.addHeader();
            form.headers().getLast().name().set(name);
            form.headers().getLast().value().set(String.valueOf(form.headers().size()));
        }
        form.send();

        assertThat(session.sent.getFirst().headers()).extracting(header -> header.key() + "=" + new String(header.value().orElseThrow()))
                .containsExactly("trace=1", "trace=2");
    }

    @Test
    void tellsTheKeysPartitionWhileTyping() {
        form.partitionCount().set(4);
        form.key().set("customer-62379");

        int expected = KeyPartitioner.partitionFor("customer-62379".getBytes(), 4);
        assertThat(form.destination().get()).isEqualTo("this key goes to partition " + expected + " of 4");

        form.partition().set(Optional.of(3));
        assertThat(form.destination().get()).contains("partition 3, whatever its key");
    }

    @Test
    void aFailureKeepsTheTextAndTheNextAttemptMaySucceed() {
        session.failure = Optional.of(new Failure.Refused("send to orders", "RecordTooLargeException"));
        form.value().set("large");
        form.send();
        assertThat(form.outcome().get()).isEqualTo(new Outcome.Failed(session.failure.get()));
        assertThat(form.value().get()).isEqualTo("large");

        session.failure = Optional.empty();
        form.send();
        assertThat(form.outcome().get()).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void oneRecordIsOnItsWayAtATime() {
        background.hold();
        form.send();
        form.send();
        assertThat(form.outcome().get()).isInstanceOf(Outcome.Sending.class);
        background.runHeld();

        assertThat(session.sent).hasSize(1);
    }

    @Test
    void whoStopsWaitingIsToldThatTheRecordMayBeThere() {
        background.hold();
        form.send();
        form.cancel();
        background.runHeld();

        assertThat(form.outcome().get()).isInstanceOfSatisfying(Outcome.Failed.class, failed ->
                assertThat(failed.failure()).isInstanceOf(Failure.TimedOut.class));
    }
}

package dev.topicscope.ui.messages;

import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeReading;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

class RecordSeekerTest {

    private static final long SECOND = 1_000_000_000;

    private final FakeSession session = new FakeSession();
    private final MessagesViewModel messages = new MessagesViewModel(session, "orders", 10_000_000);

    @BeforeEach
    void read() {
        messages.read(new Start.Last(500));
        for (int offset = 0; offset < 40; offset++) {
            reading().bring(offset % 4, offset, "k", "v");
        }
        reading().phase = new Phase.Live();
        messages.pulse(1);
    }

    private FakeReading reading() {
        return session.readings.getLast();
    }

    @Test
    void aRecordThatIsHeldIsSelectedWithoutReadingAnew() {
        messages.seeker().seek(3, 7, 0);

        assertThat(messages.seeker().look(1)).isEqualTo(OptionalLong.of(7));
        assertThat(messages.selected().get()).isEqualTo(OptionalLong.of(7));
        assertThat(session.readings).hasSize(1);
        assertThat(messages.seeker().look(2)).as("told once").isEmpty();
    }

    @Test
    void aRecordThatIsOnItsWayIsAwaited() {
        messages.seeker().seek(0, 40, 0);
        assertThat(messages.seeker().look(1)).isEmpty();
        reading().bring(0, 40, "k", "v");

        assertThat(messages.seeker().look(SECOND)).isEqualTo(OptionalLong.of(40));
        assertThat(session.readings).hasSize(1);
    }

    @Test
    void aRecordThatDoesNotComeIsReadFromItsOffsetOn() {
        messages.seeker().seek(2, 1_000, 0);
        messages.seeker().look(1);
        messages.seeker().look(2 * SECOND);

        assertThat(session.readings).hasSize(2);
        assertThat(reading().request.start()).isEqualTo(new Start.AtOffset(1_000));
        assertThat(reading().request.partitions()).containsExactly(2);
        reading().bring(2, 1_000, "k", "v");
        assertThat(messages.seeker().look(3 * SECOND)).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void aPartitionThatIsNotReadIsReadAtOnce() {
        messages.read(new Start.Last(500), Set.of(1));
        messages.seeker().seek(2, 10, 0);

        assertThat(reading().request.start()).isEqualTo(new Start.AtOffset(10));
    }

    @Test
    void whoeverReadsAnewIsNotBroughtBack() {
        messages.seeker().seek(2, 1_000, 0);
        messages.read(new Start.Earliest());
        reading().bring(2, 1_000, "k", "v");

        assertThat(messages.seeker().look(1)).isEmpty();
        assertThat(messages.selected().get()).isEmpty();
    }
}

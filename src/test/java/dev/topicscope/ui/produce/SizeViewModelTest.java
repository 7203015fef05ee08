package dev.topicscope.ui.produce;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.TopicLimits;
import dev.topicscope.model.Failure;
import dev.topicscope.task.DirectBackground;

import static org.assertj.core.api.Assertions.assertThat;

class SizeViewModelTest {

    private final FakeSession session = new FakeSession();
    private final SendViewModel form = new SendViewModel(session, new DirectBackground(), "orders");

    @Test
    void tellsTheSizeAgainstTheTopicsLimit() {
        form.size().refresh();
        form.record().value().text().set("x".repeat(180));

        assertThat(form.size().words().get()).isEqualTo("250 B of 1 MiB (max.message.bytes)");
        assertThat(form.size().obstacle().get()).isEmpty();
    }

    @Test
    void namesTheTopicsLimitThatStandsInTheWay() {
        session.limits = new TopicLimits(new TopicLimits.Limit(200, TopicLimits.Origin.TOPIC), session.limits.minInSyncReplicas());
        form.size().refresh();
        form.record().value().text().set("x".repeat(180));

        assertThat(form.size().obstacle().get()).hasValueSatisfying(found -> assertThat(found.setting()).isEqualTo("max.message.bytes"));
    }

    @Test
    void raisesTheProducersOwnLimit() {
        form.producer().fields().get(2).text().set("2 KiB");
        form.record().value().text().set("xxxxxxxxx\n".repeat(400));
        assertThat(form.size().obstacle().get()).hasValueSatisfying(found -> assertThat(found.setting()).isEqualTo("max.request.size"));

        form.size().makeRoom();
        assertThat(form.size().obstacle().get()).isEmpty();
        assertThat(form.producer().settings().get().maxRequestSizeBytes()).isEqualTo(1 << 20);
    }

    @Test
    void limitsThatAreNotKnownAreSaidQuietlyAndAskedForAgain() {
        session.failure = Optional.of(new Failure.NotAuthorized("describe configs", "topic orders", ""));
        form.size().refresh();
        assertThat(form.size().unknown().get()).isPresent();
        assertThat(form.size().words().get()).doesNotContain("of");

        session.failure = Optional.empty();
        form.size().refresh();
        assertThat(form.size().unknown().get()).isEmpty();
        assertThat(form.size().words().get()).contains("of 1 MiB");
    }
}

package dev.topicscope.ui.topics;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.model.Failure;
import dev.topicscope.task.DirectBackground;

import static org.assertj.core.api.Assertions.assertThat;

class TopicViewModelTest {

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();

    @Test
    void refreshesByItselfAndKeepsTheRowsThatStay() {
        session.topics.add(FakeSession.topic("orders", 2, 10));
        var topic = new TopicViewModel(session, background, "orders");
        var first = topic.partitions().getFirst();

        session.topics.set(0, FakeSession.topic("orders", 3, 10));
        background.tick();

        assertThat(topic.partitions()).hasSize(3);
        assertThat(topic.partitions().getFirst()).isSameAs(first);
    }

    @Test
    void aDeletedTopicIsSaidAndItsLastStateStays() {
        session.topics.add(FakeSession.topic("orders", 2, 10));
        var topic = new TopicViewModel(session, background, "orders");
        session.topics.clear();
        background.tick();

        assertThat(topic.failure().get()).get().isInstanceOf(Failure.NotFound.class);
        assertThat(topic.topic().get()).isPresent();
    }

    @Test
    void endsRefreshingWhenClosed() {
        session.topics.add(FakeSession.topic("orders", 2, 10));
        var topic = new TopicViewModel(session, background, "orders");
        topic.close();
        session.topics.clear();
        background.tick();

        assertThat(topic.failure().get()).isEmpty();
    }
}

package dev.topicscope.ui.navigator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.model.Failure;
import dev.topicscope.model.Group;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.navigator.NavigatorRow.GroupRow;
import dev.topicscope.ui.navigator.NavigatorRow.InternalRow;
import dev.topicscope.ui.navigator.NavigatorRow.TopicRow;

import static org.assertj.core.api.Assertions.assertThat;

class NavigatorViewModelTest {

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private final List<String> opened = new ArrayList<>();
    private NavigatorViewModel navigator;

    @BeforeEach
    void connect() {
        session.topics.addAll(List.of(FakeSession.topic("__consumer_offsets", 50, 3), FakeSession.topic("orders", 4, 10),
                FakeSession.topic("payments", 8, 20)));
        session.groups.add(new Group("billing", "Stable", OptionalLong.of(5)));
        navigator = new NavigatorViewModel(session, background, opened::add);
    }

    @Test
    void foldsInternalTopicsUntilTheyAreAskedFor() {
        assertThat(topics()).containsExactly("orders", "payments");

        navigator.rows().stream().filter(InternalRow.class::isInstance).findFirst().ifPresent(navigator::open);
        assertThat(topics()).containsExactly("orders", "payments", "__consumer_offsets");
    }

    @Test
    void filtersAsTheUserTypes() {
        navigator.filter().set("PAY");
        assertThat(topics()).containsExactly("payments");

        navigator.filter().set("nothing like it");
        assertThat(topics()).isEmpty();
        assertThat(navigator.rows()).extracting(NavigatorRow::key).contains("note topics", "note groups");
    }

    @Test
    void refreshesByItselfAndInPlace() {
        var payments = navigator.rows().get(2);
        session.topics.set(1, FakeSession.topic("orders", 4, 11));
        background.tick();

        assertThat(navigator.rows().get(1)).isInstanceOfSatisfying(TopicRow.class, row -> assertThat(row.count().records()).isEqualTo(44));
        assertThat(navigator.rows().get(2)).isSameAs(payments);
    }

    @Test
    void aFailedRefreshKeepsWhatIsShownAndSaysSo() {
        session.failure = Optional.of(new Failure.Unreachable("localhost:9092", List.of(), ""));
        background.tick();

        assertThat(topics()).containsExactly("orders", "payments");
        assertThat(navigator.failure().get()).isEqualTo(session.failure);

        session.failure = Optional.empty();
        background.tick();
        assertThat(navigator.failure().get()).isEmpty();
    }

    @Test
    void tellsThatALagKeepsGrowing() {
        for (long lag = 6; lag < 9; lag++) {
            assertThat(group().behind()).isFalse();
            session.groups.set(0, new Group("billing", "Stable", OptionalLong.of(lag)));
            background.tick();
        }
        assertThat(group().behind()).isTrue();

        background.tick();
        assertThat(group().behind()).isFalse();
    }

    @Test
    void opensATopic() {
        navigator.open(navigator.rows().get(1));
        assertThat(opened).containsExactly("orders");
    }

    @Test
    void endsRefreshingWhenClosed() {
        navigator.close();
        session.topics.clear();
        background.tick();
        assertThat(topics()).containsExactly("orders", "payments");
    }

    private List<String> topics() {
        return navigator.rows().stream().filter(TopicRow.class::isInstance).map(row -> ((TopicRow) row).name()).toList();
    }

    private GroupRow group() {
        return navigator.rows().stream().filter(GroupRow.class::isInstance).map(GroupRow.class::cast).findFirst().orElseThrow();
    }
}

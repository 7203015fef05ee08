package dev.topicscope.ui.messages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.RecordedTopic;
import dev.topicscope.browse.TimelineRequest;
import dev.topicscope.model.Failure;
import dev.topicscope.model.TimeRange;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.TimeBars;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineViewModelTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final TimeRange DAY = new TimeRange(START, START.plusSeconds(86_400));
    private static final TimeRange HOUR = new TimeRange(START.plusSeconds(3600), START.plusSeconds(7200));

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private final RecordedTopic topic = new RecordedTopic().with(0, 960, DAY.from(), DAY.to());
    private final TimelineViewModel model = new TimelineViewModel(session, "orders", background, ZoneOffset.UTC);
    private final List<Long> steps = new ArrayList<>();

    @BeforeEach
    void answer() {
        session.timelines = request -> topic.timeline(request.range().orElse(DAY), request.slices(), request.known());
        model.bars().subscribe(bars -> bars.ifPresent(shown -> steps.add(shown.slices().step().toMinutes())));
    }

    private static long sum(TimeBars bars) {
        return bars.counts().stream().mapToLong(Long::longValue).sum();
    }

    private List<Integer> asked() {
        return session.timelineRequests.stream().map(TimelineRequest::slices).toList();
    }

    @Test
    void showsACoarsePictureAndThenAFineOneThatBuildsOnIt() {
        model.open(Set.of());

        assertThat(asked()).containsExactly(TimelineViewModel.COARSE, TimelineViewModel.FINE);
        assertThat(session.timelineRequests.getLast().known()).isPresent();
        assertThat(steps).containsExactly(60L, 15L);
        assertThat(model.bars().get()).hasValueSatisfying(bars -> assertThat(sum(bars)).isEqualTo(960));
        assertThat(model.range().get()).contains(DAY);
        assertThat(model.loading().get()).isFalse();
    }

    @Test
    void ofAnEmptyTopicDoesNotLookTwice() {
        session.timelines = new FakeSession().timelines;

        model.open(Set.of());

        assertThat(asked()).containsExactly(TimelineViewModel.COARSE);
        assertThat(model.bars().get()).hasValueSatisfying(bars -> assertThat(bars.isEmpty()).isTrue());
        assertThat(model.loading().get()).isFalse();
    }

    @Test
    void aZoomLooksCloserAndKeepsTheOldPictureUntilThereIsABetterOne() {
        model.open(Set.of());
        steps.clear();
        background.hold();

        model.zoom().set(Optional.of(HOUR));

        assertThat(steps).isEmpty();
        assertThat(model.loading().get()).isTrue();
        background.runHeld();
        assertThat(session.timelineRequests.getLast().range()).contains(HOUR);
        assertThat(steps).isSortedAccordingTo(Comparator.reverseOrder()).isNotEmpty();
        assertThat(model.bars().get()).hasValueSatisfying(bars -> assertThat(bars.slices().step()).hasSeconds(30));
        assertThat(model.range().get()).contains(DAY);
    }

    @Test
    void manyZoomsInARowCostOneCloserLookNotOneEach() {
        model.open(Set.of());
        session.timelineRequests.clear();
        background.hold();

        for (int i = 1; i <= 50; i++) {
            model.zoom().set(Optional.of(new TimeRange(HOUR.from(), HOUR.to().minusSeconds(i))));
        }
        background.runHeld();

        assertThat(session.timelineRequests).hasSizeLessThanOrEqualTo(4);
        assertThat(session.timelineRequests.getLast().range()).contains(model.zoom().get().orElseThrow());
        assertThat(session.timelineRequests.getLast().slices()).isEqualTo(TimelineViewModel.FINE);
    }

    @Test
    void takingTheZoomBackShowsTheWholeAtOnce() {
        model.open(Set.of());
        model.zoom().set(Optional.of(HOUR));
        background.hold();

        model.zoom().set(Optional.empty());

        assertThat(model.bars().get()).hasValueSatisfying(bars -> assertThat(bars.slices().range()).isEqualTo(DAY));
        background.runHeld();
        assertThat(model.loading().get()).isFalse();
    }

    @Test
    void growsWhileItIsActiveOnly() {
        model.open(Set.of());
        model.setActive(true);
        topic.with(0, DAY.to().minusSeconds(1));
        background.tick();
        assertThat(model.bars().get()).hasValueSatisfying(bars -> assertThat(sum(bars)).isEqualTo(961));

        model.setActive(false);
        topic.with(0, DAY.to().minusSeconds(1));
        background.tick();

        assertThat(model.bars().get()).hasValueSatisfying(bars -> assertThat(sum(bars)).isEqualTo(961));
    }

    @Test
    void aFailureIsToldAndGoesAwayWithTheNextSuccess() {
        session.failure = Optional.of(new Failure.NotFound("topic orders", ""));
        model.open(Set.of());
        assertThat(model.failure().get()).containsInstanceOf(Failure.NotFound.class);
        assertThat(model.loading().get()).isFalse();

        session.failure = Optional.empty();
        model.refresh();

        assertThat(model.failure().get()).isEmpty();
        assertThat(model.bars().get()).isPresent();
    }

    @Test
    void showsTheRecordsOfWildTimesOnRequestAndTheMostAgain() {
        topic.with(0, Instant.parse("2100-01-01T00:00:00Z"));
        model.open(Set.of());
        assertThat(model.bars().get()).hasValueSatisfying(bars -> assertThat(bars.after()).isEqualTo(1));

        model.showAll();
        assertThat(model.bars().get()).hasValueSatisfying(bars -> assertThat(bars.after()).isZero());
        model.showMost();

        assertThat(model.range().get()).contains(DAY);
    }

    @Test
    void saysWhyItIsAnEstimate() {
        topic.with(0, Instant.parse("2100-01-01T00:00:00Z")).with(0, DAY.to().minusSeconds(1));
        model.open(Set.of());

        assertThat(model.bars().get()).hasValueSatisfying(bars -> assertThat(bars.doubts())
                .isEqualTo("Partition 0 is not in the order of time: 1 record comes after the newest, of 2100-01-01 00:00:00.000 UTC,"
                        + " and can't be placed by look-ups."));
    }

    @Test
    void asksForThePartitionsThatAreReadAndEndsWhenItIsClosed() {
        model.open(Set.of(3, 5));
        assertThat(session.timelineRequests).allSatisfy(request -> assertThat(request.partitions()).containsExactlyInAnyOrder(3, 5));
        background.hold();
        model.refresh();
        model.setActive(true);

        model.close();
        int before = session.timelineRequests.size();
        steps.clear();
        background.tick();
        background.runHeld();

        assertThat(steps).isEmpty();
        assertThat(session.timelineRequests.size() - before).isLessThanOrEqualTo(1);
    }
}

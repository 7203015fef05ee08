package dev.topicscope.ui.messages;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.End;
import dev.topicscope.browse.FakeReading;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.Older;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.query.Parsed;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesViewModelTest {

    private static final long SECOND = 1_000_000_000;

    private final FakeSession session = new FakeSession();
    private final MessagesViewModel messages = new MessagesViewModel(session, "orders", 10_000_000);

    @Test
    void readsFromWhereTheUserSaysAndLetsGoOfWhatWasRead() {
        messages.read(new Start.Earliest());
        var first = reading();
        messages.read(new Start.Latest());

        assertThat(first.closed).isTrue();
        assertThat(reading().request.start()).isEqualTo(new Start.Latest());
    }

    @Test
    void keepsTheStartWhenThePartitionsChange() {
        messages.read(new Start.Last(500), Set.of());
        messages.restrictTo(Set.of(1, 3));

        assertThat(reading().request.start()).isEqualTo(new Start.Last(500));
        assertThat(reading().request.partitions()).containsExactlyInAnyOrder(1, 3);
        assertThat(messages.choice().partitions().get()).containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void anEndAndALevelHoldForReadsAndSearches() {
        messages.read(new Start.Earliest());
        messages.readUntil(new End.Count(10));
        messages.isolate(IsolationLevel.READ_COMMITTED);

        assertThat(session.readings).hasSize(3);
        assertThat(reading().request.end()).isEqualTo(new End.Count(10));
        assertThat(reading().request.isolation()).isEqualTo(IsolationLevel.READ_COMMITTED);

        messages.queryText().set("needle");
        messages.search();
        assertThat(session.searches.getLast().request.end()).isEqualTo(new End.Count(10));
        assertThat(session.searches.getLast().request.isolation()).isEqualTo(IsolationLevel.READ_COMMITTED);

        messages.readUntil(new End.Now());
        assertThat(messages.searching().get()).isTrue();
        assertThat(session.searches.getLast().request.end()).isEqualTo(new End.Now());
    }

    @Test
    void aSearchStartsWhereTheReadDoesButNeverAtTheLiveEnd() {
        messages.queryText().set("needle");
        for (var start : List.of(new Start.AtOffset(7), new Start.Committed("billing"))) {
            messages.read(start);
            messages.search();
            assertThat(session.searches.getLast().request.start()).isEqualTo(start);
        }
        for (var start : List.of(new Start.Latest(), new Start.Last(500))) {
            messages.read(start);
            messages.search();
            assertThat(session.searches.getLast().request.start()).isEqualTo(new Start.Earliest());
        }
    }

    @Test
    void anEndThatLiesBeforeTheStartGivesWay() {
        var noon = Instant.parse("2026-11-24T12:00:00Z");
        messages.readUntil(new End.BeforeTime(noon));
        messages.read(new Start.AtTime(noon.minusSeconds(1)));
        assertThat(reading().request.end()).isEqualTo(new End.BeforeTime(noon));

        messages.read(new Start.AtTime(noon));
        assertThat(reading().request.end()).isEqualTo(new End.Never());

        messages.readUntil(new End.Now());
        messages.read(new Start.Latest());
        assertThat(messages.choice().end().get()).isEqualTo(new End.Never());
    }

    @Test
    void aRangeOfTimeIsReadOrSearchedAndStaysChosen() {
        var from = Instant.parse("2026-11-24T12:00:00Z");
        messages.readRange(from, from.plusSeconds(60));
        assertThat(reading().request.start()).isEqualTo(new Start.AtTime(from));
        assertThat(reading().request.end()).isEqualTo(new End.BeforeTime(from.plusSeconds(60)));
        assertThat(messages.searching().get()).isFalse();

        reading().phase = new Phase.Ended();
        messages.pulse(SECOND);
        assertThat(messages.status().get().state()).isEqualTo("read to the end that was chosen");

        messages.queryText().set("needle");
        messages.readRange(from, from.plusSeconds(30));
        assertThat(session.searches.getLast().request.end()).isEqualTo(new End.BeforeTime(from.plusSeconds(30)));
    }

    @Test
    void showsWhatTheReadBringsWithoutBeingTold() {
        messages.read(new Start.Earliest());
        reading().bring(2, 7, "customer-1", "{}");

        var rows = messages.rows().get();
        assertThat(rows.end()).isEqualTo(1);
        assertThat(rows.row(0)).satisfies(row -> {
            assertThat(row.partition()).isEqualTo(2);
            assertThat(row.offset()).isEqualTo(7);
            assertThat(row.key().text()).isEqualTo("customer-1");
        });
    }

    @Test
    void aPausedViewStaysWhileReadingGoesOnAndThenShowsWhatWaits() {
        messages.read(new Start.Latest());
        reading().phase = new Phase.Live();
        reading().bring(0, 1, "k", "v");
        messages.togglePause();
        reading().bring(0, 2, "k", "v");
        reading().bring(0, 3, "k", "v");
        messages.pause().looksAt(new IndexRange(0, 1));
        messages.pulse(SECOND);

        assertThat(messages.paused().get()).isTrue();
        assertThat(reading().phase).isInstanceOf(Phase.Live.class);
        assertThat(messages.rows().get().end()).isEqualTo(1);
        assertThat(messages.pause().waiting().get()).isEqualTo(2);
        assertThat(messages.status().get().state()).isEqualTo("view paused");
        assertThat(messages.status().get().facts()).contains("2 records wait");

        messages.togglePause();
        assertThat(messages.rows().get().end()).isEqualTo(3);
    }

    @Test
    void whileTheViewIsPausedMemoryStaysBoundedAndWhatIsLookedAtStays() {
        messages.read(new Start.Latest());
        String value = "x".repeat(100_000);
        bring(0, 50, value);
        messages.togglePause();
        messages.pause().looksAt(new IndexRange(48, 50));
        bring(50, 1_000, value);
        messages.pause().looksAt(new IndexRange(48, 50));

        var rows = messages.rows().get();
        assertThat(rows.row(49).offset()).isEqualTo(49);
        assertThat(rows.end()).isLessThanOrEqualTo(50);
        var store = messages.records().orElseThrow();
        assertThat(store.heldBytes()).isLessThanOrEqualTo(store.limitBytes());
        assertThat(store.dropped()).isEqualTo(store.first());
        assertThat(messages.pause().waiting().get()).isEqualTo(1_000 - store.first());

        messages.togglePause();
        assertThat(messages.rows().get().first()).isEqualTo(store.first());
        assertThat(messages.rows().get().end()).isEqualTo(1_000);
    }

    @Test
    void scrollingInAPausedViewHoldsUpNoReading() {
        messages.read(new Start.Latest());
        messages.togglePause();
        messages.pause().following(false);
        bring(0, 1_000, "x".repeat(100_000));
        assertThat(messages.records().orElseThrow().end()).isEqualTo(1_000);

        messages.togglePause();
        bring(1_000, 2_000, "x".repeat(100_000));
        assertThat(messages.records().orElseThrow().end()).as("somebody looks at the oldest").isLessThan(1_100);
    }

    @Test
    void olderRecordsAreAskedForUnlessTheViewIsPaused() {
        messages.read(new Start.Last(500));
        reading().older = new Older.More();
        messages.pulse(SECOND);
        assertThat(messages.older().get()).isInstanceOf(Older.More.class);

        messages.togglePause();
        messages.loadOlder();
        assertThat(reading().olderAsked).isZero();
        messages.togglePause();
        messages.loadOlder();
        assertThat(reading().olderAsked).isEqualTo(1);
    }

    @Test
    void aFullReadGoesOnByLettingSomeOfTheOldestGo() {
        messages.read(new Start.Earliest());
        bring(0, 1_000, "x".repeat(100_000));
        long end = messages.records().orElseThrow().end();
        reading().phase = new Phase.Full();
        messages.pulse(SECOND);
        messages.loadNewer();

        assertThat(messages.records().orElseThrow().first()).isBetween(1L, end / 2);
    }

    @Test
    void aStoppedReadSaysSo() {
        messages.read(new Start.Latest());
        messages.stop();
        messages.pulse(SECOND);
        assertThat(messages.phase().get()).isInstanceOf(Phase.Stopped.class);
    }

    @Test
    void theSelectedRecordIsFoundWholeWhileItIsHeld() {
        messages.read(new Start.Earliest());
        reading().bring(0, 7, "k", "value");
        messages.selected().set(OptionalLong.of(0));
        assertThat(messages.selectedMessage()).hasValueSatisfying(record -> assertThat(record.value().orElseThrow()).asString()
                .isEqualTo("value"));

        messages.read(new Start.Earliest());
        assertThat(messages.selectedMessage()).isEmpty();
    }

    @Test
    void theStatusTellsRateSizeAndMemory() {
        messages.read(new Start.Latest());
        reading().phase = new Phase.Live();
        messages.pulse(SECOND);
        for (int i = 0; i < 100; i++) {
            reading().bring(0, i, "k", "v");
        }
        messages.pulse(3 * SECOND);

        assertThat(messages.status().get().state()).isEqualTo("live");
        assertThat(messages.status().get().facts()).contains("100 records", "50 records/s");
        assertThat(messages.status().get().notes()).anyMatch(note -> note.contains("commits nothing"))
                .anyMatch(note -> note.startsWith("holds "));
    }

    @Test
    void aWrongExpressionStartsNothing() {
        messages.read(new Start.Earliest());
        messages.queryText().set(".amount >");
        messages.search();

        assertThat(messages.query().get()).isInstanceOf(Parsed.Problem.class);
        assertThat(messages.searching().get()).isFalse();
        assertThat(reading().closed).isFalse();
    }

    @Test
    void aSearchTakesThePlaceOfTheStreamUntilTheBoxIsEmptied() {
        messages.read(new Start.Last(500));
        messages.queryText().set("needle");
        messages.search();
        assertThat(messages.searching().get()).isTrue();
        assertThat(session.readings).hasSize(1);
        assertThat(reading().closed).isTrue();

        messages.queryText().set("");
        assertThat(messages.searching().get()).isFalse();
        assertThat(session.readings).hasSize(2);
        assertThat(reading().request.start()).isEqualTo(new Start.Last(500));
    }

    @Test
    void fieldsAreCompletedFromTheRecordsAtHand() {
        messages.read(new Start.Earliest());
        assertThat(messages.complete(".am")).satisfies(found -> assertThat(found.map(completion -> completion.fields()).orElse(List.of()))
                .isEmpty());
        reading().bring(0, 1, "k", "{\"amount\": 3, \"status\": \"PAID\"}");

        assertThat(messages.complete(".status == 1 and .am")).hasValueSatisfying(found -> {
            assertThat(found.fields()).containsExactly(".amount");
            assertThat(found.from()).isEqualTo(".status == 1 and ".length());
        });
    }

    private void bring(int from, int to, String value) {
        for (int offset = from; offset < to; offset++) {
            reading().bring(0, offset, "k", value);
        }
    }

    private FakeReading reading() {
        return session.readings.getLast();
    }
}

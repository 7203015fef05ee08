package dev.topicscope.ui.messages;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.End;
import dev.topicscope.browse.FakeReading;
import dev.topicscope.browse.FakeSession;
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
    void pausesAndGoesOnAndStops() {
        messages.read(new Start.Latest());
        messages.togglePause();
        assertThat(reading().phase).isInstanceOf(Phase.Paused.class);
        assertThat(messages.paused().get()).isTrue();

        messages.togglePause();
        assertThat(reading().phase).isInstanceOf(Phase.Live.class);

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

    private FakeReading reading() {
        return session.readings.getLast();
    }
}

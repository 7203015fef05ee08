package dev.topicscope.ui.produce;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.browse.Placement;
import dev.topicscope.browse.TopicLimits;
import dev.topicscope.browse.TopicLimits.Bound;
import dev.topicscope.browse.TopicLimits.Limit;
import dev.topicscope.browse.TopicLimits.Origin;
import dev.topicscope.browse.TopicLimits.Times;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.produce.FormFault.Place;

import static org.assertj.core.api.Assertions.assertThat;

class RecordViewModelTest {

    private final DirectBackground background = new DirectBackground();
    private final RecordViewModel record = new RecordViewModel(background);

    @Test
    void nothingIsWorkedOnForAHeaderThatIsGone() {
        var removed = record.addHeader();
        var kept = record.addHeader();
        var cleared = record.addHeader();
        background.hold();
        for (var header : record.headers()) {
            header.value().fixed().set(Optional.of(new byte[100_000]));
        }
        record.removeHeader(removed);
        record.moveHeader(kept, 1);
        background.runHeld();
        assertThat(removed.value().held().get()).isEmpty();
        assertThat(kept.value().held().get()).isPresent();

        cleared.value().fixed().set(Optional.of(new byte[100_000]));
        record.headers().clear();
        background.runHeld();
        assertThat(cleared.value().held().get()).isEmpty();
    }

    @Test
    void aPartitionThatIsNotThereIsSaid() {
        record.partitionCount().set(6);
        record.place().kind().set(PlacementViewModel.Kind.GIVEN);
        record.place().number().set("5");
        assertThat(record.placement().get()).isEqualTo(new Placement.Given(5));
        assertThat(record.place().problem().get()).isEmpty();

        record.place().number().set("6");
        assertThat(record.place().problem().get()).hasValueSatisfying(said -> assertThat(said).contains("no partition 6", "0 to 5"));
        assertThat(record.fault().orElseThrow().place()).isEqualTo(new Place.Partition());

        record.place().number().set("six");
        assertThat(record.fault()).isPresent();

        record.placement().set(new Placement.Given(2));
        assertThat(record.place().number().get()).isEqualTo("2");
        assertThat(record.fault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24T09:30:00Z, 2026-11-24T09:30:00Z", "2026-11-24T09:30, 2026-11-24T08:30:00Z",
            "2026-11-24 09:30:15.5, 2026-11-24T08:30:15.500Z", "1764000000000, 2025-11-24T16:00:00Z", "2026-11-24, 2026-11-23T23:00:00Z",
            "2026-11-24T09:30:00+05:00, 2026-11-24T04:30:00Z"})
    void timestampsAreTypedInManyWays(String typed, Instant meant) {
        var time = new TimestampViewModel(ZoneId.of("Europe/Berlin"), Clock.systemUTC());
        time.given().set(true);
        time.text().set(typed);

        assertThat(time.problem().get()).isEmpty();
        assertThat(time.timestamp().get()).contains(meant);
        assertThat(time.words()).contains("+01:00", "Europe/Berlin");
    }

    @Test
    void itIsSaidWhatTheTopicDoesWithAGivenTimestamp() {
        var now = Instant.parse("2026-11-24T10:00:00Z");
        var time = new TimestampViewModel(ZoneId.of("Europe/Berlin"), Clock.fixed(now, ZoneOffset.UTC));
        time.judgeBy(limits(new Times.Arrival()));
        assertThat(time.doubt().get()).as("none is given").isEmpty();
        time.timestamp().set(Optional.of(now));
        assertThat(time.doubt().get()).hasValueSatisfying(said -> assertThat(said).contains("stores the time of arrival"));
        assertThat(time.kept().get()).isEmpty();

        var hour = new Bound("message.timestamp.after.max.ms", new Limit(3_600_000, Origin.DEFAULT));
        var day = new Bound("message.timestamp.before.max.ms", new Limit(86_400_000, Origin.TOPIC));
        time.judgeBy(limits(new Times.Kept(day, hour)));
        assertThat(time.doubt().get()).isEmpty();
        assertThat(time.kept().get()).contains("This topic keeps it (message.timestamp.type=CreateTime).");

        time.timestamp().set(Optional.of(now.plusSeconds(3_601)));
        assertThat(time.doubt().get()).hasValueSatisfying(said -> assertThat(said)
                .contains("will refuse it", "message.timestamp.after.max.ms=3600000, Kafka's default"));
        time.timestamp().set(Optional.of(now.minusSeconds(86_401)));
        assertThat(time.doubt().get()).hasValueSatisfying(said -> assertThat(said)
                .contains("message.timestamp.before.max.ms=86400000, a setting of the topic"));
        time.timestamp().set(Optional.of(now.minusSeconds(86_400)));
        assertThat(time.doubt().get()).isEmpty();

        time.judgeBy(Optional.empty());
        assertThat(time.kept().get()).hasValueSatisfying(said -> assertThat(said).startsWith("A topic with"));
        time.given().set(false);
        assertThat(time.kept().get()).isEmpty();
    }

    private static Optional<TopicLimits> limits(Times times) {
        var limit = new Limit(1, Origin.DEFAULT);
        return Optional.of(new TopicLimits(limit, limit, times));
    }

    @ParameterizedTest
    @CsvSource({"''", "yesterday", "2026-13-01T00:00", "1969-12-31T00:00:00Z", "99999999999999999999"})
    void whatIsNoTimestampIsSaid(String typed) {
        record.time().given().set(true);
        record.time().text().set("x");
        record.time().text().set(typed);

        assertThat(record.fault().orElseThrow().place()).isEqualTo(new Place.Timestamp());
        record.time().given().set(false);
        assertThat(record.fault()).isEmpty();
    }

    @Test
    void aHeaderWithAValueNeedsAName() {
        record.addHeader();
        assertThat(record.fault()).isEmpty();

        var header = record.addHeader();
        header.value().encoding().set(PayloadFormat.NULL);
        assertThat(record.fault().orElseThrow().place()).isEqualTo(new Place.HeaderName(1));

        header.name().set("trace");
        assertThat(record.fault()).isEmpty();
        header.value().encoding().set(PayloadFormat.LONG);
        assertThat(record.fault().orElseThrow().place()).isEqualTo(new Place.HeaderValue(1));
    }

    @Test
    void headersAreMovedAndRepeatAndAreKeptAsTheyAre() {
        for (String name : new String[] {"a", "b", "a"}) {
            record.addHeader().name().set(name);
        }
        record.headers().get(1).value().encoding().set(PayloadFormat.EMPTY);
        record.headers().get(2).value().fixed().set(Optional.of(new byte[] {(byte) 0x80}));
        record.moveHeader(record.headers().get(2), -1);
        record.moveHeader(record.headers().getFirst(), -1);
        record.timestamp().set(Optional.of(Instant.ofEpochMilli(5)));
        record.placement().set(new Placement.Given(3));
        record.value().encoding().set(PayloadFormat.NULL);

        var other = new RecordViewModel(new DirectBackground());
        other.show(record.kept(Optional.empty()));
        assertThat(other.kept(Optional.empty())).isEqualTo(record.kept(Optional.empty()));
        assertThat(other.headers()).extracting(header -> header.name().get()).containsExactly("a", "a", "b");
        assertThat(other.headers().get(1).value().fixed().get()).isPresent();
        assertThat(other.time().given().get()).isTrue();
        assertThat(other.draft().orElseThrow().headers()).hasSize(3);
    }
}

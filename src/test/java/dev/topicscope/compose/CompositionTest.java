package dev.topicscope.compose;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.compose.Composition.Composed;
import dev.topicscope.compose.Composition.Content.Typed;
import dev.topicscope.compose.Composition.HeaderField;
import dev.topicscope.compose.Composition.Part;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Header;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CompositionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void aRunGivesWhatThePreviewHasShown() throws Exception {
        var composition = composition("{{integer:1..1000000}}", "{\"id\":{{counter}},\"city\":\"{{city}}\"}", "{{uuid}}");
        var items = FileSourcesTest.items(composition.repeated(OptionalLong.of(30), CLOCK));
        assertThat(items).hasSize(30);
        for (int i : new int[] {0, 9, 29}) {
            var shown = ((Composed.Ready) composition.preview(i, NOW)).draft();
            var sent = ((Item.Ready) items.get(i)).draft();
            assertThat(sent.key().orElseThrow()).isEqualTo(shown.key().orElseThrow());
            assertThat(sent.value().orElseThrow()).isEqualTo(shown.value().orElseThrow())
                    .startsWith(("{\"id\":" + (i + 1) + ",").getBytes(StandardCharsets.UTF_8));
            assertThat(sent.headers().getFirst().value().orElseThrow()).isEqualTo(shown.headers().getFirst().value().orElseThrow());
        }
    }

    @Test
    void aTextWithoutTemplatesKeepsItsBraces() {
        var plain = Composition.plain(new Typed(PayloadFormat.NULL, ""), new Typed(PayloadFormat.TEXT, "{{counter}}"), List.of());
        assertThat(plain.problems()).isEmpty();
        assertThat(((Composed.Ready) plain.preview(5, NOW)).draft()).satisfies(draft -> {
            assertThat(draft.key()).isEmpty();
            assertThat(draft.value().orElseThrow()).isEqualTo("{{counter}}".getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void whatIsMadeUpIsToldFromWhatIsNot() {
        for (String place : new String[] {"name", " first-name", "last-name", "city", "email", "text", "text:3"}) {
            assertThat(composition("k", "{{counter}} {{" + place + "}}", "h").isMadeUp()).as(place).isTrue();
        }
        assertThat(composition("{{counter}}", "{{uuid}} name {{\"{{name}}\"}}", "{{integer:1..2}}").isMadeUp()).isFalse();
        assertThat(Composition.plain(new Typed(PayloadFormat.TEXT, "{{name}}"), new Typed(PayloadFormat.NULL, ""), List.of()).isMadeUp())
                .as("no template").isFalse();
    }

    @Test
    void aTemplatesErrorIsNamedWithItsPart() {
        var composition = composition("{{counter}}", "ok", "{{nothing}}");
        assertThat(composition.problems()).singleElement().satisfies(remark -> {
            assertThat(remark.part()).isEqualTo(new Part.HeaderValue(0));
            assertThat(remark.problem().position()).isEqualTo(2);
        });
        assertThat(composition.preview(0, NOW)).isInstanceOf(Composed.Wrong.class);
    }

    @Test
    void aRecordThatDoesNotFitItsFormatIsFaultyByItsNumber() throws Exception {
        var composition = new Composition(new Typed(PayloadFormat.INTEGER, "{{counter:2147483646}}"), new Typed(PayloadFormat.EMPTY, ""),
                List.of(), Optional.empty(), true, 1, Optional.empty());
        var items = FileSourcesTest.items(composition.repeated(OptionalLong.of(3), CLOCK));
        assertThat(items.get(1)).isInstanceOf(Item.Ready.class);
        assertThat(items.get(2)).isEqualTo(new Item.Faulty(3, "Record 3, key: An integer is from -2147483648 to 2147483647."));
    }

    @Test
    void anEndlessRunGivesUpWhenNoRecordCanBeMadeAnyMore() throws Exception {
        var composition = new Composition(new Typed(PayloadFormat.INTEGER, "{{counter:2147483646}}"), new Typed(PayloadFormat.EMPTY, ""),
                List.of(), Optional.empty(), true, 1, Optional.empty());
        try (var source = composition.repeated(OptionalLong.empty(), CLOCK).open(new Cancellation())) {
            for (int i = 1; i <= 1_002; i++) {
                assertThat(source.next()).isInstanceOf(i <= 2 ? Item.Ready.class : Item.Faulty.class);
            }
            assertThatThrownBy(source::next).isInstanceOfSatisfying(FailureException.class, e ->
                    assertThat(e.failure()).isEqualTo(new Failure.Invalid("record", "No record could be made in 1000 tries, so the run has"
                            + " ended. Record 1003, key: An integer is from -2147483648 to 2147483647.", "")));
        }
    }

    @Test
    void aTableIsGoneThroughOnceBeforeARunGivesUp() throws Exception {
        var csv = "n\n" + "no number\n".repeat(1_500) + "7\n";
        var table = CsvTable.read(Input.stream("numbers.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))), ',');
        var composition = new Composition(new Typed(PayloadFormat.INTEGER, "{{csv:n}}"), new Typed(PayloadFormat.EMPTY, ""),
                List.of(), Optional.empty(), true, 1, Optional.of(table));
        var items = FileSourcesTest.items(composition.repeated(OptionalLong.of(3_002), CLOCK));
        assertThat(items.stream().filter(Item.Ready.class::isInstance)).hasSize(2);
    }

    @Test
    void aRecordIsSentAgainByteForByteAndSaysWhereItComesFromIfWished() {
        var key = new byte[] {1};
        var value = new byte[] {-1, 0};
        var message = new Message(new Partition("orders.dlt", 3), 42, Optional.of(new Timestamp(NOW, Timestamp.Kind.APPENDED)),
                Optional.of(key), Optional.of(value), List.of(new Header("x", Optional.empty()), new Header("x", Optional.empty())));

        var whole = Resending.draft(message, new Resending.Keep(true, true, true));
        assertThat(whole.key()).containsSame(key);
        assertThat(whole.value()).containsSame(value);
        assertThat(whole.timestamp()).contains(NOW);
        assertThat(whole.headers()).extracting(header -> header.key() + "=" + header.value().map(bytes ->
                new String(bytes, StandardCharsets.UTF_8)).orElse("null")).containsExactly("x=null", "x=null",
                "topicscope.origin.topic=orders.dlt", "topicscope.origin.partition=3", "topicscope.origin.offset=42",
                "topicscope.origin.timestamp=2026-11-24T09:30:00Z");
        var bare = Resending.draft(message, new Resending.Keep(false, false, false));
        assertThat(bare.headers()).isEmpty();
        assertThat(bare.timestamp()).isEmpty();
    }

    @Test
    void whatIsCutIsGotFirstAndWhatIsGoneIsFaulty() throws Exception {
        var cut = new Message(new Partition("t", 0), 1, Optional.empty(), Optional.empty(), 0, Optional.of(new byte[2]), 5, List.of());
        var gone = new Message(new Partition("t", 0), 2, Optional.empty(), Optional.empty(), 0, Optional.of(new byte[2]), 5, List.of());
        var items = FileSourcesTest.items(new Resending(List.of(cut, gone), new Resending.Keep(true, true, false), (message, _) -> {
            if (message.offset() == 2) {
                throw new FailureException(new Failure.Gone("offset 2", "It was deleted.", ""));
            }
            return new Message(message.partition(), 1, Optional.empty(), Optional.empty(), Optional.of(new byte[5]), List.of());
        }));
        assertThat(((Item.Ready) items.get(0)).draft().value().orElseThrow()).hasSize(5);
        assertThat(((Item.Faulty) items.get(1)).reason()).contains("offset 2", "It was deleted.");
    }

    private static Composition composition(String key, String value, String header) {
        return new Composition(new Typed(PayloadFormat.TEXT, key), new Typed(PayloadFormat.JSON, value),
                List.of(new HeaderField("h", new Typed(PayloadFormat.TEXT, header))), Optional.empty(), true, 1,
                Optional.empty());
    }
}

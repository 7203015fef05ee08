package dev.topicscope.compose;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.format.JsonLines;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Header;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FileSourcesTest {

    private static final Instant TIME = Instant.parse("2026-11-24T09:30:15.250Z");

    @Test
    void ourOwnExportComesBackUnchanged() throws Exception {
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        var messages = List.of(message(0, Optional.empty(), Optional.empty()), message(1, bytes(""), bytes("")),
                message(2, bytes("k\n\"\u0000é😀"), bytes("{\"a\":1}")), message(3, Optional.of(all), Optional.of(all)));
        var exported = new ByteArrayOutputStream();
        var lines = new JsonLines(exported);
        for (var message : messages) {
            lines.write(message);
        }
        lines.flush();

        var items = items(new JsonLinesFile(input(exported.toByteArray())));
        assertThat(items).hasSize(4);
        for (int i = 0; i < 4; i++) {
            var draft = ((Item.Ready) items.get(i)).draft();
            assertThat(draft.partition()).isEqualTo(OptionalInt.of(i));
            assertThat(draft.timestamp()).contains(TIME);
            assertSame(draft.key(), messages.get(i).key());
            assertSame(draft.value(), messages.get(i).value());
            assertThat(draft.headers()).extracting(Header::key).containsExactly("a", "b", "a", "é");
            for (int j = 0; j < 4; j++) {
                assertSame(draft.headers().get(j).value(), messages.get(i).headers().get(j).value());
            }
        }
    }

    @Test
    void linesThatPeopleWriteMayHoldJsonAsItIs() throws Exception {
        var items = items(new JsonLinesFile(input("""
                {"key":7,"value":{"a": [1, 2],"b":"}"}}

                {"value":"text","headers":[{"name":"n","value":true}]}
                {"key":null,"value":1.50}
                """)));
        assertThat(items).extracting(item -> text(draft(item).value())).containsExactly("{\"a\": [1, 2],\"b\":\"}\"}", "text", "1.50");
        assertThat(text(draft(items.getFirst()).key())).isEqualTo("7");
        assertThat(text(draft(items.get(1)).headers().getFirst().value())).isEqualTo("true");
        assertThat(items).extracting(item -> ((Item.Ready) item).place()).containsExactly(1L, 3L, 4L);
    }

    @Test
    void aFaultyLineIsNamedWithItsNumberAndTheNextIsReadAllTheSame() throws Exception {
        var items = items(new JsonLinesFile(input("""
                {"key":"k","value":"v"}
                {"key":"k","value":
                [1]
                {"key":"k","valu":"v"}
                {"partition":0}
                {"key":"k","value":"v"} x
                {"key":"k","keyBase64":"AA=="}
                {"valueBase64":"*"}
                {"key":"k","value":"v","timestamp":"now"}
                {"key":"k","value":"v"}""")));
        assertThat(items).hasSize(10);
        assertThat(items.getFirst()).isInstanceOf(Item.Ready.class);
        assertThat(items.getLast()).isInstanceOf(Item.Ready.class);
        for (int i = 1; i < 9; i++) {
            assertThat(((Item.Faulty) items.get(i)).reason()).startsWith("Line " + (i + 1)).endsWith(".");
        }
        assertThat(((Item.Faulty) items.get(3)).reason()).contains("“valu”");
    }

    @Test
    void aLineIsAValueByteForByteOrKeyAndValue() throws Exception {
        var items = items(new LinesFile(input(new byte[] {(byte) 0xff, 0, '\r', '\n', '\n', 'x'}), Optional.empty()));
        assertThat(items).extracting(item -> draft(item).value().orElseThrow())
                .containsExactly(new byte[] {(byte) 0xff, 0}, new byte[0], new byte[] {'x'});

        var keyed = items(new LinesFile(input("a::1::2\nb\n::\n"), Optional.of("::")));
        assertThat(text(draft(keyed.get(0)).key())).isEqualTo("a");
        assertThat(text(draft(keyed.get(0)).value())).isEqualTo("1::2");
        assertThat(keyed.get(1)).isEqualTo(new Item.Faulty(2, "Line 2 has no “::” between key and value."));
        assertThat(draft(keyed.get(2)).key().orElseThrow()).isEmpty();
    }

    @Test
    void aRowOfCsvIsMappedByItsColumns() throws Exception {
        var mapping = new CsvFile.Mapping(Optional.of(new CsvFile.Column("id", PayloadFormat.LONG)),
                Optional.of(new CsvFile.Column("body", PayloadFormat.TEXT)), List.of(new CsvFile.Column("source", PayloadFormat.TEXT)),
                Optional.of("partition"), Optional.of("at"));
        var items = items(new CsvFile(input("""
                \uFEFFid,body,source,partition,at
                1,"a ""b""
                c",web,2,2026-11-24T09:30:15.250Z
                2,"",,,1795512615250
                x,b,c,0,
                3,,"",,
                4,only two
                5,b,c,-1,
                """), ',', Optional.of(mapping)));
        var first = draft(items.get(0));
        assertThat(first.key().orElseThrow()).containsExactly(0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(text(first.value())).isEqualTo("a \"b\"\nc");
        assertThat(first.partition()).isEqualTo(OptionalInt.of(2));
        assertThat(first.timestamp()).contains(TIME);
        assertThat(text(first.headers().getFirst().value())).isEqualTo("web");
        var second = draft(items.get(1));
        assertThat(second.value().orElseThrow()).isEmpty();
        assertThat(second.headers().getFirst().value()).isEmpty();
        assertThat(second.timestamp()).contains(TIME);
        assertThat(items.get(2)).isEqualTo(new Item.Faulty(5, "Line 5, column “id”: “x” is no part of a whole number."));
        assertThat(draft(items.get(3)).value()).isEmpty();
        assertThat(draft(items.get(3)).headers().getFirst().value().orElseThrow()).isEmpty();
        assertThat(items.get(4)).isEqualTo(new Item.Faulty(7, "Line 7 has 2 fields, but the first line names 5."));
        assertThat(((Item.Faulty) items.get(5)).reason()).isEqualTo("Line 8, column “partition”: “-1” is no partition.");
    }

    @Test
    void aFileWithoutTheColumnsOrNotInUtf8IsRefusedWithTheReason() {
        assertThat(failure(new CsvFile(input("a,b\n1,2\n"), ',', Optional.empty())))
                .isInstanceOfSatisfying(Failure.Invalid.class, why -> assertThat(why.reason()).contains("it has: a, b."));
        assertThat(failure(new CsvFile(input(""), ',', Optional.empty()))).isInstanceOf(Failure.Invalid.class);
        assertThat(failure(new CsvFile(input(new byte[] {'v', 'a', 'l', 'u', 'e', '\n', (byte) 0xff, '\n'}), ',', Optional.empty())))
                .isInstanceOfSatisfying(Failure.Invalid.class, why -> assertThat(why.reason()).contains("UTF-8"));
        assertThat(failure(new CsvFile(input("value\n\"open\n"), ',', Optional.empty()))).isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void aFaultyRowIsNamedByTheLineItBeginsAtAlsoBehindEmptyLinesAndFieldsOfManyLines() throws Exception {
        var items = items(new CsvFile(input("value,b\r\n\r\n\r\n\"1\r\n2\",x\r\nfaulty\r\n\r\n\"a\nb\""), ',', Optional.empty()));
        assertThat(items.get(0)).isInstanceOfSatisfying(Item.Ready.class, ready -> assertThat(ready.place()).isEqualTo(4));
        assertThat(items.get(1)).isInstanceOfSatisfying(Item.Faulty.class, faulty -> assertThat(faulty.reason()).startsWith("Line 6 "));
        assertThat(items.get(2)).isInstanceOfSatisfying(Item.Faulty.class, faulty -> assertThat(faulty.reason()).startsWith("Line 8 "));
    }

    @Test
    void aWholeFileIsOneValue() throws Exception {
        var items = items(new WholeFile(input("a\nb\n"), bytes("k"), List.of()));
        assertThat(items).singleElement().satisfies(item -> assertThat(text(draft(item).value())).isEqualTo("a\nb\n"));
    }

    @Test
    void aFileIsReadAsItGoesAndNeverHeld() throws Exception {
        long lines = 400_000;
        try (var source = new LinesFile(Input.stream("endless", new Endless(lines)), Optional.empty()).open(new Cancellation())) {
            long before = used();
            long read = 0;
            while (source.next() instanceof Item.Ready) {
                read++;
            }
            assertThat(read).isEqualTo(lines);
            assertThat(used() - before).as("of 100 MB").isLessThan(20L << 20);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    static List<Item> items(RecordSource.Plan plan) throws FailureException {
        var items = new ArrayList<Item>();
        try (var source = plan.open(new Cancellation())) {
            for (var item = source.next(); !(item instanceof Item.End); item = source.next()) {
                items.add(item);
            }
        }
        return items;
    }

    private static Failure failure(RecordSource.Plan plan) {
        return catchThrowableOfType(FailureException.class, () -> items(plan)).failure();
    }

    private static Draft draft(Item item) {
        return ((Item.Ready) item).draft();
    }

    private static Input input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Input input(byte[] content) {
        return Input.stream("the file", new ByteArrayInputStream(content));
    }

    private static Message message(int partition, Optional<byte[]> key, Optional<byte[]> value) {
        return new Message(new Partition("orders", partition), 7, Optional.of(new Timestamp(TIME, Timestamp.Kind.CREATED)), key, value,
                List.of(new Header("a", bytes("1")), new Header("b", Optional.empty()), new Header("a", bytes("")),
                        new Header("é", Optional.of(new byte[] {-1}))));
    }

    private static void assertSame(Optional<byte[]> found, Optional<byte[]> expected) {
        assertThat(found.isPresent()).isEqualTo(expected.isPresent());
        expected.ifPresent(bytes -> assertThat(found.get()).isEqualTo(bytes));
    }

    private static Optional<byte[]> bytes(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Optional<byte[]> content) {
        return new String(content.orElseThrow(), StandardCharsets.UTF_8);
    }

    /// Lines of 250 bytes, made as they are read.
    private static final class Endless extends InputStream {

        private static final int LENGTH = 250;

        private long left;

        private Endless(long lines) {
            left = lines * LENGTH;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            return left % LENGTH == 0 ? '\n' : 'x';
        }
    }
}

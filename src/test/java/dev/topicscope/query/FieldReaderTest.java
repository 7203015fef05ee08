package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.FieldPath;
import dev.topicscope.model.Json;
import dev.topicscope.query.FieldValue.Beyond;
import dev.topicscope.query.FieldValue.Inside;
import dev.topicscope.query.FieldValue.Missing;
import dev.topicscope.query.FieldValue.Single;

import static org.assertj.core.api.Assertions.assertThat;

class FieldReaderTest {

    private static final String DOCUMENT = "{\"status\":\"PAID\",\"name\":\"é한😀\",\"amount\":12.50,\"note\":null,\"paid\":true,"
            + "\"items\":[{\"sku\":\"A\"},{\"sku\":\"B\",\"sku\":\"C\"}],\"a b\":{\"c\":-1}}";

    @Test
    void readsValuesAtPlacesInTheOrderAsked() {
        assertThat(read(DOCUMENT, ".\"a b\".c", ".status", ".amount", ".note", ".paid", ".items[1].sku")).containsExactly(
                new Single(new Json.Num("-1")), new Single(new Json.Str("PAID")), new Single(new Json.Num("12.50")),
                new Single(new Json.Null()), new Single(new Json.Bool(true)), new Single(new Json.Str("B")));
    }

    @Test
    void tellsTheMissingFromNull() {
        assertThat(read(DOCUMENT, ".nope", ".status.deeper", ".items[7]", ".items.sku", ".note")).containsExactly(new Missing(),
                new Missing(), new Missing(), new Missing(), new Single(new Json.Null()));
    }

    @Test
    void glimpsesIntoObjectsAndArraysAndStillReadsWhatIsInThem() {
        assertThat(read("{\"o\":{\"x\": 1,\n  \"y\":2}}", ".o", ".o.y", ".")).containsExactly(new Inside("{\"x\": 1, \"y\":2}"),
                new Single(new Json.Num("2")), new Inside("{\"o\":{\"x\": 1, \"y\":2}}"));
        assertThat(read("[" + "1,".repeat(500) + "2]", ".")).first().isInstanceOfSatisfying(Inside.class,
                inside -> assertThat(inside.glimpse()).startsWith("[1,1").endsWith("…").hasSizeLessThan(220));
    }

    @Test
    void aDocumentCutAnywhereYieldsTheSameValuesOrSaysThatItDoesNotKnow() {
        byte[] whole = DOCUMENT.getBytes(StandardCharsets.UTF_8);
        var reader = reader(".status", ".amount", ".paid", ".items[1].sku", ".\"a b\".c");
        var right = reader.read(whole, false);
        for (int length = 1; length < whole.length; length++) {
            var values = reader.read(Arrays.copyOf(whole, length), true);
            for (int i = 0; i < values.size(); i++) {
                assertThat(values.get(i)).as("value %d in the first %d bytes", i, length).isIn(right.get(i), new Beyond());
            }
        }
        assertThat(reader.read(Arrays.copyOf(whole, 20), true).getFirst()).isEqualTo(right.getFirst());
    }

    @Test
    void whatIsNoJsonHasNoFields() {
        assertThat(read("hello", ".a")).containsExactly(new Missing());
        assertThat(read("", ".a")).containsExactly(new Missing());
        assertThat(read("{\"a\":1,oops", ".a", ".b")).containsExactly(new Single(new Json.Num("1")), new Missing());
        assertThat(reader(".a").read("hello, this goes on and on".getBytes(StandardCharsets.UTF_8), true)).containsExactly(new Missing());
        assertThat(reader(".a").read(new byte[] {0, 0, 0, 5, (byte) 0xff}, false)).containsExactly(new Missing());
    }

    @Test
    void depthCostsNoStack() {
        assertThat(read("{\"d\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"a\":1}", ".a", ".d[0][0]"))
                .first().isEqualTo(new Single(new Json.Num("1")));
    }

    private static List<FieldValue> read(String document, String... places) {
        return reader(places).read(document.getBytes(StandardCharsets.UTF_8), false);
    }

    private static FieldReader reader(String... places) {
        return new FieldReader(Stream.of(places).map(QueryText::path).map(path -> path.orElse(FieldPath.ROOT)).toList());
    }
}

package dev.topicscope.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.query.FieldNames.Completion;

import static org.assertj.core.api.Assertions.assertThat;

class FieldNamesTest {

    private final FieldNames names = new FieldNames();

    @Test
    void completesTheFieldsSeen() {
        learn("{\"amount\":1,\"address\":{\"city\":\"x\",\"zip-code\":[{\"a\":1},{\"b\":{\"c\":2}},[[3]]]},\"after\":2}");
        learn("{\"amount\":2}");
        assertThat(names.complete(".am", 10)).contains(new Completion(0, List.of(".amount")));
        assertThat(names.complete(".A", 10)).contains(new Completion(0, List.of(".amount", ".address", ".address.\"zip-code\"",
                ".address.\"zip-code\"[].a",
                ".address.\"zip-code\"[].b", ".address.\"zip-code\"[].b.c", ".address.city", ".after")));
        assertThat(names.complete("key:x .after > 1 and .am", 10)).contains(new Completion(21, List.of(".amount")));
        assertThat(names.complete(".address.c", 10)).contains(new Completion(0, List.of(".address.city")));
        assertThat(names.complete(".address.\"zip-code\"[0].",
                10).map(Completion::fields)).isEqualTo(Optional.of(List.of(".address.\"zip-code\"[].a",
                ".address.\"zip-code\"[].b", ".address.\"zip-code\"[].b.c")));
        assertThat(names.complete(".address.\"zi", 1)).contains(new Completion(0, List.of(".address.\"zip-code\"")));
    }

    @Test
    void completesNothingElse() {
        learn("{\"amount\":1}");
        assertThat(names.complete("am", 10)).isEmpty();
        assertThat(names.complete(".amount", 10)).isEmpty();
        assertThat(names.complete(".x", 10)).isEmpty();
        assertThat(names.complete("www.am", 10)).isEmpty();
        assertThat(names.complete("", 10)).isEmpty();
    }

    @Test
    void staysBounded() {
        for (int i = 0; i < 5_000; i++) {
            learn("{\"name" + i + "\":1}");
        }
        learn("{\"" + "n".repeat(101) + "\":{\"never\":1}}");
        assertThat(names.complete(".n", 10_000).orElseThrow().fields()).hasSize(2_000);
        var deep = new FieldNames();
        deep.learn(ByteBuffer.wrap(("{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000)).getBytes(StandardCharsets.UTF_8)));
        assertThat(deep.complete(".", 10_000).orElseThrow().fields()).hasSize(8);
    }

    @Test
    void learnsNothingFromWhatIsNoJson() {
        names.learn(null);
        learn("");
        learn("hello");
        learn("[1,2,[3]]");
        learn("{\"good\":1,bad}");
        names.learn(ByteBuffer.wrap(new byte[] {0, 0, 0, 1, (byte) 0xff}));
        assertThat(names.complete(".", 10)).contains(new Completion(0, List.of(".good")));
    }

    private void learn(String value) {
        names.learn(ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }
}

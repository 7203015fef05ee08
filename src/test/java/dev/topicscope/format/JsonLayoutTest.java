package dev.topicscope.format;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JsonLayoutTest {

    @Test
    void laysOutAndLeavesNumbersAndStringsAsTheyAre() {
        assertThat(JsonLayout.indented("{\"a\":1.0,\"b\":[123456789012345678901234567890,-0e5, \"x\\\"{,\\u00e9\\/\"],\"a\" : { }}"))
                .contains("""
                        {
                          "a": 1.0,
                          "b": [
                            123456789012345678901234567890,
                            -0e5,
                            "x\\"{,\\u00e9\\/"
                          ],
                          "a": {}
                        }""");
    }

    @Test
    void layingOutTwiceChangesNothing() {
        String once = JsonLayout.indented("[[],[ ],{\"a\":[null,true]}]").orElseThrow();

        assertThat(JsonLayout.indented(once)).contains(once);
    }

    @Test
    void whatIsNoJsonIsNotTouched() {
        assertThat(JsonLayout.indented("{\"a\":}")).isEmpty();
        assertThat(JsonLayout.indented("")).isEmpty();
    }

    @Test
    void takesAnyDepth() {
        assertThat(JsonLayout.indented("[".repeat(20_000) + "]".repeat(20_000))).isPresent();
    }
}

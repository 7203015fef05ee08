package dev.topicscope.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.format.Preview.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class PreviewTest {

    @Test
    void nullEmptyAndTheWordNullDiffer() {
        assertThat(Preview.of(Optional.empty(), 0)).isEqualTo(new Preview(Kind.ABSENT, "null"));
        assertThat(Preview.of(Optional.of(new byte[0]), 0)).isEqualTo(new Preview(Kind.EMPTY, "empty"));
        assertThat(of("null")).isEqualTo(new Preview(Kind.TEXT, "null"));
    }

    @Test
    void isOneLine() {
        assertThat(of("a\r\nb\nc\td").text()).isEqualTo("a⏎b⏎c⇥d");
    }

    @Test
    void aCharacterThatIsCutOffIsLeftOut() {
        byte[] korean = "안녕하세요".getBytes(StandardCharsets.UTF_8);

        for (int length = 1; length < korean.length; length++) {
            var preview = Preview.of(Optional.of(Arrays.copyOf(korean, length)), korean.length);
            assertThat(preview).isEqualTo(new Preview(Kind.TEXT, "안녕하세요".substring(0, length / 3) + "…"));
        }
    }

    @Test
    void aCharacterThatIsBrokenIsBinary() {
        byte[] broken = {'a', (byte) 0xec, (byte) 0x95};
        assertThat(Preview.of(Optional.of(broken), broken.length)).isEqualTo(new Preview(Kind.BINARY, "0x61EC95"));
    }

    @Test
    void whatIsNoTextIsHexadecimalAndShort() {
        byte[] bytes = new byte[1000];
        assertThat(Preview.of(Optional.of(bytes), 5_000_000).text()).startsWith("0x0000").endsWith("…").hasSizeLessThan(120);
    }

    @Test
    void overlongFormsAndSurrogatesAreNoText() {
        assertThat(Preview.of(Optional.of(new byte[] {(byte) 0xc0, (byte) 0x80}), 2).kind()).isEqualTo(Kind.BINARY);
        assertThat(Preview.of(Optional.of(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}), 3).kind()).isEqualTo(Kind.BINARY);
        assertThat(Preview.of(Optional.of(new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}), 4).kind())
                .isEqualTo(Kind.BINARY);
    }

    private static Preview of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Preview.of(Optional.of(bytes), bytes.length);
    }
}

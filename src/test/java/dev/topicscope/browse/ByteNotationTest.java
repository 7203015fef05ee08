package dev.topicscope.browse;

import java.util.OptionalLong;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ByteNotationTest {

    @ParameterizedTest
    @CsvSource({"65536, 65536", "4 MiB, 4194304", "4mib, 4194304", "4M, 4194304", "1.5 KiB, 1536", "500 kB, 500000", "2 GiB, 2147483648",
        "-1, -1", "0, 0", "7 B, 7"})
    void whatPeopleTypeIsUnderstood(String typed, long bytes) {
        assertThat(ByteNotation.parse(typed)).isEqualTo(OptionalLong.of(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "4 MiBs", "4 TiB", "a lot", "0.3 B", "999999999999999 GiB", "1e6", "4 Mi B"})
    void whatIsNoNumberOfBytesIsNot(String typed) {
        assertThat(ByteNotation.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "4194304, 4 MiB", "1500, 1500 B", "1536, 1536 B", "65536, 64 KiB", "-1, -1 B"})
    void exactNumbersComeBackAsTheyAre(long bytes, String text) {
        assertThat(ByteNotation.exact(bytes)).isEqualTo(text);
        assertThat(ByteNotation.parse(text)).isEqualTo(OptionalLong.of(bytes));
    }

    @ParameterizedTest
    @CsvSource({"1023, 1023 B", "1536, 1.5 KiB", "100000, 98 KiB", "1048576, 1 MiB", "10485760, 10 MiB"})
    void roundedNumbersAreShort(long bytes, String text) {
        assertThat(ByteNotation.rounded(bytes)).isEqualTo(text);
    }
}

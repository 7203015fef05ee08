package dev.topicscope.compose;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import org.apache.kafka.common.serialization.DoubleSerializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.UUIDSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PayloadTextTest {

    @Test
    void numbersAndIdsAreTheBytesThatKafkasSerializersWrite() {
        try (var integers = new IntegerSerializer(); var longs = new LongSerializer(); var doubles = new DoubleSerializer();
                var ids = new UUIDSerializer()) {
            assertThat(bytes(PayloadFormat.INTEGER, " -42 ")).isEqualTo(integers.serialize("t", -42));
            assertThat(bytes(PayloadFormat.INTEGER, "+7")).isEqualTo(integers.serialize("t", 7));
            assertThat(bytes(PayloadFormat.LONG, "9223372036854775807")).isEqualTo(longs.serialize("t", Long.MAX_VALUE));
            assertThat(bytes(PayloadFormat.DOUBLE, "-1.5e3")).isEqualTo(doubles.serialize("t", -1_500.0));
            assertThat(bytes(PayloadFormat.DOUBLE, "NaN")).isEqualTo(doubles.serialize("t", Double.NaN));
            var id = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
            assertThat(bytes(PayloadFormat.UUID, id + "\n")).isEqualTo(ids.serialize("t", id));
        }
    }

    @Test
    void bytesAreWrittenInHexAndBase64() {
        assertThat(bytes(PayloadFormat.HEX, "00 ff\n7F")).isEqualTo(HexFormat.of().parseHex("00ff7f"));
        assertThat(bytes(PayloadFormat.HEX, "0xCAFE")).isEqualTo(HexFormat.of().parseHex("cafe"));
        assertThat(bytes(PayloadFormat.HEX, "")).isEmpty();
        assertThat(bytes(PayloadFormat.BASE64, "/+8=")).isEqualTo(HexFormat.of().parseHex("ffef"));
        assertThat(bytes(PayloadFormat.BASE64, "_-8")).isEqualTo(HexFormat.of().parseHex("ffef"));
    }

    @Test
    void nullAndEmptyDiffer() {
        assertThat(PayloadText.encode(PayloadFormat.NULL, "ignored")).isEqualTo(new Encoded.Fit(Optional.empty(), Optional.empty()));
        assertThat(bytes(PayloadFormat.EMPTY, "ignored")).isEmpty();
        assertThat(bytes(PayloadFormat.TEXT, "")).isEmpty();
    }

    @Test
    void invalidJsonIsDoubtedAndCanBeSentAllTheSame() {
        var fit = (Encoded.Fit) PayloadText.encode(PayloadFormat.JSON, "{\"a\":1,}");
        assertThat(fit.bytes().orElseThrow()).isEqualTo("{\"a\":1,}".getBytes(StandardCharsets.UTF_8));
        assertThat(fit.doubt().orElseThrow().position()).isBetween(7, 8);
        for (String valid : new String[] {"{\"a\":[1,2,{\"b\":null}]}", " 12 ", "\"x\"", "true", "[]", "1.5e10"}) {
            assertThat(((Encoded.Fit) PayloadText.encode(PayloadFormat.JSON, valid)).doubt()).as(valid).isEmpty();
        }
        for (String wrong : new String[] {"", "  ", "{", "[1,2", "{} {}", "1 2", "nul", "{\"a\" 1}", "12x", "\"open"}) {
            assertThat(((Encoded.Fit) PayloadText.encode(PayloadFormat.JSON, wrong)).doubt()).as(wrong).isPresent();
        }
        assertThat(((Encoded.Fit) PayloadText.encode(PayloadFormat.JSON, "{}\n  x")).doubt().orElseThrow())
                .satisfies(doubt -> assertThat(doubt.reason()).contains("line 2"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "HEX, 0g, 1, “g” is no hexadecimal digit.", "HEX, 0a b, 4, The last byte has one digit; each has two.",
        "HEX, 0 1a, 1, The byte before has one digit; each has two.", "BASE64, ab*d, 2, “*” is no sign of Base64.",
        "BASE64, abcde, 5, It ends in the middle of a byte: signs are missing.",
        "BASE64, ab==cd, 4, Nothing can follow after the padding “=”.",
        "INTEGER, 12a, 2, “a” is no part of a whole number.", "INTEGER, 2147483648, 0, An integer is from -2147483648 to 2147483647.",
        "INTEGER, ``, 0, Here should be a whole number.", "INTEGER, -, 0, Digits are missing.",
        "DOUBLE, 1.5x, 3, “x” is no part of a number.",
        "DOUBLE, 1d, 1, “d” is no part of a number.", "UUID, 123e4567e89b, 8, Here should be a hyphen.",
        "UUID, 123e4567-e89b-12d3-a456-42661417400, 35, `A UUID has 36 signs, this has 35.`"})
    void whatIsWrongIsNamedWithItsPlace(PayloadFormat format, String text, int position, String reason) {
        assertThat(PayloadText.encode(format, text)).isEqualTo(new Encoded.Unfit(new TextProblem(position, reason)));
    }

    @Test
    void halfACharacterIsNoText() {
        assertThat(PayloadText.encode(PayloadFormat.TEXT, "a\ud83d")).isInstanceOfSatisfying(Encoded.Unfit.class, unfit ->
                assertThat(unfit.problem().position()).isEqualTo(1));
        assertThat(bytes(PayloadFormat.TEXT, "😀")).hasSize(4);
    }

    private static byte[] bytes(PayloadFormat format, String text) {
        return ((Encoded.Fit) PayloadText.encode(format, text)).bytes().orElseThrow();
    }
}

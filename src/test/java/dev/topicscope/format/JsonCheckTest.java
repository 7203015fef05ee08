package dev.topicscope.format;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonCheckTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {"{\"a\": \"b | It ends within a string (line 1, column 9).",
        "{\"a\": [1 | It ends too early (line 1, column 9).", "{\"a\" | It ends too early (line 1, column 5)."})
    void whatEndsTooEarlyIsSaidWithoutTheParsersOwnNames(String text, String sentence) {
        assertThat(JsonCheck.fault(text)).map(JsonCheck.Fault::reason).contains(sentence);
    }
}

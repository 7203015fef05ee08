package dev.topicscope.browse;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StartNotationTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest", "last:500", "offset:0", "offset:9007199254740993", "time:2026-11-24T00:30:00Z",
        "group:billing", "group:a:b", "group: with spaces ", "group:주문"})
    void whatIsWrittenIsReadAgain(String text) throws FailureException {
        assertThat(StartNotation.write(StartNotation.parse(text, SEOUL))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"time:2026-11-24, 2026-11-23T15:00:00Z", "time:2026-11-24T09:30, 2026-11-24T00:30:00Z",
        "time:2026-11-24T09:30:15+01:00, 2026-11-24T08:30:15Z", "TIME:2026-11-24T09:30Z, 2026-11-24T09:30:00Z"})
    void aTimeWithoutAnOffsetIsInTheZoneGiven(String text, Instant expected) throws FailureException {
        assertThat(StartNotation.parse(text, SEOUL)).isEqualTo(new Start.AtTime(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "newest", "last", "last:", "last:0", "last:-1", "last:9999999999", "offset:x", "offset:-1", "time:",
        "time:tomorrow", "time:2026-13-01", "earliest:3", "last:500 records", "group", "group:"})
    void anythingElseIsNamedInASentence(String text) {
        assertThatThrownBy(() -> StartNotation.parse(text, SEOUL)).isInstanceOfSatisfying(FailureException.class, e ->
                assertThat(((Failure.Invalid) e.failure()).reason()).contains("“" + text + "”").endsWith("."));
    }
}

package dev.topicscope.browse;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BootstrapListTest {

    @ParameterizedTest
    @CsvSource({
        "kafka-1.example:9093, kafka-1.example:9093",
        "localhost, localhost:9092",
        "broker_one:9092, broker_one:9092",
        "broker.example.:9092, broker.example.:9092",
        "10.0.0.7:19092, 10.0.0.7:19092",
        "PLAINTEXT://a:9092, a:9092",
        "SASL_SSL://a:9092/, a:9092",
        "http://a/, a:9092",
        "a:1, a:1",
        "a:65535, a:65535",
        "a:09092, a:9092",
        "[::1]:9092, [::1]:9092",
        "[::1], [::1]:9092",
        "::1, [::1]:9092",
        "2001:db8::7, [2001:db8::7]:9092",
        "[fe80::1%eth0]:9093, [fe80::1%eth0]:9093",
        "PLAINTEXT://[2001:db8::7]:19092/, [2001:db8::7]:19092",
        "::ffff:10.0.0.7, [::ffff:10.0.0.7]:9092"})
    void anAddressIsReadAsPeoplePasteIt(String text, String address) {
        assertThat(BootstrapList.parse(text)).isEqualTo(new BootstrapList(List.of(address), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:1,b:2", "a:1;b:2", "a:1 b:2", " a:1 ,\n\tb:2,, ", "a:1\r\nb:2\r\n", "a:1,b:2,a:1", "a:1\u00a0b:2",
            "\ufeffa:1,\u200bb:2"})
    void entriesAreSeparatedByWhateverPeopleSeparateThemBy(String text) {
        var list = BootstrapList.parse(text);

        assertThat(list.addresses()).containsExactly("a:1", "b:2");
        assertThat(list.isValid()).isTrue();
        assertThat(list.joined()).isEqualTo("a:1,b:2");
    }

    @ParameterizedTest
    @CsvSource({
        "a:0, has port 0",
        "a:65536, has port 65536",
        "a:230920, has port 230920",
        "a:99999999999, not a number",
        "a:kafka, not a number: kafka",
        "a:-1, not a number: -1",
        "a:, nothing after the colon",
        "http://a:8082/topics, not a number: 8082/topics",
        ":9092, no host name",
        "[]:9092, no host name",
        "[::1, nor an IPv6 address",
        "[::1]9092, nor an IPv6 address",
        "a:b:c, nor an IPv6 address",
        "::1::2, nor an IPv6 address",
        "1:2:3:4:5:6:7:8:9092, nor an IPv6 address",
        "[:::]:9092, nor an IPv6 address",
        "ho$t:9092, no host name has",
        "-a:9092, no host name has",
        "“a”:9092, no host name has"})
    void eachBadEntryIsNamedWithItsReason(String text, String reason) {
        var list = BootstrapList.parse("good:9092, " + text);

        assertThat(list.addresses()).containsExactly("good:9092");
        assertThat(list.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.entry()).isEqualTo(text);
            assertThat(problem.reason()).contains(reason).endsWith(".");
        });
        assertThat(list.isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ",", ";\n,"})
    void noEntryAtAllIsTheOneProblem(String text) {
        assertThat(BootstrapList.parse(text).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("Name at least one broker, as host:port."));
    }

    @Test
    void everyBadEntryIsNamed() {
        assertThat(BootstrapList.parse("a:x b:0 c:1").problems()).extracting(BootstrapList.Problem::entry).containsExactly("a:x", "b:0");
    }
}

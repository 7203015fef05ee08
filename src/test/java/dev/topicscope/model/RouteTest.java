package dev.topicscope.model;

import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouteTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        kafka-1,    9092, node,          31001, kafka-1:9092,     node:31001
        kafka-1,    9092, node,          31001, KAFKA-1:9092,     node:31001
        kafka-1,    9092, node,          31001, kafka-1:9093,     -
        kafka-1,    -,    node,          -,     kafka-1:9093,     node:9093
        *.internal, -,    *.example.com, -,     b2.internal:9094, b2.example.com:9094
        *.internal, 9092, node,          31001, b2.internal:9092, node:31001
        *.internal, -,    node,          -,     internal:9092,    -
        *,          -,    ::1,           -,     any.name:9092,    [::1]:9092
        """)
    void anEntryLeadsWhereItSays(String host, Integer port, String toHost, Integer toPort, String advertised, String reached) {
        var entry = new Mapping(host, optional(port), toHost, optional(toPort));

        assertThat(entry.apply(HostPort.parse(advertised).orElseThrow()).map(HostPort::toString).orElse(null)).isEqualTo(reached);
    }

    @Test
    void anExactEntryWinsOverAPattern() {
        var exact = new HostPort("b1", 9092);
        var map = new Route.Mapped(List.of(new Mapping("*", OptionalInt.empty(), "all", OptionalInt.empty()),
                Mapping.of(exact, new HostPort("one", 1))));

        assertThat(map.find(exact)).contains(new HostPort("one", 1));
        assertThat(map.find(new HostPort("b2", 9092))).contains(new HostPort("all", 9092));
    }

    @ParameterizedTest
    @CsvSource({"'',b", "a,''", "*.*,b", "a,*", "a*,*b*"})
    void anEntryThatSaysNothingIsNone(String host, String toHost) {
        assertThatThrownBy(() -> new Mapping(host, OptionalInt.empty(), toHost, OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        a:1,      a:1
        ' a:1 ',  a:1
        [::1]:9,  [::1]:9
        ::1:9,    -
        [a]:9,    -
        a,        -
        a:,       -
        :1,       -
        a:0,      -
        a:65536,  -
        """)
    void anAddressIsReadAsItIsWritten(String text, String address) {
        assertThat(HostPort.parse(text).map(HostPort::toString).orElse(null)).isEqualTo(address);
    }

    private static OptionalInt optional(Integer port) {
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }
}

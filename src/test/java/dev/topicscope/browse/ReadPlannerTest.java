package dev.topicscope.browse;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ReadPlannerTest {

    private static final Partition FULL = new Partition("t", 0);
    private static final Partition CUT = new Partition("t", 1);
    private static final Partition EMPTY = new Partition("t", 2);
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    static Stream<Arguments> starts() {
        return Stream.of(
                arguments(new Start.Earliest(), 0, 500, 7),
                arguments(new Start.Latest(), 1000, 520, 7),
                arguments(new Start.Last(1), 999, 519, 7),
                arguments(new Start.Last(20), 980, 500, 7),
                arguments(new Start.Last(Integer.MAX_VALUE), 0, 500, 7),
                arguments(new Start.AtOffset(0), 0, 500, 7),
                arguments(new Start.AtOffset(510), 510, 510, 7),
                arguments(new Start.AtOffset(1000), 1000, 520, 7),
                arguments(new Start.AtOffset(Long.MAX_VALUE), 1000, 520, 7),
                arguments(new Start.AtTime(NOON), 400, 520, 7),
                arguments(new Start.Committed("billing"), 400, 500, 7));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void aStartIsAnOffsetInEachPartition(Start start, long full, long cut, long empty) {
        var ranges = new LinkedHashMap<Partition, OffsetRange>();
        ranges.put(EMPTY, new OffsetRange(EMPTY, 7, 7));
        ranges.put(FULL, new OffsetRange(FULL, 0, 1000));
        ranges.put(CUT, new OffsetRange(CUT, 500, 520));

        assertThat(ReadPlanner.plan(start, ranges, Map.of(FULL, 400L)))
                .containsExactly(Map.entry(FULL, full), Map.entry(CUT, cut), Map.entry(EMPTY, empty));
    }

    @Test
    void noPartitionsIsNoPlan() {
        assertThat(ReadPlanner.plan(new Start.Earliest(), Map.of(), Map.of())).isEmpty();
    }
}

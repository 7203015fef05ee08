package dev.topicscope.browse;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Where a search begins and ends in each partition, and how it is shared among threads.
class SearchPlanTest {

    /// Partition 0 holds 0 to 100, partition 1 holds 40 to 60, partition 2 is empty at 7. At noon partition 0 is at 50 and partition 1 has
    /// no such record.
    @ParameterizedTest
    @CsvSource({
        "earliest,  now,        0-100, 40-60, 7-7",
        "earliest,  live,       0-100, 40-60, 7-7",
        "earliest,  count:5,    0-100, 40-60, 7-7",
        "latest,    now,        100-100, 60-60, 7-7",
        "latest,    live,       100-100, 60-60, 7-7",
        "offset:50, now,        50-100, 50-60, 7-7",
        "offset:50, offset:55,  50-55, 50-55, 7-7",
        "offset:80, offset:55,  55-55, 55-55, 7-7",
        "offset:0,  offset:999, 0-100, 40-60, 7-7",
        "offset:10, offset:20,  10-20, 40-40, 7-7",
        "time:2026-01-01T12:00:00Z, now, 50-100, 60-60, 7-7",
        "earliest,  time:2026-01-01T12:00:00Z, 0-50, 40-60, 7-7",
        "time:2026-01-01T12:00:00Z, offset:70, 50-70, 60-60, 7-7",
        "group:g,   now,        50-100, 40-60, 7-7",
        "group:g,   offset:55,  50-55, 40-55, 7-7",
        "latest,    time:2026-01-01T12:00:00Z, 50-50, 60-60, 7-7"})
    void aStartAndAnEndAreARangeInEachPartition(String from, String until, String first, String second, String third) throws Exception {
        var logs = Map.of(partition(0), range(0, 0, 100), partition(1), range(1, 40, 60), partition(2), range(2, 7, 7));
        var noon = Map.of(partition(0), 50L);
        var start = StartNotation.parse(from, ZoneOffset.UTC);

        var bounded = ReadPlanner.before(EndNotation.parse(until, ZoneOffset.UTC), logs, noon);
        var ranges = ReadPlanner.from(ReadPlanner.plan(start, logs, noon), bounded);

        assertThat(ranges.values()).extracting(range -> range.from() + "-" + range.to()).containsExactly(first, second, third);
    }

    @Test
    void theNewestRecordsAreFoundByAskingForTimes() throws Exception {
        // Partition 0 has a record each even second, partition 1 three in every thousandth.
        long[] even = IntStream.range(0, 500).mapToLong(i -> i * 2_000L).toArray();
        long[] bursts = {1_000, 1_000, 1_000, 990_001, 990_001, 990_001};
        var asked = new AtomicInteger();

        assertThat(newest(7, even, bursts, asked)).isEqualTo(Map.of(0, 496L, 1, 3L));
        assertThat(newest(5, even, bursts, asked)).isEqualTo(Map.of(0, 496L, 1, 5L));
        assertThat(newest(1, even, bursts, asked)).isEqualTo(Map.of(0, 499L, 1, 6L));
        assertThat(asked.get()).isLessThanOrEqualTo(3 * 44);
    }

    @Test
    void noTimeIsAskedForWhereOnePartitionOrAllRecordsAreWanted() throws Exception {
        var asked = new AtomicInteger();

        assertThat(newest(3, new long[] {9, 1, 5, 5}, new long[0], asked)).isEqualTo(Map.of(0, 1L, 1, 0L));
        assertThat(newest(6, new long[] {1, 2, 3}, new long[] {1, 2, 3}, asked)).isEqualTo(Map.of(0, 0L, 1, 0L));
        assertThat(asked.get()).isZero();
    }

    @Test
    void wildTimestampsNeverMakeItMoreThanWanted() throws Exception {
        long[] wild = {5_000, 0, 4_102_444_800_000L, 3, 7, 9_000};
        long[] tame = {1_000, 2_000, 3_000};

        for (int wanted = 1; wanted <= 9; wanted++) {
            var starts = newest(wanted, wild, tame, new AtomicInteger());
            assertThat(wild.length - starts.get(0) + tame.length - starts.get(1)).as("of %d", wanted).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // lengths of the partitions, threads, lengths of the pieces of each share
        "400000 400000 400000 400000,       2, 400000+400000 400000+400000",
        "1000000,                           2, 500000 500000",
        "1000000,                           4, 250000 250000 250000 250000",
        "300000 300000 300000,              2, 300000+150000 150000+300000",
        "900000 100000 100000,              2, 550000 350000+100000+100000",
        "420000 400000,                     2, 420000 400000",
        "1000 1000 1000,                    2, 1000+1000 1000",
        "0 0 0,                             2, 0+0 0",
        "0 1000000,                         2, 500000+0 500000",
        "40000,                             8, 40000"})
    void largePartitionsAreDividedAmongThreads(String lengths, int threads, String expected) {
        var ranges = IntStream.range(0, lengths.split(" ").length)
                .mapToObj(i -> range(i, 0, Long.parseLong(lengths.split(" ")[i]))).toList();

        var shares = SearchShares.divide(ranges, threads);

        assertThat(shares.stream().map(share -> share.stream().map(piece -> String.valueOf(piece.length()))
                .reduce((one, other) -> one + "+" + other).orElse("")).reduce((one, other) -> one + " " + other)).contains(expected);
    }

    @Test
    void everyOffsetIsInExactlyOneShareAndNoShareHasAPartitionTwice() {
        for (int threads = 1; threads <= 9; threads++) {
            var ranges = IntStream.range(0, 7).mapToObj(i -> range(i, i * 11, i * 11 + i * 77_777L * (i % 3))).toList();
            var shares = SearchShares.divide(ranges, threads);

            assertThat(shares).hasSizeLessThanOrEqualTo(threads).allSatisfy(share ->
                    assertThat(share).extracting(OffsetRange::partition).doesNotHaveDuplicates());
            var joined = new TreeMap<Partition, Long>();
            shares.stream().flatMap(List::stream).sorted((one, other) -> Long.compare(one.from(), other.from())).forEach(piece -> {
                assertThat(piece.from()).isEqualTo(joined.getOrDefault(piece.partition(), piece.partition().number() * 11L));
                joined.put(piece.partition(), piece.to());
            });
            ranges.forEach(range -> assertThat(joined).containsEntry(range.partition(), range.to()));
        }
    }

    @ParameterizedTest
    @CsvSource({"live", "now", "offset:42", "count:1000", "time:2026-11-24T09:30:00Z"})
    void anEndIsWrittenAsItIsRead(String text) throws FailureException {
        assertThat(EndNotation.write(EndNotation.parse(text, ZoneOffset.UTC))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"tomorrow", "offset", "offset:-1", "count:0", "time:noon", "now:5"})
    void whatIsNoEndIsNamedInASentence(String text) {
        assertThatThrownBy(() -> EndNotation.parse(text, ZoneOffset.UTC)).isInstanceOfSatisfying(FailureException.class, e ->
                assertThat(e.failure()).isInstanceOfSatisfying(Failure.Invalid.class, wrong ->
                        assertThat(wrong.reason()).contains("“" + text + "”").endsWith(".")));
    }

    @Test
    void aDateAloneIsItsFirstMomentInTheZone() throws FailureException {
        assertThat(EndNotation.parse("time:2026-11-24", ZoneOffset.ofHours(2)))
                .isEqualTo(new End.BeforeTime(Instant.parse("2026-11-23T22:00:00Z")));
    }

    private static Map<Integer, Long> newest(int wanted, long[] first, long[] second, AtomicInteger asked) throws FailureException {
        var times = List.of(first, second);
        var ranges = Map.of(partition(0), range(0, 0, first.length), partition(1), range(1, 0, second.length));
        var starts = NewestCut.find(wanted, ranges, millis -> {
            asked.incrementAndGet();
            var found = new HashMap<Partition, Long>();
            for (int i = 0; i < 2; i++) {
                int partition = i;
                IntStream.range(0, times.get(i).length).filter(offset -> times.get(partition)[offset] >= millis).findFirst()
                        .ifPresent(offset -> found.put(partition(partition), (long) offset));
            }
            return found;
        });
        return Map.of(0, starts.get(partition(0)), 1, starts.get(partition(1)));
    }

    private static Partition partition(int number) {
        return new Partition("t", number);
    }

    private static OffsetRange range(int partition, long from, long to) {
        return new OffsetRange(partition(partition), from, to);
    }
}

package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import dev.topicscope.query.Parsed;
import dev.topicscope.query.Query;
import dev.topicscope.query.QueryParser;

import static org.assertj.core.api.Assertions.assertThat;

class RecordSieveTest {

    private static final List<String> QUERIES = List.of("\"needle\"", "NEEDLE", "key:needle", "/need[l]e/", "jq .a == \"needle\"",
            "needle straw", "-needle", "partition:0 needle", "jq .a | test(\"ee\")", "/./");
    private final Random random = new Random(7);

    @Test
    void leavesOutNoRecordThatMatches() throws Query.EvaluationException {
        int matches = 0;
        int passed = 0;
        for (int round = 0; round < 400; round++) {
            var query = query(QUERIES.get(round % QUERIES.size()));
            var records = records(50 + random.nextInt(400), random.nextInt(200), random.nextInt(4) == 0);
            var candidates = walk(query, records);
            var matcher = query.matcher();
            var view = new PolledRecord();
            for (int i = 0; i < records.size(); i++) {
                boolean match = isMatch(matcher, view.show(records.get(i)));
                matches += match ? 1 : 0;
                passed += candidates.contains(i) ? 0 : 1;
                assertThat(!match || candidates.contains(i)).as("record %d of round %d, %s", i, round, query.text()).isTrue();
            }
        }
        assertThat(matches).isGreaterThan(1_000);
        assertThat(passed).isGreaterThan(30_000);
    }

    @Test
    void passesOverWhatHoldsNoMatchInOneGo() {
        var records = records(1_000, 0, false);

        assertThat(walk(query("nowhere"), records)).hasSizeLessThan(10);
    }

    @Test
    void looksAtAllThatHaveArraysOfTheirOwn() {
        var records = new ArrayList<ConsumerRecord<ByteBuffer, ByteBuffer>>();
        for (int i = 0; i < 100; i++) {
            records.add(record(i, null, ByteBuffer.wrap(new byte[] {'x'})));
        }

        assertThat(walk(query("needle"), records)).hasSize(100);
    }

    private static List<Integer> walk(Query query, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
        var sieve = new RecordSieve(query.matcher());
        sieve.begin();
        var candidates = new ArrayList<Integer>();
        for (int i = sieve.next(records, 0, records.size()); i < records.size(); i = sieve.next(records, i + 1, records.size())) {
            candidates.add(i);
        }
        return candidates;
    }

    /// One needle in `each` records or so; with `strays`, some have arrays of their own, no key or no value.
    private List<ConsumerRecord<ByteBuffer, ByteBuffer>> records(int number, int each, boolean strays) {
        var shared = ByteBuffer.allocate(number * 100);
        var records = new ArrayList<ConsumerRecord<ByteBuffer, ByteBuffer>>();
        for (int i = 0; i < number; i++) {
            boolean needle = each > 0 && random.nextInt(each) == 0;
            boolean inKey = random.nextBoolean();
            var key = strays && random.nextInt(9) == 0 ? null : slice(shared, needle && inKey ? "needle" : "order-" + i);
            var value = strays && random.nextInt(9) == 0 ? null
                    : slice(shared, "{\"a\":\"" + (needle && !inKey ? "needle" : "straw") + "\",\"n\":" + random.nextInt() + "}");
            shared.put((byte) 0);
            if (strays && value != null && random.nextInt(9) == 0) {
                byte[] own = new byte[value.remaining()];
                value.duplicate().get(own);
                value = ByteBuffer.wrap(own);
            }
            records.add(record(i, key, value));
        }
        return records;
    }

    private static ByteBuffer slice(ByteBuffer shared, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var slice = shared.slice(shared.position(), bytes.length);
        shared.put(bytes);
        return slice;
    }

    private static ConsumerRecord<ByteBuffer, ByteBuffer> record(long offset, ByteBuffer key, ByteBuffer value) {
        return new ConsumerRecord<>("t", 0, offset, key, value);
    }

    private static boolean isMatch(Query.Matcher matcher, PolledRecord record) {
        try {
            return matcher.matches(record);
        } catch (Query.EvaluationException e) {
            return false;
        }
    }

    private static Query query(String text) {
        if (QueryParser.parse(text) instanceof Parsed.Ready(Query query)) {
            return query;
        }
        throw new IllegalArgumentException(text);
    }
}

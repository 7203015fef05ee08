package dev.topicscope.query;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import dev.topicscope.model.Header;

/// Prints how many thousand records a second each kind of query tests, on one thread, on JSON of about 200 bytes. Not a test: run its
/// `main`.
final class QueryBenchmark {

    private static final int RECORDS = 50_000;
    private static final int ROUNDS = 25;

    private QueryBenchmark() {
    }

    public static void main(String[] args) throws Query.EvaluationException {
        var records = records();
        var queries = new LinkedHashMap<String, String>();
        queries.put("no filter", "");
        queries.put("substring, miss", "\"order-absent\"");
        queries.put("substring, hit", "\"PAID\"");
        queries.put("case-insensitive, miss", "order-absent");
        queries.put("case-insensitive, hit", "paid");
        queries.put("case-insensitive, not ASCII", "Élodie");
        queries.put("regex with a literal", "/order-[0-9]+x/");
        queries.put("regex without a literal", "/[xyz]{4}[0-9]/");
        queries.put("regex, case-insensitive", "/[xyz]{4}[0-9]/i");
        queries.put("field comparison", ".amount > 100 and .status == \"PAID\"");
        queries.put("field comparison, rare text", ".amount > 100 and .status == \"LOST\"");
        queries.put("field comparison, numbers only", ".amount > 9990");
        queries.put("field comparison, last field", ".last > 9990");
        queries.put("jackson-jq", "jq .amount + 0 > 9990");
        System.out.printf("%-34s %12s %10s %9s%n", "query", "thousand/s", "ns/record", "matches");
        for (Map.Entry<String, String> query : queries.entrySet()) {
            measure(query.getKey(), query.getValue(), records);
        }
    }

    private static void measure(String name, String text, List<Sample> records) throws Query.EvaluationException {
        var matcher = text.isEmpty() ? (Query.Matcher) record -> record.value().remaining() == 0
                : ((Parsed.Ready) QueryParser.parse(text)).query().matcher();
        long best = Long.MAX_VALUE;
        int matches = 0;
        for (int round = 0; round < ROUNDS; round++) {
            matches = 0;
            long begin = System.nanoTime();
            for (var record : records) {
                matches += matcher.matches(record) ? 1 : 0;
            }
            best = Math.min(best, System.nanoTime() - begin);
        }
        System.out.printf("%-34s %,12d %10.1f %9d%n", name, RECORDS * 1_000_000L / best, (double) best / RECORDS, matches);
    }

    private static List<Sample> records() {
        var random = new Random(1);
        String[] states = {"PAID", "OPEN", "SENT", "CLOSED"};
        var bytes = new ByteArrayOutputStream();
        int[] ends = new int[RECORDS];
        for (int i = 0; i < RECORDS; i++) {
            bytes.writeBytes(String.format(Locale.ROOT,
                    "{\"id\":\"order-%06d\",\"customer\":\"customer-%04d\",\"status\":\"%s\",\"amount\":%d.%02d,\"currency\":\"EUR\""
                            + ",\"items\":[{\"sku\":\"sku-%d\",\"count\":%d}],"
                            + "\"note\":\"leave at the door\",\"at\":\"2026-11-22T10:%02d:00Z\",\"last\":%d}",
                    i, random.nextInt(10_000), states[random.nextInt(4)], random.nextInt(10_000), random.nextInt(100),
                            random.nextInt(1_000), random.nextInt(9), i % 60,
                    random.nextInt(10_000)).getBytes(StandardCharsets.UTF_8));
            ends[i] = bytes.size();
        }
        var all = ByteBuffer.wrap(bytes.toByteArray());
        var key = ByteBuffer.wrap("customer-0000".getBytes(StandardCharsets.UTF_8));
        var records = new ArrayList<Sample>(RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            int from = i == 0 ? 0 : ends[i - 1];
            records.add(new Sample(key, all.slice(from, ends[i] - from)));
        }
        return records;
    }

    private record Sample(ByteBuffer key, ByteBuffer value) implements RecordView {
        @Override
        public int partition() {
            return 0;
        }

        @Override
        public long offset() {
            return 0;
        }

        @Override
        public long timestamp() {
            return 0;
        }

        @Override
        public Iterable<Header> headers() {
            return List.of();
        }
    }
}

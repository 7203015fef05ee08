package dev.topicscope.kafka;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.Pace;
import dev.topicscope.browse.PickedRecords;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.RecordExport.Whole;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending.Counts;
import dev.topicscope.browse.Session;
import dev.topicscope.compose.Resending;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// Dead letters are picked from the table and sent to another topic.
class ResendingTest {

    private static final Map<String, String> LARGE = Map.of("max.message.bytes", "10000000");
    private static final long NOON = 1_790_000_000_000L;

    private final SharedCluster cluster = SharedCluster.get();
    private final String letters = cluster.topic("letters", 3, LARGE);
    private final String orders = cluster.topic("redriven", 3, LARGE);
    private final String bulk = cluster.topic("bulk", 3);
    private Session session;

    @BeforeEach
    void connect() throws FailureException {
        session = Live.connect(cluster.bootstrap());
        var large = new byte[2 << 20];
        Arrays.fill(large, (byte) 0x83);
        large[large.length - 1] = 7;
        var values = new ArrayList<byte[]>(Arrays.asList(bytes("{\"orderId\":1}"), null, new byte[0], new byte[] {0, -1, 13, 10}, large));
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < values.size(); i++) {
            records.add(new ProducerRecord<>(letters, i % 3, NOON + i, i == 0 ? null : new byte[] {-1, (byte) i}, values.get(i),
                    List.of(new RecordHeader("error", bytes("timeout")), new RecordHeader("error", null),
                            new RecordHeader("raw", new byte[] {-1, (byte) i}))));
        }
        cluster.send(records);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void deadLettersComeThroughByteForByteWithTheirHeadersAndTimestampsInTheirPartitions() throws Exception {
        resend(new Resending.Keep(true, true, false), new Placement.AsNamed(), true);

        assertThat(stored(orders)).usingRecursiveFieldByFieldElementComparator().containsExactlyElementsOf(stored(letters));
    }

    @Test
    void originHeadersSayWhereEachComesFromAndTheRestIsTheSame() throws Exception {
        resend(new Resending.Keep(false, true, true), new Placement.AsNamed(), false);

        var found = stored(orders);
        assertThat(found).extracting(Stored::value).containsExactlyElementsOf(stored(letters).stream().map(Stored::value).toList());
        for (var record : found) {
            assertThat(record.headers).first().isEqualTo("topicscope.origin.topic=" + hex(bytes(letters)));
            assertThat(record.headers).extracting(header -> header.substring(0, header.indexOf('='))).containsExactly(
                    Resending.ORIGIN_TOPIC, Resending.ORIGIN_PARTITION, Resending.ORIGIN_OFFSET, Resending.ORIGIN_TIMESTAMP);
            assertThat(record.headers.get(1)).endsWith("=" + hex(bytes(String.valueOf(record.partition))));
            assertThat(record.millis).as("the time of sending").isGreaterThan(NOON + 1_000);
        }
    }

    /// More than is copied when they are picked, so that some are looked up in the table when they are sent.
    @Test
    void aHundredThousandPickedAtOnceComeThroughByteForByte() throws Exception {
        int many = 100_000;
        var random = new SplittableRandom(7);
        var records = IntStream.range(0, many).mapToObj(i -> {
            var value = new byte[600];
            random.nextBytes(value);
            return new ProducerRecord<>(bulk, i % 3, bytes("k" + i), value);
        }).toList();
        cluster.send(records);
        try (var reading = session.read(Live.request(bulk, new Start.Earliest()))) {
            Live.awaitRecords(reading, many);
            var picked = PickedRecords.of(reading.records(), bulk, new IndexRange(0, many), new Cancellation());
            assertThat(picked.sizeBytes()).isGreaterThan(PickedRecords.HELD_BYTES);
            send(picked, new Resending.Keep(true, true, false), new Placement.AsNamed(), false);
        }

        assertThat(hash(orders)).isEqualTo(hash(bulk));
    }

    private String hash(String topic) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var record : stored(topic)) {
            digest.update((record.partition + record.key + record.value).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void resend(Resending.Keep keep, Placement placement, boolean timestamps) throws Exception {
        PickedRecords picked;
        try (var reading = session.read(Live.request(letters, new Start.Earliest()))) {
            Live.awaitRecords(reading, 5);
            picked = PickedRecords.of(reading.records(), letters, new IndexRange(0, 5), new Cancellation());
        }
        assertThat(picked.count()).isEqualTo(5);
        send(picked, keep, placement, timestamps);
    }

    private void send(PickedRecords picked, Resending.Keep keep, Placement placement, boolean timestamps) throws Exception {
        var plan = new Resending(picked.count(), picked::message, keep, Whole.from(session));
        var request = new SendRequest(orders, plan, OptionalLong.of(picked.count()), new Pace.Fastest(), placement,
                ProducerSettings.safe(), timestamps, SendRequest.OnFault.SKIP);
        try (var sending = session.send(request)) {
            var progress = Runs.awaitOver(sending);
            assertThat(progress.counts()).as("%s", progress).isEqualTo(new Counts(picked.count(), picked.count(), 0, 0));
            assertThat(progress.faults().count()).isZero();
        }
    }

    private record Stored(int partition, long millis, String key, String value, List<String> headers) {

        private static Stored of(ConsumerRecord<byte[], byte[]> record) {
            return new Stored(record.partition(), record.timestamp(), hex(record.key()), hex(record.value()),
                    Stream.of(record.headers().toArray()).map(header -> header.key() + "=" + hex(header.value())).toList());
        }
    }

    private List<Stored> stored(String topic) {
        return Runs.stored(cluster.bootstrap(), topic).stream().map(Stored::of)
                .sorted(Comparator.comparing((Stored one) -> one.partition).thenComparing(one -> one.key)).toList();
    }

    private static String hex(byte[] bytes) {
        return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

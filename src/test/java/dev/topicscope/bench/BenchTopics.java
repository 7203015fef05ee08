package dev.topicscope.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Topics of orders as JSON of about 200 bytes, the same whenever they are made.
final class BenchTopics {

    private static final List<String> STATUS = List.of("NEW", "PAID", "SHIPPED", "RETURNED", "CANCELLED");
    private static final List<String> CURRENCY = List.of("EUR", "USD", "GBP", "CHF");

    private final String bootstrap;
    private final Set<String> filled = new HashSet<>();

    BenchTopics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /// Makes and fills a topic, unless that has been done; its name tells what it is.
    String fill(String codec, int partitions, long records) throws ExecutionException, InterruptedException {
        String name = codec + "-" + partitions + "-" + records;
        if (!filled.add(name)) {
            return name;
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        }
        var settings = Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.COMPRESSION_TYPE_CONFIG,
                codec,
                ProducerConfig.LINGER_MS_CONFIG, 20, ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var random = new SplittableRandom(1);
            for (long i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(name, (int) (i % partitions), 1_764_000_000_000L + i, bytes("order-" + i),
                        order(i, random)));
            }
            producer.flush();
        }
        return name;
    }

    private static byte[] order(long number, SplittableRandom random) {
        return bytes(String.format(Locale.ROOT,
                "{\"id\":\"ord-%07d\",\"customer\":\"c-%04d\",\"amount\":%d.%02d,\"currency\":\"%s\",\"status\":\"%s\",\"created\":\"%s\","
                        + "\"items\":[{\"sku\":\"sku-%04d\",\"qty\":%d},{\"sku\":\"sku-%04d\",\"qty\":%d}]}",
                number, random.nextInt(5_000), random.nextInt(1_000), random.nextInt(100), CURRENCY.get(random.nextInt(4)),
                STATUS.get(random.nextInt(5)), Instant.ofEpochMilli(1_764_000_000_000L + number), random.nextInt(3_000),
                        random.nextInt(1, 10),
                random.nextInt(3_000), random.nextInt(1, 10)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

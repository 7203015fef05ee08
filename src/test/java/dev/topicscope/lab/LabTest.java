package dev.topicscope.lab;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// What is in a lab, and that it moves. The last tests reopen and reset it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LabTest {

    @TempDir
    private static Path directory;
    private static final List<String> TOLD = Collections.synchronizedList(new ArrayList<>());
    private static final Set<Thread> BEFORE = Set.copyOf(Thread.getAllStackTraces().keySet());
    private static Lab lab;
    private static Admin admin;

    /// Opened twice: the first opening is broken off while it sends, and the second has to make good for that.
    @BeforeAll
    static void open() throws Exception {
        var cancellation = new Cancellation();
        var failed = catchThrowableOfType(FailureException.class, () -> Lab.open(directory, 1, progress -> {
            if (progress.doing().equals("Writing orders")) {
                cancellation.cancel();
            }
        }, cancellation));
        assertThat(failed.failure()).isInstanceOf(Failure.Cancelled.class);
        Await.until("no thread of the cancelled lab is left", () -> labThreads().isEmpty());
        reopen();
    }

    @AfterAll
    static void close() {
        admin.close(Duration.ZERO);
        lab.close();
    }

    @Test
    @Order(1)
    void ordersComeFirstAndSpreadOverAWeekInAWave() throws Exception {
        var orders = read("orders");
        assertThat(orders.size()).isBetween(8_000, 8_100);
        assertThat(TOLD.indexOf("Writing orders")).isLessThan(TOLD.indexOf("Writing payments"));
        assertThat(orders).extracting(ConsumerRecord::partition).containsOnly(0, 1, 2, 3);
        var hours = orders.stream()
                .collect(Collectors.groupingBy(order -> order.timestamp() / 3_600_000 % 24, Collectors.counting()));
        assertThat(hours.get(15L)).isGreaterThan(3 * hours.get(3L));
        var first = orders.stream().mapToLong(ConsumerRecord::timestamp).min().orElseThrow();
        assertThat(Duration.between(Instant.ofEpochMilli(first), Instant.now())).isBetween(Duration.ofHours(150), Duration.ofHours(169));
        var json = new JsonMapper();
        for (var order : orders) {
            var tree = json.readTree(order.value());
            assertThat(tree.get("customer").asText()).isEqualTo(text(order.key()));
            assertThat(tree.fieldNames()).toIterable()
                    .containsExactly("orderId", "customer", "status", "amount", "city", "items", "note");
        }
        assertThat(orders.stream().filter(order -> text(order.value()).contains("needle-in-haystack")).count()).isBetween(5L, 12L);
    }

    @Test
    @Order(2)
    void everySampleTopicHasItsPartitionsAndRecords() throws Exception {
        awaitFilled();
        var topics = admin.describeTopics(List.of("orders", "payments", "user-events", "inventory-changelog", "dead-letters", "greetings",
                "raw-bytes", "audit-empty")).allTopicNames().get(10, TimeUnit.SECONDS);
        assertThat(topics.get("orders").partitions()).hasSize(4);
        assertThat(topics.get("payments").partitions()).hasSize(8);
        assertThat(topics.get("user-events").partitions()).hasSize(12);
        assertThat(topics.get("inventory-changelog").partitions()).hasSize(6);
        assertThat(topics.get("dead-letters").partitions()).hasSize(1);
        assertThat(read("payments")).hasSize(2_000);
        assertThat(read("audit-empty")).isEmpty();
        assertThat(read("user-events").size()).isGreaterThanOrEqualTo(1_000);
        assertThat(read("inventory-changelog")).anyMatch(change -> change.value() == null).anyMatch(change -> change.value() != null);
    }

    @Test
    @Order(3)
    void deadLettersRepeatHeadersAndHoldBinaryOnes() throws Exception {
        var letters = read("dead-letters");
        assertThat(letters).hasSize(50);
        assertThat(letters.stream().filter(letter -> letter.value() == null)).hasSize(1);
        assertThat(letters).anyMatch(letter -> headers(letter).stream().filter(header -> header.key().equals("x-retried-at")).count() > 2);
        assertThat(letters).anyMatch(letter -> headers(letter).stream()
                .anyMatch(header -> header.value() != null && !isText(header.value())));
        assertThat(letters).anyMatch(letter -> headers(letter).stream().anyMatch(header -> header.value() == null));
    }

    @Test
    @Order(4)
    void greetingsSpeakManyScriptsAndStandAtTheEdgesOfText() throws Exception {
        var byKey = new HashMap<String, byte[]>();
        read("greetings").forEach(greeting -> byKey.put(text(greeting.key()), greeting.value()));
        assertThat(text(byKey.get("ko"))).contains("안녕하세요");
        assertThat(text(byKey.get("ar"))).contains("مرحبا");
        assertThat(text(byKey.get("emoji"))).contains("👩‍👩‍👧‍👦");
        assertThat(text(byKey.get("long-words"))).hasSize(20_000);
        assertThat(text(byKey.get("long-unbroken"))).hasSize(20_000);
        assertThat(byKey.get("empty")).isEmpty();
        assertThat(byKey).containsEntry("nothing", null);
        assertThat(text(byKey.get("word-null"))).isEqualTo("null");
        assertThat(isText(byKey.get("invalid-utf8"))).isFalse();
    }

    @Test
    @Order(5)
    void rawBytesAreNoText() throws Exception {
        var raw = read("raw-bytes");
        assertThat(raw).hasSizeGreaterThan(50);
        assertThat(raw.stream().filter(record -> !isText(record.value())).count()).isGreaterThan(raw.size() * 3L / 4);
    }

    @Test
    @Order(6)
    void recordsTrickleInAtTheirRates() throws Exception {
        long orders = end("orders");
        long events = end("user-events");
        Await.until("4 orders and 40 events more", () -> end("orders") >= orders + 4 && end("user-events") >= events + 40);
        double ratio = (end("user-events") - events) / (double) (end("orders") - orders);
        assertThat(ratio).isBetween(5.0, 15.0);
    }

    @Test
    @Order(7)
    void billingKeepsUpAndWarehouseFallsBehind() throws Exception {
        Await.until("billing has committed nearly all of orders", () -> lag("billing").getOrDefault("orders", 9_999L) < 50);
        Await.until("warehouse has committed", () -> lag("warehouse").containsKey("user-events"));
        long before = lag("warehouse").values().stream().mapToLong(Long::longValue).sum();
        assertThat(before).isGreaterThan(5_000);
        Await.until("its lag grows", () -> lag("warehouse").values().stream().mapToLong(Long::longValue).sum() > before + 10);
        assertThat(admin.describeConsumerGroups(List.of("billing", "warehouse")).all().get(5, TimeUnit.SECONDS).values())
                .allSatisfy(group -> assertThat(group.members()).hasSize(1));
    }

    @Test
    @Order(8)
    void aDeletedTopicStaysDeleted() throws Exception {
        admin.deleteTopics(List.of("user-events")).all().get(5, TimeUnit.SECONDS);
        long orders = end("orders");
        Await.until("the other trickle goes on", () -> end("orders") > orders + 4);
        assertThat(admin.listTopics().names().get(5, TimeUnit.SECONDS)).doesNotContain("user-events");
    }

    @Test
    @Order(9)
    void closingEndsEveryThreadAndProcessAndReopeningSendsNothingTwice() throws Exception {
        long pid = lab.cluster().brokers().getFirst().pid().orElseThrow();
        close();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        Await.until("no thread of the lab is left", () -> labThreads().isEmpty());

        reopen();
        awaitFilled();

        assertThat(TOLD).doesNotContain("Writing orders", "Writing payments");
        assertThat(end("payments")).isEqualTo(2_000);
        assertThat(end("orders")).isLessThan(8_500);
        assertThat(admin.listTopics().names().get(5, TimeUnit.SECONDS)).doesNotContain("user-events");
    }

    @Test
    @Order(10)
    void resetFillsItAnew() throws Exception {
        var before = lab.bootstrap();
        lab.reset(progress -> TOLD.add(progress.doing()), new Cancellation());
        awaitFilled();
        assertThat(lab.bootstrap()).isEqualTo(before);
        assertThat(end("payments")).isEqualTo(2_000);
        assertThat(end("user-events")).isGreaterThanOrEqualTo(1_000);
    }

    private static void reopen() throws FailureException {
        TOLD.clear();
        lab = Lab.open(directory, 1, progress -> TOLD.add(progress.doing()), new Cancellation());
        admin = Admin.create(Map.of("bootstrap.servers", lab.bootstrap()));
    }

    private static void awaitFilled() throws Exception {
        Await.until("the lab is filled", () -> lab.isFilled());
    }

    /// Threads of a lab that were not there before this test, as those of the shared cluster are.
    private static List<String> labThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !BEFORE.contains(thread)).map(Thread::getName)
                .filter(name -> Stream.of("lab-", "shop-", "billing", "warehouse").anyMatch(name::contains)).toList();
    }

    private static List<TopicPartition> partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get(10, TimeUnit.SECONDS).get(topic).partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition())).toList();
    }

    private static long end(String topic) throws Exception {
        var asked = partitions(topic).stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(asked).all().get(10, TimeUnit.SECONDS).values().stream().mapToLong(offset -> offset.offset()).sum();
    }

    private static Map<String, Long> lag(String group) throws Exception {
        var lag = new HashMap<String, Long>();
        var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get(10, TimeUnit.SECONDS);
        for (var topic : committed.keySet().stream().map(TopicPartition::topic).distinct().toList()) {
            long read = committed.entrySet().stream().filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                    .mapToLong(entry -> entry.getValue().offset()).sum();
            lag.put(topic, end(topic) - read);
        }
        return lag;
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) throws Exception {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", lab.bootstrap(), "enable.auto.commit", false),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = partitions(topic);
            var ends = consumer.endOffsets(partitions, Duration.ofSeconds(10));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Await.until("all of " + topic + " is read", () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition));
            });
        }
        return records;
    }

    private static List<Header> headers(ConsumerRecord<byte[], byte[]> record) {
        return List.of(record.headers().toArray());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "(none)" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean isText(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Objects.requireNonNull(bytes)));
            return text.chars().noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c));
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }
}

package dev.topicscope.reach;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.lab.Await;
import dev.topicscope.lab.HeadlessCluster;
import dev.topicscope.lab.LabCluster;
import dev.topicscope.model.BrokerTraffic;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Who may use a gateway, what it survives, and what is left of it.
class GatewayLifeTest {

    private final HeadlessCluster cluster = HeadlessCluster.get();

    @TempDir
    private Path home;

    private Route map() {
        return Through.map(Stream.of(1, 2, 3).collect(Collectors.toMap(HeadlessCluster::advertised, cluster::real)));
    }

    @Test
    void anotherProcessIsRefusedBeforeAnythingIsDialled() throws Exception {
        try (var broker = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            broker.configureBlocking(false);
            var real = new HostPort("127.0.0.1", broker.socket().getLocalPort());
            try (var gateway = Gateway.open(Through.map(Map.of(HeadlessCluster.advertised(1), real)), Map.of(), false, Secrets.NONE)) {
                int port = gateway.local(HeadlessCluster.advertised(1)).port();

                int outcome = stranger(port, "topicscope-admin");

                assertThat(outcome).isEqualTo(Stranger.REFUSED);
                assertThat(broker.accept()).as("a connection to the broker").isNull();
            }
        }
    }

    @Test
    void anotherProcessIsRefusedWhileTheGatewayIsInUse() throws Exception {
        try (var gateway = Gateway.open(map(), Map.of(), false, Secrets.NONE);
                var admin = new Through(gateway, Map.of(), HeadlessCluster.advertised(1)).admin();
                var other = Gateway.open(map(), Map.of(), false, Secrets.NONE)) {
            admin.describeCluster().clusterId().get(30, TimeUnit.SECONDS);
            int port = gateway.local(HeadlessCluster.advertised(1)).port();

            assertThat(stranger(port, "admin")).isEqualTo(Stranger.REFUSED);
            assertThat(stranger(port, other.clientId("admin"))).as("by the badge of another gateway").isEqualTo(Stranger.REFUSED);
            assertThat(stranger(port, gateway.clientId("admin"))).as("by the badge itself").isEqualTo(Stranger.ANSWERED);
        }
    }

    private static int stranger(int port, String clientId) throws Exception {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Stranger.class.getName(),
                Integer.toString(port), clientId)
                .inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void aForwardThatDiesWhileReadingAndComesBackLosesNothing() throws Exception {
        String topic = cluster.topic("dying", 3);
        var forwards = new HashMap<HostPort, Forwarder>();
        for (int id = 1; id <= 3; id++) {
            forwards.put(HeadlessCluster.advertised(id), new Forwarder(cluster.real(id)));
        }
        var map = Through.map(forwards.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().address())));
        try (var gateway = Gateway.open(map, Map.of(), false, Secrets.NONE)) {
            var through = new Through(gateway, Map.of(), HeadlessCluster.advertised(1));
            through.produce(topic, 3, 3_000);
            try (var consumer = through.consumer(Map.of("max.poll.records", 50, "max.partition.fetch.bytes", 2_000))) {
                var all = IntStream.range(0, 3).mapToObj(number -> new TopicPartition(topic, number)).toList();
                consumer.assign(all);
                consumer.seekToBeginning(all);
                var read = Through.poll(consumer, 200);
                for (var forward : forwards.values()) {
                    forward.lose();
                }
                Await.until("trouble with a broker", () -> {
                    consumer.poll(Duration.ofMillis(100)).forEach(record -> read.add(new String(record.value())));
                    return gateway.traffic().stream().anyMatch(broker -> broker.trouble().isPresent());
                });
                assertThat(read).as("read before the forwards are back").hasSizeLessThan(3_000);
                for (var forward : forwards.values()) {
                    forward.comeBack();
                }
                read.addAll(Through.poll(consumer, 3_000 - read.size()));
                assertThat(read).containsExactlyInAnyOrderElementsOf(Through.values(3_000));
            }
        } finally {
            for (var forward : forwards.values()) {
                forward.close();
            }
        }
    }

    @Test
    void twoMapsWithEqualNamesLeadToTwoClustersAtOnce() throws Exception {
        String topic = cluster.topic("here", 3);
        var overrides = Map.of("listeners", "INNER://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controllerPort}",
                "advertised.listeners", "INNER://" + HeadlessCluster.advertised(1), "inter.broker.listener.name", "INNER",
                "listener.security.protocol.map", "INNER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        try (var second = new LabCluster(home.resolve("lab"), 1, overrides)) {
            second.start(_ -> { }, new Cancellation());
            var there = Through.map(Map.of(HeadlessCluster.advertised(1), HostPort.parse(second.bootstrap()).orElseThrow()));
            try (var one = Gateway.open(map(), Map.of(), false, Secrets.NONE);
                    var two = Gateway.open(there, Map.of(), false, Secrets.NONE);
                    var here = new Through(one, Map.of(), HeadlessCluster.advertised(1)).admin();
                    var other = new Through(two, Map.of(), HeadlessCluster.advertised(1)).admin()) {
                var first = here.describeCluster();
                var last = other.describeCluster();

                assertThat(first.clusterId().get(30, TimeUnit.SECONDS)).isNotEqualTo(last.clusterId().get(30, TimeUnit.SECONDS));
                assertThat(first.nodes().get(30, TimeUnit.SECONDS)).hasSize(3);
                assertThat(last.nodes().get(30, TimeUnit.SECONDS)).hasSize(1);
                assertThat(here.listTopics().names().get(30, TimeUnit.SECONDS)).contains(topic);
                assertThat(other.listTopics().names().get(30, TimeUnit.SECONDS)).doesNotContain(topic);
            }
        }
    }

    @Test
    void aBrokerThatTheMapDoesNotKnowIsReportedByName() throws Exception {
        var partial = Through.map(Map.of(HeadlessCluster.advertised(1), cluster.real(1), HeadlessCluster.advertised(2), cluster.real(2)));
        String topic = cluster.topic("partial", 3);
        try (var gateway = Gateway.open(partial, Map.of(), false, Secrets.NONE);
                var consumer = new Through(gateway, Map.of(), HeadlessCluster.advertised(1)).consumer(Map.of())) {
            consumer.assign(IntStream.range(0, 3).mapToObj(number -> new TopicPartition(topic, number)).toList());

            Await.until("trouble", () -> consumer.poll(Duration.ofMillis(100)).isEmpty() && !troubles(gateway).isEmpty());

            assertThat(troubles(gateway)).singleElement().asString().startsWith(HeadlessCluster.advertised(3).toString())
                    .contains("knows no host of that name", "The address map has no entry for it.");
        }
    }

    private static List<String> troubles(Gateway gateway) {
        return gateway.traffic().stream().map(BrokerTraffic::trouble)
                .flatMap(trouble -> trouble.stream().map(BrokerTraffic.Trouble::sentence)).toList();
    }

    @Test
    void closingLeavesNoThreadAndNoPort() throws Exception {
        var before = threads();
        var gateway = Gateway.open(map(), Map.of(), false, Secrets.NONE);
        int port;
        try (var admin = new Through(gateway, Map.of(), HeadlessCluster.advertised(1)).admin()) {
            admin.listTopics().names().get(30, TimeUnit.SECONDS);
            port = gateway.local(HeadlessCluster.advertised(1)).port();
            assertThat(threads()).hasSizeGreaterThan(before.size());

            gateway.close();
        }

        Await.until("the end of " + threads(), () -> before.containsAll(threads()));
        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> gateway.local(new HostPort("later", 9092))).isInstanceOf(IllegalStateException.class);
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.startsWith("gateway "))
                .collect(Collectors.toSet());
    }

    @Test
    void whatPassesIsCounted() throws Exception {
        String topic = cluster.topic("counted", 3);
        try (var gateway = Gateway.open(map(), Map.of(), false, Secrets.NONE)) {
            var through = new Through(gateway, Map.of(), HeadlessCluster.advertised(1));
            through.produce(topic, 3, 300);
            assertThat(through.readAll(topic, 3, 300)).hasSize(300);

            assertThat(gateway.traffic()).hasSize(3).allSatisfy(broker -> {
                assertThat(broker.requests()).isPositive();
                assertThat(broker.bytesSent()).isPositive();
                assertThat(broker.bytesReceived()).isGreaterThan(100);
                assertThat(broker.latency()).isPresent();
                assertThat(broker.trouble()).isEmpty();
            });
        }
    }
}

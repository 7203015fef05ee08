package dev.topicscope.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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

/// The life of one lab on one folder, in the order a user could go through it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LabClusterTest {

    @TempDir
    private static Path temporary;
    private static Path directory;
    private static LabCluster lab;
    private static final List<String> TOLD = new ArrayList<>();

    @BeforeAll
    static void start() throws FailureException {
        directory = temporary.resolve("a lab with spaces");
        lab = open();
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @Test
    @Order(1)
    void answersWhenStartReturns() throws Exception {
        assertThat(lab.brokers()).singleElement().satisfies(broker -> {
            assertThat(broker.state()).isEqualTo(BrokerStatus.State.RUNNING);
            assertThat(broker.address()).isEqualTo(lab.bootstrap());
        });
        assertThat(TOLD).containsExactly("Starting broker 1");
        try (var admin = admin()) {
            assertThat(admin.describeCluster().nodes().get(5, TimeUnit.SECONDS)).singleElement()
                    .satisfies(node -> assertThat(node.host() + ":" + node.port()).isEqualTo(lab.bootstrap()));
            admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1))).all().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    @Order(2)
    void listensOnLoopbackOnly() throws Exception {
        int port = Integer.parseInt(lab.bootstrap().split(":")[1]);
        assertThat(accepts(InetAddress.ofLiteral("127.0.0.1"), port)).isTrue();
        var others = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress()).toList();
        assertThat(others).allSatisfy(address -> assertThat(accepts(address, port)).isFalse());
        assertThat(accepts(InetAddress.ofLiteral("127.0.0.2"), port)).isFalse();
    }

    @Test
    @Order(3)
    void refusesASecondLabOnTheSameFolder() throws Exception {
        try (var second = new LabCluster(directory, 1)) {
            var refused = catchThrowableOfType(FailureException.class, () -> second.start(progress -> { }, new Cancellation()));
            assertThat(refused.failure()).isInstanceOfSatisfying(Failure.Invalid.class, invalid ->
                    assertThat(invalid.reason()).startsWith("Another Topicscope runs its lab cluster in " + directory));
        }
        try (var admin = admin()) {
            assertThat(admin.listTopics().names().get(5, TimeUnit.SECONDS)).contains("kept");
        }
    }

    @Test
    @Order(5)
    void aKilledBrokerIsStoppedAndComesBackAtTheSamePort() throws Exception {
        var before = lab.bootstrap();
        try (var admin = admin()) {
            lab.kill(1);
            assertThat(lab.brokers().getFirst().state()).isEqualTo(BrokerStatus.State.STOPPED);
            assertThat(lab.brokers().getFirst().pid()).isEmpty();
            lab.start(1, new Cancellation());
            assertThat(lab.bootstrap()).isEqualTo(before);
            assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).contains("kept");
        }
    }

    @Test
    @Order(4)
    void aBrokerThatEndsByItselfIsCrashed() throws Exception {
        long pid = lab.brokers().getFirst().pid().orElseThrow();
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(5, TimeUnit.SECONDS);
        Await.until("the broker is seen as crashed", () -> lab.brokers().getFirst().state() == BrokerStatus.State.CRASHED);
        lab.start(progress -> { }, new Cancellation());
        assertThat(lab.brokers().getFirst().state()).isEqualTo(BrokerStatus.State.RUNNING);
    }

    @Test
    @Order(6)
    void dataAndPortsOutliveTheLab() throws Exception {
        var before = lab.bootstrap();
        lab.close();
        assertThat(accepts(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(before.split(":")[1]))).isFalse();
        lab = open();
        assertThat(lab.bootstrap()).isEqualTo(before);
        try (var admin = admin()) {
            assertThat(admin.listTopics().names().get(5, TimeUnit.SECONDS)).contains("kept");
        }
    }

    @Test
    @Order(7)
    void dataOfAnotherClusterIsSetAside() throws Exception {
        lab.close();
        var meta = directory.resolve("broker-1/data/meta.properties");
        Files.writeString(meta, Files.readString(meta).replaceFirst("cluster.id=.*", "cluster.id=AAAAAAAAQACAAAAAAAAAAQ"));
        lab = open();
        assertThat(TOLD.getFirst())
                .startsWith("Starting with an empty cluster, because broker 1's data belongs to another cluster or is damaged");
        try (var admin = admin()) {
            assertThat(admin.listTopics().names().get(5, TimeUnit.SECONDS)).isEmpty();
        }
        try (var entries = Files.list(directory)) {
            assertThat(entries.filter(entry -> entry.getFileName().toString().startsWith("set-aside-"))).singleElement()
                    .satisfies(aside -> assertThat(aside.resolve("broker-1/data/kept-0")).isDirectory());
        }
    }

    @Test
    @Order(8)
    void dataThatTheBrokerCannotReadIsSetAside() throws Exception {
        lab.close();
        var metadata = directory.resolve("broker-1/data/bootstrap.checkpoint");
        Files.write(metadata, new byte[] {1, 2, 3});
        lab = open();
        assertThat(TOLD).anySatisfy(told -> assertThat(told).contains("the brokers would not start with it"));
        assertThat(lab.brokers().getFirst().state()).isEqualTo(BrokerStatus.State.RUNNING);
    }

    @Test
    @Order(9)
    void resetEmptiesTheClusterAndKeepsItsPorts() throws Exception {
        var before = lab.bootstrap();
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic("short-lived", 1, (short) 1))).all().get(5, TimeUnit.SECONDS);
        }
        lab.reset(progress -> { }, new Cancellation());
        assertThat(lab.bootstrap()).isEqualTo(before);
        try (var admin = admin()) {
            assertThat(admin.listTopics().names().get(5, TimeUnit.SECONDS)).isEmpty();
        }
        try (var entries = Files.list(directory)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder("broker-1", "lab.lock", "lab.properties");
        }
    }

    @Test
    @Order(10)
    void aBrokerThatCannotStartTellsWhy(@TempDir Path other) {
        try (var broken = new LabCluster(other, 1, Map.of("log.segment.bytes", "not a number"))) {
            var failed = catchThrowableOfType(FailureException.class, () -> broken.start(progress -> { }, new Cancellation()));
            assertThat(failed.failure()).isInstanceOf(Failure.Unexpected.class);
            assertThat(failed.failure().detail()).contains("log.segment.bytes").contains("ConfigException");
            assertThat(broken.brokers()).allSatisfy(broker -> assertThat(broker.pid()).isEmpty());
        }
    }

    @Test
    @Order(11)
    void aStartIsCancelledAtOnceAndLeavesNoProcess(@TempDir Path other) {
        var cancellation = new Cancellation();
        try (var cancelled = new LabCluster(other, 1)) {
            var failed = catchThrowableOfType(FailureException.class,
                    () -> cancelled.start(progress -> cancellation.cancel(), cancellation));
            assertThat(failed.failure()).isInstanceOf(Failure.Cancelled.class);
            assertThat(cancelled.brokers()).singleElement().satisfies(broker -> assertThat(broker.pid()).isEmpty());
        }
    }

    @Test
    @Order(12)
    void threeBrokersAtNamesOfTheTestsChoiceOutliveTheLossOfOne(@TempDir Path other) throws Exception {
        lab.close();
        try (var three = new LabCluster(other, 3, Map.of("advertised.listeners", "PLAINTEXT://localhost:{port}"))) {
            three.start(progress -> { }, new Cancellation());
            try (var admin = Admin.create(Map.of("bootstrap.servers", three.bootstrap()))) {
                assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS)).hasSize(3)
                        .allSatisfy(node -> assertThat(node.host()).isEqualTo("localhost"));
                admin.createTopics(List.of(new NewTopic("replicated", 3, (short) 3))).all().get(20, TimeUnit.SECONDS);
                three.kill(2);
                Await.until("broker 2 is missed", Duration.ofSeconds(30), () -> nodes(admin).equals(Set.of(1, 3)));
                three.start(2, new Cancellation());
                Await.until("broker 2 is back", Duration.ofSeconds(30), () -> nodes(admin).equals(Set.of(1, 2, 3)));
            }
        }
    }

    private static Set<Integer> nodes(Admin admin) throws Exception {
        return Set.copyOf(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS).stream().map(node -> node.id()).toList());
    }

    private static LabCluster open() throws FailureException {
        var opened = new LabCluster(directory, 1);
        TOLD.clear();
        opened.start(progress -> TOLD.add(progress.doing()), new Cancellation());
        return opened;
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", lab.bootstrap()));
    }

    private static boolean accepts(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}

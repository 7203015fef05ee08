package dev.topicscope.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.HostPort;

/// Three brokers whose advertised names resolve nowhere, as those of a headless service in Kubernetes: started by the first test of a JVM
/// that asks for them, and gone with the JVM. Tests that stop brokers take a cluster of their own.
///
/// Each listens at three ports of 127.0.0.1: in plain text and with TLS and SCRAM, both under names that resolve nowhere, and for the
/// brokers among themselves.
public final class HeadlessCluster {

    public static final String USER = "alice";
    public static final String PASSWORD = "alice-secret";
    private static final int BROKERS = 3;
    private static final String STORE_PASSWORD = "changeit";
    /// The first digits of ports, to which the broker's id is added.
    private static final int LOWEST_PREFIX = 1_100;
    private static final int HIGHEST_PREFIX = 1_999;

    private final LabCluster cluster;
    private final Path directory;
    private final Admin admin;
    private final int inner = prefix();
    private final int secure = prefix();

    private HeadlessCluster(Path directory)
            throws IOException, InterruptedException, ExecutionException, TimeoutException, FailureException {
        this.directory = directory;
        Certificates.make(directory, STORE_PASSWORD, Stream.of(1, 2, 3).map(HeadlessCluster::name).toList());
        cluster = new LabCluster(directory.resolve("lab"), BROKERS, overrides());
        cluster.start(_ -> { }, new Cancellation());
        admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + inner + "1,127.0.0.1:" + inner + "2"));
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(USER,
                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4_096), PASSWORD))).all().get(20, TimeUnit.SECONDS);
    }

    public static HeadlessCluster get() {
        return Holder.INSTANCE;
    }

    /// What broker `id` (1 to 3) calls itself.
    public static String name(int id) {
        return "kafka-" + id + ".kafka-headless.shop.svc.cluster.local";
    }

    public static HostPort advertised(int id) {
        return new HostPort(name(id), 9092);
    }

    public static HostPort advertisedSecure(int id) {
        return new HostPort(name(id), 9093);
    }

    /// Where broker `id` really listens, in plain text.
    public HostPort real(int id) {
        return HostPort.parse(cluster.brokers().get(id - 1).address()).orElseThrow();
    }

    public HostPort realSecure(int id) {
        return new HostPort("127.0.0.1", 10 * secure + id);
    }

    /// The client properties for the addresses with TLS.
    public Map<String, String> secureProperties() {
        return Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-256",
                "sasl.jaas.config", "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + USER
                        + "\" password=\"" + PASSWORD + "\";",
                "ssl.truststore.location", directory.resolve("trust.p12").toString(), "ssl.truststore.password", STORE_PASSWORD,
                "ssl.truststore.type", "PKCS12");
    }

    /// Creates a topic with three replicas, whose partitions are led, and returns its name.
    public String topic(String prefix, int partitions) throws Exception {
        String name = prefix + "-" + UUID.randomUUID();
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) BROKERS))).all().get(20, TimeUnit.SECONDS);
        Await.until("leaders of " + name, () -> isLed(name));
        return name;
    }

    private boolean isLed(String name) throws InterruptedException, TimeoutException {
        try {
            return admin.describeTopics(List.of(name)).allTopicNames().get(10, TimeUnit.SECONDS).get(name)
                    .partitions().stream().allMatch(partition -> partition.leader() != null && partition.isr().size() == BROKERS);
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    /// An admin client of the brokers' own network.
    public Admin admin() {
        return admin;
    }

    private Map<String, String> overrides() {
        var overrides = new HashMap<String, String>();
        overrides.put("listeners", "PLAINTEXT://127.0.0.1:" + inner + "{id},HEADLESS://127.0.0.1:{port},SECURE://127.0.0.1:"
                + secure + "{id},CONTROLLER://127.0.0.1:{controllerPort}");
        String name = name(0).replace("kafka-0", "kafka-{id}");
        overrides.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + inner + "{id},HEADLESS://" + name
                + ":9092,SECURE://" + name + ":9093");
        overrides.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,HEADLESS:PLAINTEXT,SECURE:SASL_SSL,CONTROLLER:PLAINTEXT");
        overrides.put("sasl.enabled.mechanisms", "SCRAM-SHA-256");
        overrides.put("listener.name.secure.scram-sha-256.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        overrides.put("listener.name.secure.ssl.keystore.location", directory.resolve("brokers.p12").toString());
        overrides.put("listener.name.secure.ssl.keystore.password", STORE_PASSWORD);
        overrides.put("listener.name.secure.ssl.keystore.type", "PKCS12");
        return overrides;
    }

    private static int prefix() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST_PREFIX, HIGHEST_PREFIX))
                .filter(prefix -> IntStream.rangeClosed(1, BROKERS).allMatch(id -> isFree(10 * prefix + id))).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private void close() {
        admin.close(Duration.ZERO);
        cluster.close();
        try (var tree = Files.walk(directory)) {
            for (var file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static HeadlessCluster open() {
        try {
            var opened = new HeadlessCluster(Files.createTempDirectory("topicscope-headless"));
            Runtime.getRuntime().addShutdownHook(new Thread(opened::close, "headless-cluster-close"));
            return opened;
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException | FailureException failed) {
            throw new AssertionError("The headless cluster did not start", failed);
        }
    }

    private static final class Holder {
        private static final HeadlessCluster INSTANCE = open();
    }
}

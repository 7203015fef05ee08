package dev.topicscope.kafka;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import dev.topicscope.lab.LabCluster;
import dev.topicscope.model.Cancellation;

/// One real broker with a listener for each thing that can be wrong with one: what it speaks, whom it shows, whom it lets in, and where it
/// sends clients. Has access rules: who logs in has only the rights given here.
final class ManyListeners implements AutoCloseable {

    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\""
            + " password=\"admin-secret\" user_admin=\"admin-secret\" user_nobody=\"nobody-secret\" user_looker=\"looker-secret\""
            + " user_reader=\"reader-secret\";";

    private final LabCluster cluster;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, String> advertised = new HashMap<>();
    private final Map<String, String> protocols = new HashMap<>();
    private final Map<String, String> hosts = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    /// `elsewhere` is what the listener FOREIGN advertises, `filtered` what FILTERED does.
    ManyListeners(Path directory, String elsewhere, String filtered) throws Exception {
        var certificates = new Certificates(Files.createDirectories(directory.resolve("certificates")));
        certificates.make("good", "dns:localhost,ip:127.0.0.1", "-validity", "30")
                .make("expired", "dns:localhost,ip:127.0.0.1", "-startdate", "-20d", "-validity", "10")
                .make("future", "dns:localhost,ip:127.0.0.1", "-startdate", "+10d", "-validity", "10")
                .make("misnamed", "dns:broker.example", "-validity", "30")
                .make("client", "dns:client", "-validity", "30").make("stranger", "dns:stranger", "-validity", "30");
        listener("PLAIN", "PLAINTEXT");
        controller();
        for (String store : List.of("GOOD", "EXPIRED", "FUTURE", "MISNAMED", "MUTUAL")) {
            listener(store, "SSL");
            store(store, certificates.store(store.equals("MUTUAL") ? "good" : store.toLowerCase(Locale.ROOT)));
        }
        set("MUTUAL", "ssl.client.auth", "required");
        set("MUTUAL", "ssl.truststore.type", "PEM");
        Files.writeString(directory.resolve("clients.pem"), certificates.pem("client"));
        set("MUTUAL", "ssl.truststore.location", directory.resolve("clients.pem").toString());
        listener("LOGIN", "SASL_PLAINTEXT");
        set("LOGIN", "sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256");
        set("LOGIN", "plain.sasl.jaas.config", LOGIN);
        set("LOGIN", "scram-sha-256.sasl.jaas.config", "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        listener("BOTH", "SASL_SSL");
        store("BOTH", certificates.store("good"));
        set("BOTH", "sasl.enabled.mechanisms", "PLAIN");
        set("BOTH", "plain.sasl.jaas.config", LOGIN);
        listener("TOKEN", "SASL_PLAINTEXT");
        set("TOKEN", "sasl.enabled.mechanisms", "OAUTHBEARER");
        set("TOKEN", "oauthbearer.sasl.jaas.config", "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required"
                + " unsecuredLoginStringClaim_sub=\"broker\";");
        sending("HEADLESS", "kafka-0.kafka-headless.kafka.svc.cluster.local:9092");
        sending("COMPOSE", "kafka-broker:9092");
        sending("CLOSED", "127.0.0.1:" + freePort());
        sending("FILTERED", filtered);
        sending("FOREIGN", elsewhere);
        listener("LOCALHOST", "PLAINTEXT");
        hosts.put("LOCALHOST", ownAddress());
        advertised.put("LOCALHOST", "localhost:" + freePort());
        cluster = new LabCluster(directory.resolve("lab"), 1, overrides());
        cluster.start(_ -> { }, new Cancellation());
        grant();
    }

    /// `host:port` of a listener.
    String at(String listener) {
        return hosts.getOrDefault(listener, "127.0.0.1") + ":" + ports.get(listener);
    }

    int port(String listener) {
        return ports.get(listener);
    }

    static Map<String, String> login(String user, String mechanism) {
        return Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", mechanism, "sasl.jaas.config",
                "org.apache.kafka.common.security." + (mechanism.equals("PLAIN") ? "plain.PlainLoginModule" : "scram.ScramLoginModule")
                + " required username=\"" + user + "\" password=\"" + user + "-secret\";");
    }

    /// An address of this machine that is not loopback.
    static String ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces().flatMap(one -> one.inetAddresses())
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()).findFirst()
                .orElseThrow(() -> new AssertionError("This machine has no address but loopback")).getHostAddress();
    }

    static int freePort() throws IOException {
        while (true) {
            // Below what systems give to clients, so that nobody comes to listen there.
            int port = ThreadLocalRandom.current().nextInt(11_000, 19_000);
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
                return port;
            } catch (IOException taken) {
                continue;
            }
        }
    }

    @Override
    public void close() {
        cluster.close();
    }

    private void listener(String name, String protocol) throws IOException {
        ports.put(name, freePort());
        protocols.put(name, protocol);
    }

    private void sending(String name, String to) throws IOException {
        listener(name, "PLAINTEXT");
        advertised.put(name, to);
    }

    private void controller() throws IOException {
        listener("CONTROLLER", "PLAINTEXT");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + ports.get("CONTROLLER"));
    }

    private void store(String listener, Path store) {
        set(listener, "ssl.keystore.type", "PKCS12");
        set(listener, "ssl.keystore.location", store.toString());
        set(listener, "ssl.keystore.password", Certificates.PASSWORD);
        set(listener, "ssl.key.password", Certificates.PASSWORD);
    }

    private void set(String listener, String property, String value) {
        properties.put("listener.name." + listener.toLowerCase(Locale.ROOT) + "." + property, value);
    }

    private Map<String, String> overrides() {
        properties.put("listeners", ports.keySet().stream().map(name -> name + "://" + at(name)).collect(Collectors.joining(",")));
        properties.put("advertised.listeners", ports.keySet().stream().filter(name -> !name.equals("CONTROLLER"))
                .map(name -> name + "://" + advertised.getOrDefault(name, at(name))).collect(Collectors.joining(",")));
        properties.put("listener.security.protocol.map", protocols.entrySet().stream().map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(",")));
        properties.put("inter.broker.listener.name", "PLAIN");
        properties.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.put("super.users", "User:ANONYMOUS;User:admin;User:CN=client");
        return properties;
    }

    private void grant() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", at("PLAIN")))) {
            Live.get(admin.createTopics(List.of(new NewTopic("orders", 2, (short) 1), new NewTopic("payments", 1, (short) 1))).all());
            Live.get(admin.createAcls(List.of(allow("looker", AclOperation.DESCRIBE), allow("reader", AclOperation.READ))).all());
            // So that there is a coordinator to ask for.
            try (var consumer = new KafkaConsumer<byte[], byte[]>(Map.of("bootstrap.servers", at("PLAIN"),
                    "group.id", "billing", "key.deserializer", ByteArrayDeserializer.class,
                    "value.deserializer", ByteArrayDeserializer.class))) {
                consumer.assign(List.of(new TopicPartition("orders", 0)));
                consumer.commitSync(Map.of(new TopicPartition("orders", 0),
                        new OffsetAndMetadata(0)));
            }
        }
    }

    private static AclBinding allow(String user, AclOperation operation) {
        return new AclBinding(new ResourcePattern(ResourceType.TOPIC, "orders", PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }
}

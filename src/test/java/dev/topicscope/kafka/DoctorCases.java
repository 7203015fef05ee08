package dev.topicscope.kafka;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.common.protocol.ApiKeys;

import dev.topicscope.doctor.Cause;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.LabCluster;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;

/// Every cause that can be had on one machine, and how.
final class DoctorCases implements AutoCloseable {

    private final Strangers strangers = new Strangers();
    private final ManyListeners broker;
    private final Certificates certificates;
    private final LabCluster pair;
    private final int pairPort = ManyListeners.freePort();
    private final int singlePort = ManyListeners.freePort();
    private final Cancellation starting = new Cancellation();

    DoctorCases(Path directory) throws Exception {
        broker = new ManyListeners(directory, SharedCluster.get().bootstrap(), strangers.blackHole());
        certificates = new Certificates(directory.resolve("certificates"));
        // Two addresses of loopback stand for two hosts.
        pair = new LabCluster(Files.createDirectories(directory.resolve("pair")), 2, Map.of(
                "listeners", "PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controllerPort},HEADLESS://127.0.1.{id}:" + pairPort
                        + ",SINGLE://127.0.2.{id}:" + singlePort,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:{port},HEADLESS://kafka-{id}.kafka-headless.kafka.svc.cluster.local:9092,"
                        + "SINGLE://127.0.2.1:" + singlePort,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,HEADLESS:PLAINTEXT,SINGLE:PLAINTEXT"));
        pair.start(_ -> { }, new Cancellation());
    }

    /// One way to meet `cause`; `before` is done first, in the order of the cases.
    record Case(Cause cause, String how, Connection connection, Before before) {

        interface Before {
            void run() throws Exception;
        }

        @Override
        public String toString() {
            return cause + ": " + how;
        }
    }

    List<Case> all() throws Exception {
        var all = new ArrayList<Case>();
        ports(all);
        strangers(all);
        tls(all);
        logins(all);
        advertised(all);
        brokers(all);
        return all;
    }

    int usualPort() {
        return broker.port("PLAIN");
    }

    Connection headlessPair() {
        return connection("127.0.1.1:" + pairPort + ",127.0.1.2:" + pairPort, Map.of());
    }

    Connection tlsSetToPlaintext() {
        return connection(broker.at("GOOD"), Map.of());
    }

    private void ports(List<Case> all) throws Exception {
        add(all, Cause.HEALTHY, "a real broker with access rules, asked by a user who may do everything", broker.at("PLAIN"), Map.of());
        add(all, Cause.HEALTHY, "the same with TLS and a login", broker.at("BOTH"), both("admin"));
        add(all, Cause.MALFORMED_LIST, "the list has a port that is no number", "localhost:kafka", Map.of());
        add(all, Cause.BAD_PROPERTIES, "security.protocol=TLS", broker.at("GOOD"), Map.of("security.protocol", "TLS"));
        add(all, Cause.BAD_PROPERTIES, "a login text without its semicolon", broker.at("LOGIN"), Map.of("security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN", "sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required"
                + " username=\"x\""));
        add(all, Cause.NAME_UNKNOWN, "a name in .invalid, which never exists", "broker.invalid:9092", Map.of());
        add(all, Cause.WRONG_PORT, "a closed port; a real broker at a usual port", "127.0.0.1:" + ManyListeners.freePort(), Map.of());
        add(all, Cause.PORT_CLOSED, "a closed port of a host without a broker", "127.0.3.1:" + ManyListeners.freePort(), Map.of());
        add(all, Cause.PORT_FILTERED, "a listener whose queue is full, so that the system drops every SYN", strangers.blackHole(),
                Map.of());
        add(all, Cause.SOME_ADDRESSES_FAIL, "a real broker and a closed port in one list", broker.at("PLAIN") + ",127.0.3.1:"
                + ManyListeners.freePort(), Map.of());
    }

    private void strangers(List<Case> all) throws Exception {
        add(all, Cause.SILENT_PORT, "a port that accepts and never answers", strangers.serve(FakeServer.silent()), Map.of());
        add(all, Cause.HANGS_UP, "a port that accepts and closes, as a dead port-forward does", strangers.serve(_ -> { }), Map.of());
        add(all, Cause.WEB_SERVER, "a web server with a Schema Registry's answers", strangers.web("application/vnd.schemaregistry.v1+json",
                Map.of("/", "{}", "/config", "{\"compatibilityLevel\":\"BACKWARD\"}")), Map.of());
        add(all, Cause.WEB_SERVER, "a web server with a Kafka REST proxy's answers", strangers.web("application/json",
                Map.of("/v3/clusters", "{\"kind\":\"KafkaClusterList\",\"data\":[]}")), Map.of());
        add(all, Cause.WEB_SERVER, "a web server with Kafka Connect's answers", strangers.web("application/json", Map.of("/",
                "{\"version\":\"4.4.0\",\"commit\":\"1\",\"kafka_cluster_id\":\"x\"}")), Map.of());
        add(all, Cause.WEB_SERVER, "any other web server", strangers.web("text/html", Map.of("/", "<html>Welcome</html>")), Map.of());
        add(all, Cause.WEB_SERVER, "a web server that answers at once with 400", strangers.serve(FakeServer.saying(
                "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII))), Map.of());
        add(all, Cause.SSH_SERVER, "a server that greets like SSH", strangers.serve(FakeServer.saying("SSH-2.0-OpenSSH_9.2\r\n"
                .getBytes(StandardCharsets.US_ASCII))), Map.of());
        add(all, Cause.ZOOKEEPER, "a server with ZooKeeper's four letters", strangers.zooKeeper(), Map.of());
        add(all, Cause.NOT_KAFKA, "a server that greets like SMTP", strangers.serve(FakeServer.saying("220 mail.example ESMTP\r\n"
                .getBytes(StandardCharsets.US_ASCII))), Map.of());
        add(all, Cause.CONTROLLER, "a real controller's port", broker.at("CONTROLLER"), Map.of());
        add(all, Cause.TOO_OLD, "a server with the ApiVersions of 0.10.1", strangers.serve(FakeServer.broker(Map.of(
                ApiKeys.API_VERSIONS, 0, ApiKeys.METADATA, 2, ApiKeys.FETCH, 3, ApiKeys.PRODUCE, 2, ApiKeys.SASL_HANDSHAKE, 0))), Map.of());
    }

    private void tls(List<Case> all) throws Exception {
        add(all, Cause.TLS_WANTED, "a real TLS listener, connection set to PLAINTEXT", broker.at("GOOD"), Map.of());
        add(all, Cause.TLS_WANTED, "a real SASL_SSL listener, connection set to SASL_PLAINTEXT", broker.at("BOTH"),
                ManyListeners.login("admin", "PLAIN"));
        add(all, Cause.TLS_NOT_SPOKEN, "a real plain listener, connection set to SSL", broker.at("PLAIN"), Map.of("security.protocol",
                "SSL"));
        add(all, Cause.CERTIFICATE_UNTRUSTED, "a real TLS listener, its certificate in no trust store", broker.at("GOOD"),
                Map.of("security.protocol", "SSL"));
        add(all, Cause.CERTIFICATE_EXPIRED, "a real TLS listener, its certificate ten days over", broker.at("EXPIRED"),
                certificates.trusting("expired"));
        add(all, Cause.CERTIFICATE_NOT_YET_VALID, "a real TLS listener, its certificate valid in ten days", broker.at("FUTURE"),
                certificates.trusting("future"));
        add(all, Cause.CERTIFICATE_WRONG_NAME, "a real TLS listener, its certificate for another name", broker.at("MISNAMED"),
                certificates.trusting("misnamed"));
        add(all, Cause.CLIENT_CERTIFICATE_MISSING, "a real listener with mutual TLS, no certificate shown", broker.at("MUTUAL"),
                certificates.trusting("good"));
        add(all, Cause.CLIENT_CERTIFICATE_REFUSED, "the same, a stranger's certificate shown", broker.at("MUTUAL"), showing("stranger"));
        add(all, Cause.HEALTHY, "the same, the right certificate shown", broker.at("MUTUAL"), showing("client"));
    }

    private void logins(List<Case> all) throws Exception {
        add(all, Cause.LOGIN_WANTED, "a real SASL listener, connection without a login", broker.at("LOGIN"), Map.of());
        add(all, Cause.LOGIN_NOT_TAKEN, "a real listener without SASL, connection with a login", broker.at("PLAIN"),
                ManyListeners.login("admin", "PLAIN"));
        add(all, Cause.WRONG_MECHANISM, "a real SASL listener without SCRAM-SHA-512", broker.at("LOGIN"),
                ManyListeners.login("admin", "SCRAM-SHA-512"));
        add(all, Cause.WRONG_CREDENTIALS, "a real SASL listener, a password it does not know", broker.at("LOGIN"),
                ManyListeners.login("mallory", "PLAIN"));
        add(all, Cause.WRONG_CREDENTIALS, "the same with SCRAM-SHA-256", broker.at("LOGIN"), ManyListeners.login("mallory",
                "SCRAM-SHA-256"));
        add(all, Cause.CLOCK_SKEW, "a real OAUTHBEARER listener; a token server whose clock is 20 minutes behind", broker.at("TOKEN"),
                token(strangers.tokens(Duration.ofMinutes(20))));
        add(all, Cause.NO_TOKEN, "the same; a token server that refuses connections", broker.at("TOKEN"),
                token("127.0.0.1:" + ManyListeners.freePort()));
        add(all, Cause.NO_TOPIC_RIGHTS, "a real broker with access rules, a user without rights", broker.at("LOGIN"),
                ManyListeners.login("nobody", "PLAIN"));
        add(all, Cause.NO_READ_RIGHT, "the same, a user who may describe a topic", broker.at("LOGIN"), ManyListeners.login("looker",
                "PLAIN"));
        var reader = new HashMap<>(ManyListeners.login("reader", "PLAIN"));
        reader.put("group.id", "billing");
        add(all, Cause.NO_GROUP_RIGHT, "the same, a user who may read a topic, and a group he may not use", broker.at("LOGIN"), reader);
    }

    private void advertised(List<Case> all) {
        add(all, Cause.ADVERTISED_IN_KUBERNETES, "a real broker that advertises a headless service's name", broker.at("HEADLESS"),
                Map.of());
        add(all, Cause.ADVERTISED_IN_KUBERNETES, "two of them, each with an address in the list", headlessPair().bootstrap(), Map.of());
        add(all, Cause.ADVERTISED_UNKNOWN, "a real broker that advertises a container's name", broker.at("COMPOSE"), Map.of());
        add(all, Cause.ADVERTISED_LOCALHOST, "a real broker asked at this machine's address that advertises localhost",
                broker.at("LOCALHOST"),
                Map.of());
        add(all, Cause.ADVERTISED_CLOSED, "a real broker that advertises a closed port", broker.at("CLOSED"), Map.of());
        add(all, Cause.ADVERTISED_FILTERED, "a real broker that advertises a port that drops every SYN", broker.at("FILTERED"), Map.of());
        add(all, Cause.ADVERTISED_OTHER_CLUSTER, "a real broker that advertises the address of another real cluster", broker.at("FOREIGN"),
                Map.of());
        add(all, Cause.ADVERTISED_OTHER_BROKER, "two real brokers that both advertise the first one's address", "127.0.2.1:" + singlePort,
                Map.of());
        add(all, Cause.TWO_CLUSTERS, "two real clusters in one list", broker.at("PLAIN") + "," + SharedCluster.get().bootstrap(), Map.of());
    }

    private void brokers(List<Case> all) {
        var addresses = pair.bootstrap().split(",");
        all.add(new Case(Cause.ADVERTISED_CLOSED, "one of two real brokers killed, so that no majority of controllers is left to notice",
                connection(addresses[1], Map.of()), () -> pair.kill(1)));
        all.add(new Case(Cause.PORT_CLOSED, "a real broker that is starting and finds no majority of controllers",
                connection("127.0.1.2:" + pairPort, Map.of()), this::startAlone));
    }

    private void startAlone() throws Exception {
        pair.kill(2);
        CompletableFuture.runAsync(() -> {
            try {
                pair.start(2, starting);
            } catch (FailureException cancelled) {
                // As it must be.
            }
        }, task -> Thread.ofVirtual().name("start a broker alone").start(task));
        Await.until("the process runs", () -> pair.brokers().get(1).pid().isPresent());
    }

    private Map<String, String> both(String user) throws Exception {
        var properties = new HashMap<>(certificates.trusting("good"));
        properties.putAll(ManyListeners.login(user, "PLAIN"));
        properties.put("security.protocol", "SASL_SSL");
        return properties;
    }

    private Map<String, String> showing(String name) throws Exception {
        var properties = new HashMap<>(certificates.trusting("good"));
        properties.putAll(Map.of("ssl.keystore.type", "PKCS12", "ssl.keystore.location", certificates.store(name).toString(),
                "ssl.keystore.password", Certificates.PASSWORD, "ssl.key.password", Certificates.PASSWORD));
        return properties;
    }

    private static Map<String, String> token(String server) {
        String url = "http://" + server + "/token";
        return Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "OAUTHBEARER",
                "sasl.oauthbearer.token.endpoint.url", url, "sasl.login.callback.handler.class",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler", "sasl.login.retry.backoff.max.ms", "200",
                "sasl.jaas.config", "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId=\"me\""
                + " clientSecret=\"my-secret\";");
    }

    private static void add(List<Case> all, Cause cause, String how, String bootstrap, Map<String, String> properties) {
        all.add(new Case(cause, how, connection(bootstrap, properties), () -> { }));
    }

    private static Connection connection(String bootstrap, Map<String, String> properties) {
        return Live.connection(bootstrap, properties);
    }

    @Override
    public void close() throws Exception {
        starting.cancel();
        strangers.close();
        broker.close();
        pair.close();
    }
}

package dev.topicscope.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.topicscope.browse.Session;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// What a user is told who connects to something else than a reachable broker, and when.
class KafkaConnectorTest {

    private static final byte[] TLS_ALERT = {0x15, 3, 3, 0, 2, 2, 70};
    private static final List<ApiKeys> BROKER = List.of(ApiKeys.API_VERSIONS, ApiKeys.METADATA, ApiKeys.FETCH);

    private final KafkaConnector connector = new KafkaConnector();

    private static CompletableFuture<Session> connecting(KafkaConnector connector, String bootstrap, Map<String, String> properties,
            Cancellation cancellation) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return connector.connect(Live.connection(bootstrap, properties), cancellation);
            } catch (FailureException e) {
                throw new CompletionException(e);
            }
        });
    }

    /// The failure of a connection, which must come within the 10 seconds that are promised.
    private Failure failure(String bootstrap, Map<String, String> properties) {
        return failure(connecting(connector, bootstrap, properties, new Cancellation()));
    }

    private static Failure failure(CompletableFuture<Session> connecting) {
        try {
            connecting.get(10, TimeUnit.SECONDS).close();
            throw new AssertionError("It connected");
        } catch (ExecutionException e) {
            return ((FailureException) e.getCause()).failure();
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("Nothing is said within 10 s", e);
        }
    }

    private Failure.Unreachable unreachable(String bootstrap) {
        var failure = failure(bootstrap, Map.of());
        assertThat(failure).isInstanceOf(Failure.Unreachable.class);
        return (Failure.Unreachable) failure;
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                arguments("a TLS port", FakeServer.saying(TLS_ALERT), "this port speaks TLS"),
                arguments("a web server", FakeServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                        "a web server answers"),
                arguments("an SSH server", FakeServer.saying("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII)),
                        "an SSH server answers"),
                arguments("something else", FakeServer.saying("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII)),
                        "not a Kafka broker"),
                arguments("a black hole", FakeServer.silent(), "does not answer as a Kafka broker does"),
                arguments("a dead port-forward", (FakeServer.Manners) socket -> { }, "hangs up at once"),
                arguments("an empty frame", FakeServer.saying(new byte[4]), "not a Kafka broker"),
                arguments("a frame that ends early", (FakeServer.Manners) socket -> socket.getOutputStream()
                        .write(new byte[] {0, 0, 0, 99, 1}),
                        "hangs up"),
                arguments("a frame of nonsense", FakeServer.saying((byte) 0, (byte) 0, (byte) 0, (byte) 8, (byte) 0, (byte) 0, (byte) 0,
                        (byte) 1, (byte) 0,
                        (byte) 0, (byte) 0x7f, (byte) 0xff), "not as a Kafka broker does"),
                arguments("an echo", (FakeServer.Manners) socket -> socket.getInputStream().transferTo(socket.getOutputStream()),
                        "not as a Kafka broker does"),
                arguments("a controller", FakeServer.broker(List.of(ApiKeys.API_VERSIONS, ApiKeys.VOTE), "", 0),
                        "a Kafka controller listens here"),
                arguments("a broker that wants a login", FakeServer.broker(BROKER, "", 0), "hangs up when it is asked about its cluster"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void whatIsNoBrokerIsCalledByItsName(String what, FakeServer.Manners manners, String sentence) throws IOException {
        try (var server = new FakeServer(manners)) {
            assertThat(unreachable(server.address()).reasons()).as(what).singleElement()
                    .satisfies(reason -> assertThat(reason).startsWith(server.address() + ": ").contains(sentence).endsWith("."));
        }
    }

    @Test
    void aWebServerThatWaitsForTheEndOfALineIsCalledByItsNameToo() throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
        server.start();
        try {
            assertThat(unreachable("127.0.0.1:" + server.getAddress().getPort()).reasons()).singleElement()
                    .satisfies(reason -> assertThat(reason).contains("a web server answers there"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void everyAddressHasItsReason() throws IOException {
        int refused = closedPort();
        try (var server = new FakeServer(FakeServer.saying(TLS_ALERT))) {
            var unreachable = unreachable("no-such-host.invalid:9092, 127.0.0.1:" + refused + " " + server.address());

            assertThat(unreachable.reasons()).satisfiesExactly(
                    reason -> assertThat(reason)
                            .startsWith("no-such-host.invalid:9092: this machine knows no host of the name no-such-host.invalid."),
                    reason -> assertThat(reason).startsWith("127.0.0.1:" + refused + ": the host refuses connections on port " + refused),
                    reason -> assertThat(reason).startsWith(server.address() + ": this port speaks TLS"));
            assertThat(unreachable.bootstrap()).startsWith("no-such-host");
            assertThat(unreachable.detail()).contains("no-such-host").contains("TLS");
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void brokersThatSendClientsToNamesNobodyKnowsAreFoundOut() throws IOException {
        try (var server = new FakeServer(FakeServer.broker(BROKER, "kafka-0.kafka-headless.invalid", 9092))) {
            assertThat(unreachable(server.address()).reasons()).satisfiesExactly(
                    reason -> assertThat(reason).contains("A broker answers at " + server.address()),
                    reason -> assertThat(reason).startsWith("kafka-0.kafka-headless.invalid:9092: this machine knows no host"),
                    reason -> assertThat(reason).contains("advertised.listeners"));
        }
    }

    @Test
    void aBrokerThatFallsSilentAfterTheGreetingIsUnreachable() throws Exception {
        try (var server = mute()) {
            assertThat(unreachable(server.address()).reasons()).first().asString().contains("no broker answers a client there");
            Await.until("its client ends", () -> Live.threads().isEmpty());
        }
    }

    @Test
    void oneBadAddressOfTwoIsNoHindrance() throws FailureException {
        try (var session = new KafkaConnector().connect(Live.connection("no-such-host.invalid:1234," + SharedCluster.get().bootstrap(),
                Map.of()),
                new Cancellation())) {
            assertThat(session.cluster(new Cancellation()).brokers()).hasSize(1);
        }
    }

    @Test
    void cancellingEndsTheCallAtOnceWhileAPortIsLookedAt() throws Exception {
        try (var server = new FakeServer(FakeServer.silent())) {
            var cancellation = new Cancellation();
            var connecting = connecting(connector, server.address(), Map.of(), cancellation);
            Await.until("it is being looked at", () -> server.connections() > 0);
            cancellation.cancel();

            assertThat(failure(connecting)).isInstanceOf(Failure.Cancelled.class);
        }
    }

    @Test
    void cancellingEndsTheCallAtOnceWhileAClientWaitsAndLeavesNoClient() throws Exception {
        try (var server = mute()) {
            var cancellation = new Cancellation();
            var connecting = connecting(connector, server.address(), Map.of(), cancellation);
            Await.until("a client waits", () -> Live.threads().stream().anyMatch(name -> name.contains("kafka-admin-client-thread")));
            cancellation.cancel();

            assertThat(failure(connecting)).isInstanceOf(Failure.Cancelled.class);
            Await.until("its client ends", () -> Live.threads().isEmpty());
        }
    }

    @Test
    void whatWasCancelledBeforeItBeganDoesNotBegin() {
        var cancellation = new Cancellation();
        cancellation.cancel();

        assertThat(failure(connecting(connector, SharedCluster.get().bootstrap(), Map.of(), cancellation)))
                .isInstanceOf(Failure.Cancelled.class);
    }

    @ParameterizedTest
    @CsvSource({"host:notaport, not a number", "'', Name at least one broker"})
    void aMalformedListIsToldBeforeAnyCall(String bootstrap, String reason) {
        assertThat(failure(bootstrap, Map.of())).isInstanceOfSatisfying(Failure.Invalid.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("bootstrap");
            assertThat(invalid.reason()).contains(reason);
        });
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments(Map.of("security.protocol", "TLS"), "security.protocol"),
                arguments(Map.of("security.protocol", "SSL", "ssl.truststore.location", "/nowhere/at-all.jks"), "/nowhere/at-all.jks"),
                arguments(Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "PLAIN"), "KafkaClient"),
                arguments(Map.of("metadata.max.age.ms", "soon"), "metadata.max.age.ms"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedPropertyIsNamed(Map<String, String> properties, String mention) {
        assertThat(failure(SharedCluster.get().bootstrap(), properties)).isInstanceOfSatisfying(Failure.Invalid.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("properties");
            assertThat(invalid.reason()).contains(mention);
        });
    }

    @Test
    void aRefusedLoginTellsNoPassword() throws Exception {
        String secret = "hunter2-" + System.nanoTime();
        var properties = Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "PLAIN", "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"me\" password=\"" + secret + "\";");
        var log = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        Failure failure;
        try {
            failure = failure(SharedCluster.get().bootstrap(), properties);
        } finally {
            System.setErr(before);
        }

        assertThat(failure).isInstanceOfSatisfying(Failure.NotAuthenticated.class, refused ->
                assertThat(refused.detail()).contains("IllegalSaslStateException").doesNotContain(secret));
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(secret);
        assertThat(failure.toString()).doesNotContain(secret);
    }

    @Test
    void aBrokenLoginTextTellsNoPartOfThePassword() {
        var properties = Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "PLAIN", "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=me password=hunter2 blank;");

        var failure = failure(SharedCluster.get().bootstrap(), properties);
        assertThat(failure).isInstanceOfSatisfying(Failure.Invalid.class, invalid -> assertThat(invalid.reason()).contains("JAAS"));
        assertThat(failure.toString()).doesNotContain("hunter2").doesNotContain("blank");
    }

    /// A broker that sends clients on to itself, and then does not answer them.
    private static FakeServer mute() throws IOException {
        var port = new CompletableFuture<Integer>();
        var server = new FakeServer(socket -> FakeServer.broker(BROKER, "127.0.0.1", port.join()).serve(socket));
        port.complete(server.port());
        return server;
    }
}

package dev.topicscope.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.topicscope.doctor.Rights.Grant;
import dev.topicscope.doctor.TlsView.ClientCertificate;
import dev.topicscope.doctor.TlsView.Problem;
import dev.topicscope.model.Broker;
import dev.topicscope.model.Connection;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Mapping;
import dev.topicscope.model.Route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// What is made of evidence that one machine can't give; what it can is met in `kafka`.
class DoctorTest {

    private static final Security PLAIN = new Security(false, Optional.empty(), true, Optional.empty());
    private static final Security SSL = new Security(true, Optional.empty(), true, Optional.empty());
    private static final Duration BRIEF = Duration.ofMillis(3);
    private static final Address BOOTSTRAP = new Address("kafka.dev.example", 31090);
    private static final BrokerView BROKER = new BrokerView(false, false, Optional.of("4.4 or newer"), Optional.of(List.of()));

    static Stream<Arguments> ports() {
        return Stream.of(
                arguments("a name that is looked up for ever", PLAIN, port(new NameLookUp("h", List.of(), true, BRIEF), Optional.empty()),
                        Cause.NAME_LOOK_UP_HANGS, "does not come to an end"),
                arguments("no network", PLAIN, port(Tcp.Outcome.NO_ROUTE), Cause.NO_ROUTE, "no way"),
                arguments("a connection that is cut", PLAIN, port(Tcp.Outcome.BROKEN), Cause.CONNECTION_BROKEN, "broke"),
                arguments("a name with both kinds of addresses", PLAIN, port(new NameLookUp("h", List.of("2001:db8::1", "192.0.2.1"), false,
                        BRIEF), Optional.of(new Tcp(Tcp.Outcome.REFUSED, BRIEF, ""))), Cause.IPV6_FIRST, "IPv6"),
                arguments("TLS versions that do not match", SSL, tls(new TlsView("", List.of(), Set.of(), ClientCertificate.NOT_WANTED,
                        Optional.of("protocol_version"))), Cause.TLS_HANDSHAKE, "protocol_version"),
                arguments("a broker of which nothing more is known", PLAIN, new PortView(BOOTSTRAP, known(), connected(),
                        Optional.of(new Speech.Kafka()), Optional.empty(), Optional.empty()), Cause.UNKNOWN, "does not say why"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ports")
    void whatAPortShowsIsNamed(String what, Security security, PortView port, Cause cause, String words) {
        var diagnosis = Doctor.diagnose(Evidence.of(security, List.of(port)));

        assertThat(diagnosis.cause()).as(what).isEqualTo(cause);
        assertThat(diagnosis.sentence()).contains(words);
        assertThat(diagnosis.fixes()).isNotEmpty();
    }

    static Stream<Arguments> clusters() {
        var reached = advertised(1, "b1.example", new Identity.Itself(), Optional.empty());
        return Stream.of(
                arguments("no broker for this listener", inside(List.of(), cluster(Set.of(), 0, List.of()), Optional.empty()),
                        Cause.ADVERTISED_NONE),
                arguments("two of three brokers down", inside(List.of(reached), cluster(Set.of(2, 3), 5, List.of(reached.broker())),
                        Optional.empty()), Cause.BROKERS_DOWN),
                arguments("no coordinator", inside(List.of(reached), cluster(Set.of(), 0, List.of(reached.broker())), Optional.of(
                        new Coordinator(Coordinator.Outcome.UNAVAILABLE, Optional.empty(), OptionalInt.empty(), ""))),
                        Cause.COORDINATOR_UNAVAILABLE),
                arguments("a certificate for another name at a broker's own address", inside(List.of(untrusted()),
                        cluster(Set.of(), 0, List.of(untrusted().broker())), Optional.empty()), Cause.ADVERTISED_UNTRUSTED),
                arguments("a web server at a broker's own address", inside(List.of(web()), cluster(Set.of(), 0, List.of(web().broker())),
                        Optional.empty()), Cause.ADVERTISED_NOT_KAFKA));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void whatAClusterShowsIsNamed(String what, Evidence evidence, Cause cause) {
        assertThat(Doctor.diagnose(evidence).cause()).as(what).isEqualTo(cause);
    }

    @Test
    void aCauseIsNotNamedWithoutEvidence() {
        var login = new Login(Login.Outcome.FAILED, "the broker hung up", Optional.empty());
        var evidence = new Evidence(PLAIN, List.of(), List.of(usable()), List.of(), Optional.of(login), Optional.empty(), List.of(),
                Optional.empty(), Optional.empty());

        var diagnosis = Doctor.diagnose(evidence);

        assertThat(diagnosis.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(diagnosis.explanation()).contains("A Kafka broker answers at kafka.dev.example:31090").contains("the broker hung up");
    }

    @Test
    void headlessNamesOfferTheAddressesThatWereFoundAndKubectlAndTextsForTheBroker() {
        var diagnosis = Doctor.diagnose(headless());

        assertThat(diagnosis.sentence()).isEqualTo("The bootstrap address works, but the brokers send you on to names that only exist"
                + " inside"
                + " Kubernetes.");
        assertThat(diagnosis.fixes()).contains(
                new Fix.MapAddresses("Connect through these addresses", Map.of(new Address(pod(0), 9092), BOOTSTRAP,
                        new Address(pod(1), 9092), new Address("kafka.dev.example", 31091))),
                new Fix.PortForward("Port-forward with kubectl", List.of(new Fix.PortForward.Pod(0, "kafka", "kafka-0", 9092),
                        new Fix.PortForward.Pod(1, "kafka", "kafka-1", 9092))));
        assertThat(diagnosis.fixes()).filteredOn(Fix.BrokerText.class::isInstance).extracting(fix -> ((Fix.BrokerText) fix).file())
                .containsExactly("values.yaml", "kafka.yaml", "server.properties");
        assertThat(texts(diagnosis)).contains("nodePorts: [31090, 31091]", "domain: kafka.dev.example", "advertisedPort: 31091",
                "advertised.listeners=INTERNAL://" + pod(0) + ":9092,EXTERNAL://kafka.dev.example:31090");
    }

    @Test
    void namesOfContainersOfferAComposeFile() {
        var one = advertised(1, "broker", new Identity.Nobody(""), Optional.empty());
        var diagnosis = Doctor.diagnose(inside(List.of(one), cluster(Set.of(), 0, List.of(one.broker())), Optional.empty()));

        assertThat(diagnosis.cause()).isEqualTo(Cause.ADVERTISED_UNKNOWN);
        assertThat(texts(diagnosis)).contains("  broker:\n", "\"31090:31090\"",
                "KAFKA_ADVERTISED_LISTENERS: INTERNAL://broker:9092,EXTERNAL://kafka.dev.example:31090");
    }

    @Test
    void changesLeaveTheRestOfTheConnectionAsItIs() {
        var connection = new Connection("id", "name", "a:1", Map.of("security.protocol", "SSL", "ssl.truststore.location", "/x", "y", "z"));
        var certificate = certificate("CN=ca", Instant.now());

        assertThat(new Fix.TrustCertificate("", certificate).applied(connection).properties()).containsOnly(
                Map.entry("security.protocol", "SSL"), Map.entry("y", "z"), Map.entry("ssl.truststore.type", "PEM"),
                Map.entry("ssl.truststore.certificates", "PEM of CN=ca"));
        assertThat(new Fix.UseAddresses("", "b:2").applied(connection)).isEqualTo(new Connection("id", "name", "b:2",
                connection.properties()));
        var mapped = new Fix.MapAddresses("", Map.of(new Address("b", 1), new Address("c", 2))).applied(connection);
        assertThat(mapped.route()).isEqualTo(new Route.Mapped(List.of(Mapping.of(new HostPort("b", 1), new HostPort("c", 2)))));
        assertThat(new Fix.UseAddresses("", "b:2").applied(mapped).route()).isEqualTo(mapped.route());
        assertThat(new Fix.SetProperties("", Map.of("a", "b"), Set.of("y")).applied(connection).properties())
                .containsOnlyKeys("security.protocol", "ssl.truststore.location", "a");
    }

    @ParameterizedTest
    @CsvSource({"broker.example, true", "BROKER.example, true", "a.wild.example, true", "a.b.wild.example, false", "wild.example, false",
        "10.0.0.1, true", "10.0.0.2, false"})
    void aCertificateIsForTheNamesInIt(String host, boolean held) {
        var certificate = new Certificate("CN=x", "CN=x", List.of("broker.example", "*.wild.example", "10.0.0.1"), Instant.now(),
                Instant.now(), "", "");

        assertThat(certificate.isFor(host)).isEqualTo(held);
    }

    @Test
    void aReportTellsNoSecretAndIfWishedNoName() {
        var connection = new Connection("id", "name", BOOTSTRAP.toString(), Map.of("ssl.key.password", "hunter2", "sasl.jaas.config",
                "Plain required username=\"kafka\" password=\"rosebud\";"));
        var evidence = headless();
        var steps = List.of(new Step(Hop.LOGIN, Step.State.FAILED, "refused rosebud", BRIEF, List.of("hunter2 was wrong")));
        var report = new Report(connection, new Examination(steps, evidence, Doctor.diagnose(evidence), BRIEF));

        assertThat(report.text(true)).doesNotContain("hunter2").doesNotContain("rosebud").contains("kafka.dev.example:31090", pod(0));
        assertThat(report.text(false)).doesNotContain("kafka.dev.example").doesNotContain(pod(0)).doesNotContain("cluster-of-mine")
                .contains("only exist inside Kubernetes");
    }

    private static String texts(Diagnosis diagnosis) {
        var text = new StringBuilder();
        diagnosis.fixes().stream().filter(Fix.BrokerText.class::isInstance).forEach(fix -> text.append(((Fix.BrokerText) fix).text()));
        return text.toString();
    }

    private static Evidence headless() {
        var all = List.of(advertised(0, pod(0), new Identity.Nobody(""), Optional.of(BOOTSTRAP)),
                advertised(1, pod(1), new Identity.Nobody(""), Optional.of(new Address("kafka.dev.example", 31091))));
        return inside(all, cluster(Set.of(), 0, all.stream().map(Advertised::broker).toList()), Optional.empty());
    }

    private static String pod(int number) {
        return "kafka-" + number + ".kafka-headless.kafka.svc.cluster.local";
    }

    private static Evidence inside(List<Advertised> advertised, ClusterView cluster, Optional<Coordinator> coordinator) {
        return new Evidence(PLAIN, List.of(), List.of(usable()), List.of(), Optional.of(new Login(Login.Outcome.PASSED, "",
                Optional.empty())), Optional.of(cluster), advertised, coordinator, Optional.of(new Rights(3, OptionalInt.of(3),
                OptionalInt.of(3), Grant.ALLOWED, Grant.ALLOWED, Grant.ALLOWED)));
    }

    private static ClusterView cluster(Set<Integer> missing, int leaderless, List<Broker> brokers) {
        return new ClusterView("cluster-of-mine", Optional.of(1), brokers, Map.of(BOOTSTRAP, "cluster-of-mine"), missing, 12, leaderless);
    }

    private static Advertised advertised(int id, String host, Identity identity, Optional<Address> through) {
        boolean reached = identity.isUsable();
        var name = new NameLookUp(host, reached ? List.of("10.0.0.1") : List.of(), false, BRIEF);
        return new Advertised(new Broker(id, host, 9092, Optional.empty()), new PortView(new Address(host, 9092), name, reached
                ? connected()
                : Optional.empty(), reached ? Optional.of(new Speech.Kafka()) : Optional.empty(), Optional.empty(), Optional.empty()),
                identity,
                through, List.of());
    }

    private static Advertised untrusted() {
        var view = new TlsView("TLSv1.3", List.of(certificate("CN=b1", Instant.now().plusSeconds(99))), Set.of(Problem.WRONG_NAME),
                ClientCertificate.NOT_WANTED, Optional.empty());
        return answering(new PortView(new Address("b1.example", 9092), known(), connected(), Optional.of(new Speech.Kafka()),
                Optional.of(view), Optional.of(BROKER)));
    }

    private static Advertised web() {
        return answering(new PortView(new Address("b1.example", 9092), known(), connected(),
                Optional.of(new Speech.Web(Speech.WebServer.OTHER)), Optional.empty(), Optional.empty()));
    }

    private static Advertised answering(PortView port) {
        return new Advertised(new Broker(1, "b1.example", 9092, Optional.empty()), port, new Identity.Nobody(""), Optional.empty(),
                List.of());
    }

    private static PortView usable() {
        return new PortView(BOOTSTRAP, known(), connected(), Optional.of(new Speech.Kafka()), Optional.empty(), Optional.of(BROKER));
    }

    private static PortView port(Tcp.Outcome outcome) {
        return port(known(), Optional.of(new Tcp(outcome, BRIEF, "reset")));
    }

    private static PortView port(NameLookUp name, Optional<Tcp> tcp) {
        return new PortView(BOOTSTRAP, name, tcp, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static PortView tls(TlsView tls) {
        return new PortView(BOOTSTRAP, known(), connected(), Optional.of(new Speech.Tls()), Optional.of(tls), Optional.empty());
    }

    private static NameLookUp known() {
        return new NameLookUp("kafka.dev.example", List.of("10.0.4.17"), false, BRIEF);
    }

    private static Optional<Tcp> connected() {
        return Optional.of(new Tcp(Tcp.Outcome.CONNECTED, BRIEF, ""));
    }

    private static Certificate certificate(String subject, Instant until) {
        return new Certificate(subject, subject, List.of("other.example"), Instant.EPOCH, until, "AB:CD", "PEM of " + subject);
    }
}

package dev.topicscope.ui.doctor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.doctor.Address;
import dev.topicscope.doctor.Certificate;
import dev.topicscope.doctor.FakeExaminer;
import dev.topicscope.doctor.Fix;
import dev.topicscope.doctor.Hop;
import dev.topicscope.doctor.Identity;
import dev.topicscope.doctor.Step;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Mapping;
import dev.topicscope.model.Route;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.Keychain;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.doctor.BrokerWay.Check;
import dev.topicscope.ui.kit.StatusLine.Tone;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorViewModelTest {

    private static final Connection K8S = new Connection("k8s", "k8s-dev", "kafka.dev.example:31090", Map.of("client.rack", "a"));
    private static final String PASSWORD = "never in a report";

    private final FakeExaminer examiner = new FakeExaminer();
    private final DirectBackground background = new DirectBackground();
    private final Told told = new Told();
    @TempDir
    private Path directory;
    private ConnectionStore store;
    private DoctorViewModel model;

    private static final class Told implements DoctorViewModel.Listener {

        private final List<Connection> connected = new ArrayList<>();
        private final List<String> logins = new ArrayList<>();

        @Override
        public void connect(Connection connection) {
            connected.add(connection);
        }

        @Override
        public void askForLogin(Connection connection, String protocol, List<String> mechanisms) {
            logins.add(connection.id() + " " + protocol + " " + mechanisms);
        }

        @Override
        public void closed() {
            throw new AssertionError("Nobody closed it");
        }
    }

    @BeforeEach
    void start() throws FailureException {
        store = new ConnectionStore(directory, Keychain.none());
        model = new DoctorViewModel(examiner, store, background, told);
    }

    private void examineKept() throws FailureException {
        store.put(K8S);
        model.examine(K8S, Optional.empty());
    }

    private BrokerWay broker(int id) {
        return model.finding().get().orElseThrow().brokers().get(id);
    }

    private Connection kept() throws FailureException {
        return store.whole(store.all().getFirst());
    }

    @Test
    void hopsThatAreNotOfThisWayAreLeftOut() throws FailureException {
        examiner.headless(true);
        examineKept();

        assertThat(model.steps().get()).extracting(Step::hop).containsExactly(Hop.ADDRESSES, Hop.NAMES, Hop.TCP, Hop.KAFKA, Hop.CLUSTER,
                Hop.ADVERTISED, Hop.COORDINATOR, Hop.RIGHTS);
        assertThat(model.status().get().tone()).isEqualTo(Tone.BAD);
        assertThat(model.status().get().facts()).singleElement().asString().startsWith("6 of 8 steps run in 41");
    }

    @Test
    void stepsShowAsTheyEndAndStayWhenItIsStopped() {
        examiner.headless(true);
        background.hold();
        model.examine(K8S, Optional.empty());
        assertThat(model.running().get()).isTrue();
        assertThat(model.status().get().tone()).isEqualTo(Tone.BUSY);

        model.cancel();
        background.runHeld();

        assertThat(model.running().get()).isFalse();
        assertThat(model.finding().get()).isEmpty();
    }

    @Test
    void addressesThatWereFoundAreKeptWithTheConnectionAndConnectedThrough() throws FailureException {
        examiner.headless(true);
        examineKept();
        assertThat(model.isMapped()).isTrue();

        model.connectMapped();

        assertThat(kept().route()).isInstanceOfSatisfying(Route.Mapped.class, map -> assertThat(map.mappings()).hasSize(3)
                .contains(Mapping.of(new HostPort("kafka-1.kafka-headless.kafka.svc.cluster.local", 9092),
                        new HostPort("kafka.dev.example", 31091))));
        assertThat(told.connected).containsExactly(kept());
    }

    @Test
    void anAddressThatIsTypedMustLeadToThatVeryBroker() throws FailureException {
        examiner.headless(false);
        examiner.at.put(new Address("node", 30_000), new Identity.Itself());
        examiner.at.put(new Address("node", 30_001), new Identity.OtherBroker(2));
        examiner.at.put(new Address("node", 30_002), new Identity.OtherCluster("x"));
        examineKept();
        assertThat(model.isMapped()).isFalse();

        type(0, "node:30000");
        type(1, "node:30001");
        type(2, "node:30002");
        assertThat(broker(0).check().get()).isEqualTo(new Check.Right("broker 0"));
        assertThat(broker(1).check().get()).isEqualTo(new Check.Wrong("That is broker 2."));
        assertThat(broker(2).check().get()).isEqualTo(new Check.Wrong("That is another cluster."));
        model.connectMapped();
        assertThat(told.connected).isEmpty();

        type(1, "node");
        assertThat(broker(1).check().get()).isEqualTo(new Check.Wrong("Type host:port."));
        type(1, "nowhere:1");
        assertThat(broker(1).check().get()).isEqualTo(new Check.Wrong("Nobody answers at nowhere:1."));
        type(1, "");
        assertThat(broker(1).check().get()).isEqualTo(new Check.None());
    }

    private void type(int broker, String address) {
        broker(broker).through().set(address);
        background.tick();
    }

    @Test
    void anAddressIsAskedOnlyWhenTypingPauses() throws FailureException {
        examiner.headless(false);
        examiner.at.put(new Address("node", 30_000), new Identity.Itself());
        examineKept();

        broker(0).through().set("node:30000");
        assertThat(broker(0).check().get()).isEqualTo(new Check.None());
        broker(0).verify();
        assertThat(broker(0).check().get()).isEqualTo(new Check.Right("broker 0"));
    }

    @Test
    void theAddressesOfTheConnectionsOwnMapAreTried() throws FailureException {
        examiner.headless(false);
        examiner.at.put(new Address("kafka-1.example", 9092), new Identity.SameCluster());
        store.put(K8S.withRoute(new Route.Mapped(List.of(new Mapping("*.kafka-headless.kafka.svc.cluster.local",
                OptionalInt.empty(), "*.example", OptionalInt.empty())))));

        model.examine(store.all().getFirst(), Optional.empty());

        assertThat(broker(1).check().get()).isEqualTo(new Check.Right("this cluster"));
        assertThat(broker(2).check().get()).isEqualTo(new Check.Wrong("Nobody answers at kafka-2.example:9092."));
    }

    @Test
    void kubectlIsShownBeforeItForwards() throws FailureException {
        examiner.headless(false);
        examineKept();

        assertThat(model.forwards()).hasSize(3).first()
                .isEqualTo("kubectl --namespace kafka port-forward --address 127.0.0.1 pod/kafka-0 :9092");
        model.connectForwarded();

        assertThat(kept().route()).isInstanceOf(Route.Kubectl.class);
    }

    @Test
    void whatTheProgramCanChangeItselfIsKeptAndConnected() throws FailureException {
        var protocol = new Fix.SetProperties("Use SSL", Map.of("security.protocol", "SSL"), Set.of("client.rack"));
        examiner.helps(protocol);
        examineKept();

        model.apply(protocol);
        assertThat(kept().properties()).containsExactly(Map.entry("security.protocol", "SSL"));

        model.apply(new Fix.UseAddresses("Use the listener EXTERNAL", "other:9094"));
        assertThat(kept().bootstrap()).isEqualTo("other:9094");

        model.apply(new Fix.TrustCertificate("Trust it", new Certificate("CN=x", "CN=ca", List.of(), Instant.EPOCH, Instant.EPOCH, "AB:CD",
                "-----BEGIN CERTIFICATE-----")));
        assertThat(kept().properties()).containsEntry("ssl.truststore.certificates", "-----BEGIN CERTIFICATE-----");
        assertThat(told.connected).hasSize(3);
    }

    @Test
    void aConnectionThatIsNotKeptIsConnectedOnly() {
        examiner.headless(true);
        model.examine(K8S, Optional.empty());

        model.connectMapped();

        assertThat(store.all()).isEmpty();
        assertThat(told.connected).singleElement().satisfies(one -> assertThat(one.route()).isInstanceOf(Route.Mapped.class));
    }

    @Test
    void aLoginIsAskedForInTheForm() throws FailureException {
        var login = new Fix.Credentials("Log in", "SASL_SSL", List.of("SCRAM-SHA-512"));
        examiner.helps(login);
        examineKept();

        model.askForLogin(login);

        assertThat(told.logins).containsExactly("k8s SASL_SSL [SCRAM-SHA-512]");
    }

    @Test
    void theWholeConnectionIsExaminedAndItsPasswordIsInNoReport() throws FailureException {
        examiner.helps(new Fix.Advice("The password is " + PASSWORD));
        var secured = K8S.withProperties(Map.of("ssl.truststore.password", PASSWORD));
        store.put(secured);

        model.examine(store.all().getFirst(), Optional.empty());

        assertThat(examiner.examined).containsExactly(secured);
        assertThat(model.report(true).orElseThrow()).contains("Something is wrong.", "kafka.dev.example").doesNotContain(PASSWORD);
    }

    @Test
    void namesCanBeLeftOutOfTheReport() throws FailureException {
        examiner.headless(true);
        examineKept();

        assertThat(model.report(false).orElseThrow()).contains("<name-").doesNotContain("kafka.dev.example", "4L6g3nShT");
    }
}

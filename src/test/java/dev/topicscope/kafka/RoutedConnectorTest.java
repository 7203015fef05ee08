package dev.topicscope.kafka;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.Session;
import dev.topicscope.lab.HeadlessCluster;
import dev.topicscope.model.Broker;
import dev.topicscope.model.BrokerFinding;
import dev.topicscope.model.BrokerFinding.Outcome;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Mapping;
import dev.topicscope.model.Route;
import dev.topicscope.model.Start;
import dev.topicscope.model.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What a user can do over a connection with a route, against brokers whose advertised names resolve nowhere.
class RoutedConnectorTest {

    private final HeadlessCluster cluster = HeadlessCluster.get();
    private final KafkaConnector connector = new KafkaConnector();

    private Mapping entry(int advertised, int real) {
        return Mapping.of(HeadlessCluster.advertised(advertised), cluster.real(real));
    }

    private Connection connection(Route route) {
        return new Connection("mapped", "mapped", cluster.real(1).toString(), Map.of()).withRoute(route);
    }

    private Session connect(Route route) throws FailureException {
        return connector.connect(connection(route), new Cancellation());
    }

    private Failure.Unreachable unreachable(Connection connection) {
        try (var _ = connector.connect(connection, new Cancellation())) {
            throw new AssertionError("It connected");
        } catch (FailureException e) {
            assertThat(e.failure()).isInstanceOf(Failure.Unreachable.class);
            return (Failure.Unreachable) e.failure();
        }
    }

    @Test
    void topicsAreListedReadAndWritten() throws Exception {
        String topic = cluster.topic("session", 3);
        try (var session = connect(new Route.Mapped(List.of(entry(1, 1), entry(2, 2), entry(3, 3))))) {
            var brokers = session.cluster(new Cancellation()).brokers();
            assertThat(brokers).extracting(Broker::address).containsExactly(HeadlessCluster.advertised(1).toString(),
                    HeadlessCluster.advertised(2).toString(), HeadlessCluster.advertised(3).toString());
            assertThat(session.topics(new Cancellation())).extracting(Topic::name).contains(topic);

            for (int i = 0; i < 20; i++) {
                Live.send(session, topic, Live.draft("key " + i, "value " + i));
            }
            try (var reading = session.read(Live.request(topic, new Start.Earliest()))) {
                Live.awaitRecords(reading, 20);
                assertThat(Live.values(reading)).contains("value 0", "value 19");
            }
            assertThat(session.traffic()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(broker -> assertThat(broker.trouble()).isEmpty());
        }
    }

    @Test
    void aMapThatLeadsToTheWrongBrokersIsRefused() {
        var failure = unreachable(connection(new Route.Mapped(List.of(entry(1, 1), entry(2, 3), entry(3, 2)))));

        assertThat(failure.reasons()).anySatisfy(reason -> assertThat(reason).startsWith(HeadlessCluster.advertised(2).toString())
                .contains("but broker 2 is at that address", "The address map says " + cluster.real(3)));
        assertThat(failure.reasons()).noneSatisfy(reason -> assertThat(reason).startsWith(HeadlessCluster.advertised(1).toString()));
    }

    @Test
    void oneForwardForAllBrokersIsRefused() {
        var failure = unreachable(connection(new Route.Mapped(List.of(entry(1, 1), entry(2, 1), entry(3, 1)))));

        assertThat(failure.reasons()).hasSize(3).last().asString().startsWith("Each broker needs a way of its own.");
    }

    @Test
    void eachEntryIsVerified() throws Exception {
        var route = new Route.Mapped(List.of(entry(1, 1), entry(2, 3),
                Mapping.of(HeadlessCluster.advertised(3), new HostPort("127.0.0.1", 1))));

        var findings = connector.verify(connection(route), new Cancellation());

        assertThat(findings).extracting(BrokerFinding::id).containsExactly(1, 2, 3);
        assertThat(findings.getFirst().outcome()).isEqualTo(new Outcome.Same());
        assertThat(findings.get(1).outcome()).isIn(new Outcome.Another(OptionalInt.of(3)), new Outcome.Another(OptionalInt.empty()));
        assertThat(findings.get(2).outcome()).isInstanceOfSatisfying(Outcome.Unreached.class,
                outcome -> assertThat(outcome.sentence()).contains("127.0.0.1:1: the host refuses connections"));
    }

    @Test
    void whatIsInTheWayIsSaid() {
        var nowhere = new Connection("x", "x", "nowhere.invalid:9092", Map.of()).withRoute(new Route.Mapped(List.of()));

        assertThat(unreachable(nowhere).reasons()).singleElement().asString()
                .startsWith("nowhere.invalid:9092: this machine knows no host of that name.");
    }

    @Test
    void aTrustStoreThatIsMissingIsSaid() {
        var connection = new Connection("x", "x", "a:9093", Map.of("security.protocol", "SSL", "ssl.truststore.location", "/none.p12"))
                .withRoute(new Route.Mapped(List.of()));

        assertThatThrownBy(() -> connector.connect(connection, new Cancellation())).isInstanceOf(FailureException.class)
                .hasMessageContaining("/none.p12");
    }
}

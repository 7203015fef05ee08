package dev.topicscope.kafka;

import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

import dev.topicscope.log.ClientLine;
import dev.topicscope.model.ClientTrouble;

import static org.assertj.core.api.Assertions.assertThat;

/// The lines are those that kafka-clients 4.4 logs.
class ClientHealthTest {

    private static final String CLIENT = "[Consumer clientId=topicscope-read-orders-abc123, groupId=null] ";
    private static final String REFUSED = "Connection to node {} ({}) could not be established. Node may not be available.";
    private static final String ANSWERS =
            "Node {} has finalized features epoch: {}, finalized features: {}, supported features: {}, API versions: {}.";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T10:00:00Z"));
    private final ClientHealth health = new ClientHealth(now::get);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "WARN | Connection to node 2 (k/10.0.0.2:9092) could not be established. Node may not be available. | 2 | broker 2 | no",
            "WARN | Connection to node -1 (kafka/10.0.0.2:9092) could not be established. Node may not be available. | -"
                    + " | the bootstrap address kafka/10.0.0.2:9092 | no connection",
            "WARN | Error connecting to node 10.0.0.7:9092 (id: 3 rack: null isFenced: false) | 3 | broker 3 | no connection",
            "WARN | Connection to node 2147483645 (k/10.0.0.2:9092) could not be established. Node may not be available."
                    + " | 2 | broker 2 | no connection",
            "WARN | Connection to node 1 (k/10.0.0.1:9092) terminated during authentication. This may happen due to any of the following"
                    + " reasons: (1) Firewall blocking Kafka TLS traffic (eg it may only allow HTTPS traffic), (2) Transient network issue."
                    + " | 1 | broker 1 | before the login",
            "ERROR | Connection to node 1 (k/10.0.0.1:9092) failed authentication due to: SSL handshake failed | 1 | broker 1 | refuses",
            "INFO | Disconnecting from node 4 due to socket connection setup timeout. The timeout value is 8731 ms."
                    + " | 4 | broker 4 | firewall",
            "INFO | Disconnecting from node 4 due to request timeout. | 4 | broker 4 | in time",
            "WARN | Got error produce response with correlation id 5 on topic-partition t-0, retrying (2 attempts left). Error:"
                    + " NOT_LEADER_OR_FOLLOWER | - | the cluster | does not lead",
            "INFO | Rebootstrap requested by server due to cluster metadata mismatch for cluster X and node 1."
                    + " | 1 | broker 1 | another cluster",
            "WARN | 3 partitions have leader brokers without a matching listener, including [t-0] | - | the cluster | no address"
    })
    void aLineTellsWhichBrokerAndWhat(Level level, String line, Integer broker, String subject, String sentence) {
        say(level, line);

        assertThat(health.troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.broker()).isEqualTo(broker == null ? OptionalInt.empty() : OptionalInt.of(broker));
            assertThat(trouble.subject()).isEqualTo(subject);
            assertThat(trouble.sentence()).contains(sentence);
            assertThat(trouble.words()).startsWith(line.substring(0, 10)).doesNotContain("clientId");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "INFO | Rebootstrapping with Cluster(id = null, nodes = [kafka:9092 (id: -1 rack: null)], partitions = [])",
            "INFO | Node 1 disconnected.",
            "DEBUG | Connection to node 2 (k/10.0.0.2:9092) could not be established. Node may not be available.",
            "WARN | Node 99999999999999 has said something"
    })
    void otherLinesMeanNothing(Level level, String line) {
        say(level, line);

        assertThat(health.troubles()).isEmpty();
    }

    @Test
    void aNameThatCannotBeLookedUpIsSaid() {
        health.accept(new ClientLine(Level.WARN, CLIENT + "Error connecting to node {}",
                new Object[] {"kafka-0.kafka-headless.ns.svc.cluster.local:9092 (id: 0 rack: null isFenced: false)"},
                Optional.of(new UnknownHostException("kafka-0"))));

        assertThat(health.troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.broker()).hasValue(0);
            assertThat(trouble.sentence()).isEqualTo("its name can't be looked up from here");
        });
    }

    @Test
    void aTroubleGoesOnSinceItBeganUntilTheBrokerAnswers() {
        say(Level.WARN, REFUSED, 2, "k/10.0.0.2:9092");
        say(Level.WARN, REFUSED, 3, "k/10.0.0.3:9092");
        var began = now.get();
        now.set(began.plusSeconds(40));
        say(Level.WARN, REFUSED, 2, "k/10.0.0.2:9092");

        assertThat(health.troubles()).extracting(ClientTrouble::since).containsExactly(began, began);
        assertThat(health.troubles().getFirst().last()).isEqualTo(now.get());

        say(Level.DEBUG, ANSWERS, 2, 1, "{}", "{}", "(…)");
        assertThat(health.troubles()).extracting(ClientTrouble::subject).containsExactly("broker 3");
    }

    @Test
    void aTroubleOfWhichNobodySpeaksAnyMoreIsOver() {
        say(Level.WARN, REFUSED, -1, "k/10.0.0.2:9092");
        now.set(now.get().plus(ClientHealth.OVER));
        assertThat(health.troubles()).hasSize(1);
        now.set(now.get().plus(Duration.ofSeconds(1)));
        assertThat(health.troubles()).isEmpty();
    }

    @Test
    void whatIsRememberedIsBounded() {
        for (int node = 0; node < 10_000; node++) {
            say(Level.WARN, REFUSED, node, "k".repeat(1_000));
        }

        assertThat(health.troubles()).hasSizeLessThanOrEqualTo(500).allMatch(trouble -> trouble.words().length() < 500);
    }

    private void say(Level level, String pattern, Object... arguments) {
        health.accept(new ClientLine(level, CLIENT + pattern, arguments, Optional.empty()));
    }
}

package dev.topicscope.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

import dev.topicscope.lab.Await;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.log.ClientLine;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.ClientTrouble;

import static org.assertj.core.api.Assertions.assertThat;

/// Real clients say what they say in the words that are understood.
class ClientHealthLiveTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aClientThatReachesNobodySaysSoAndLeavesTheLogAlone() throws Exception {
        String nowhere = "127.0.0.1:" + closedPort();
        var clients = new ClientProperties(Map.of(), nowhere);
        var flooding = new HashMap<>(clients.admin());
        flooding.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "rebootstrap");
        var log = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (var health = ClientHealth.of(clients.mark()); var admin = Admin.create(flooding)) {
            admin.describeCluster();
            Await.until("the trouble is known", SOON, () -> !health.troubles().isEmpty());
            assertThat(health.troubles()).first().satisfies(trouble -> {
                assertThat(trouble.subject()).isEqualTo("the bootstrap address /" + nowhere);
                assertThat(trouble.sentence()).isEqualTo("no connection can be made to it");
                assertThat(trouble.words()).doesNotContain(clients.mark());
            });
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("Rebootstrapping", "could not be established");
    }

    @Test
    void aBrokerThatAnswersAClientIsWellAgain() throws Exception {
        var clients = new ClientProperties(Map.of(), SharedCluster.get().bootstrap());
        try (var health = ClientHealth.of(clients.mark())) {
            health.accept(refused(-1));
            health.accept(refused(77));
            assertThat(health.troubles()).hasSize(2);
            try (var admin = Admin.create(clients.admin())) {
                admin.describeCluster();
                Await.until("the address that answers is well again", SOON, () -> health.troubles().stream()
                        .map(ClientTrouble::subject).toList().equals(List.of("broker 77")));
            }
        }
    }

    @Test
    void aSessionHearsItsOwnClientsOnly() throws Exception {
        try (var one = Live.connect(SharedCluster.get().bootstrap()); var other = Live.connect(SharedCluster.get().bootstrap())) {
            one.topics(new Cancellation());
            other.topics(new Cancellation());
            assertThat(one.troubles()).isEmpty();
            assertThat(other.troubles()).isEmpty();
        }
    }

    private static ClientLine refused(int node) {
        return new ClientLine(Level.WARN, "Connection to node {} ({}) could not be established. Node may not be available.",
                new Object[] {node, "k/10.0.0.1:9092"}, Optional.empty());
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;

import dev.topicscope.browse.BootstrapList;
import dev.topicscope.model.BrokerFinding;
import dev.topicscope.model.BrokerFinding.Outcome;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;
import dev.topicscope.reach.Gateway;

/// Connects to clusters whose brokers are reached by another way than their advertised addresses.
final class RoutedConnector {

    /// A way may have to be opened first: an SSH connection, a process of kubectl.
    private static final Duration ANSWER = Duration.ofSeconds(25);
    private static final Duration REQUEST = Duration.ofSeconds(20);
    /// How long all addresses may be in trouble before they are given up: an SSH server or a pod may be back at the next try.
    private static final Duration DESPAIR = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String WHO = "ask the cluster who it is";

    private final Secrets secrets;

    RoutedConnector(Secrets secrets) {
        this.secrets = secrets;
    }

    /// @throws FailureException `Unreachable` if no broker answers, or another one than it should be, and what connecting fails with else
    KafkaSession connect(Connection connection, Cancellation cancellation) throws FailureException {
        var way = open(connection);
        boolean kept = false;
        try {
            var nodes = first(connection, way, cancellation);
            if (canMislead(connection.route())) {
                refuseOthers(connection, findings(way, nodes, cancellation));
            }
            var session = new KafkaSession(connection, way.properties(), admin(way, cancellation), Optional.of(way.gateway()));
            kept = true;
            return session;
        } finally {
            if (!kept) {
                way.gateway().close();
            }
        }
    }

    List<BrokerFinding> verify(Connection connection, Cancellation cancellation) throws FailureException {
        var way = open(connection);
        try {
            return findings(way, first(connection, way, cancellation), cancellation);
        } finally {
            way.gateway().close();
        }
    }

    private record Way(Gateway gateway, ClientProperties properties) {
    }

    private Way open(Connection connection) throws FailureException {
        var list = BootstrapList.parse(connection.bootstrap());
        try {
            var gateway = Gateway.open(connection.route(), connection.properties(), connection.marking().readOnly(), secrets);
            String local = list.addresses().stream().flatMap(address -> HostPort.parse(address).stream())
                    .map(address -> gateway.local(address).toString()).collect(Collectors.joining(","));
            return new Way(gateway, new ClientProperties(gateway.clientProperties(connection.properties()), local, gateway::clientId));
        } catch (KafkaException e) {
            throw KafkaFailures.translate(e, "open the way to the brokers", Duration.ZERO);
        }
    }

    /// The brokers as the first one that answers names them. This opens the way, which may take longer than an answer does later.
    private static Collection<Node> first(Connection connection, Way way, Cancellation cancellation) throws FailureException {
        var patient = new HashMap<>(way.properties().admin());
        patient.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
        patient.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        var opened = CompletableFuture.supplyAsync(() -> Admin.create(patient), Waits.threads("topicscope connect"));
        try {
            var nodes = opened.thenCompose(admin -> admin.describeCluster().nodes().toCompletionStage());
            awaitAnswerOrDespair(nodes, way.gateway(), cancellation);
            return Waits.await(nodes, WHO, Duration.ofMillis(1), cancellation);
        } catch (FailureException e) {
            throw firstAnswerMissing(connection, way.gateway(), e);
        } finally {
            opened.thenAccept(KafkaConnector::closeLater);
        }
    }

    /// Waits until there is an answer, or until every address has been in trouble for so long that there won't be one.
    private static void awaitAnswerOrDespair(CompletableFuture<?> answer, Gateway gateway, Cancellation cancellation)
            throws FailureException {
        long deadline = System.nanoTime() + ANSWER.toNanos();
        while (!answer.isDone() && System.nanoTime() < deadline && !isHopeless(gateway)) {
            Waits.settle(answer, LOOK, cancellation);
        }
    }

    private static boolean isHopeless(Gateway gateway) {
        var since = Instant.now().minus(DESPAIR);
        var traffic = gateway.traffic();
        return !traffic.isEmpty() && traffic.stream().allMatch(broker -> broker.openConnections() == 0
                && broker.trouble().filter(trouble -> trouble.since().isBefore(since)).isPresent());
    }

    private static FailureException firstAnswerMissing(Connection connection, Gateway gateway, FailureException e) {
        var troubles = new ArrayList<>(Troubles.all(gateway));
        if (!(e.failure() instanceof Failure.TimedOut)) {
            return e;
        }
        if (troubles.isEmpty()) {
            troubles.add("The brokers can be reached by the route of this connection, but none answers a client. Check"
                    + " security.protocol and the credentials in the client properties.");
        }
        return new FailureException(new Failure.Unreachable(connection.bootstrap(), troubles,
                gateway.inBrokersNames(e.failure().detail())), e);
    }

    private static boolean canMislead(Route route) {
        return route instanceof Route.Mapped || route instanceof Route.Kubectl;
    }

    private static List<BrokerFinding> findings(Way way, Collection<Node> nodes, Cancellation cancellation) throws FailureException {
        var admin = admin(way, cancellation);
        try {
            return new BrokerIdentity(admin, way.gateway()).check(nodes, cancellation);
        } finally {
            KafkaConnector.closeLater(admin);
        }
    }

    private static Admin admin(Way way, Cancellation cancellation) throws FailureException {
        return Waits.await(CompletableFuture.supplyAsync(() -> Admin.create(way.properties().admin()),
                Waits.threads("topicscope connect")), "connect", Waits.ANSWER, cancellation);
    }

    private static void refuseOthers(Connection connection, List<BrokerFinding> findings) throws FailureException {
        var reasons = new ArrayList<String>();
        for (var finding : findings) {
            if (finding.outcome() instanceof Outcome.Another(var id)) {
                reasons.add(finding.address() + ": the route leads to " + (id.isPresent() ? "broker " + id.getAsInt() : "another broker")
                        + ", but broker " + finding.id() + " is at that address." + where(connection.route(), finding.address()));
            }
        }
        if (!reasons.isEmpty()) {
            reasons.add("Each broker needs a way of its own. Nothing was read or sent.");
            throw new FailureException(new Failure.Unreachable(connection.bootstrap(), reasons, String.join("\n", reasons)));
        }
    }

    private static String where(Route route, HostPort address) {
        return route instanceof Route.Mapped map
                ? map.find(address).map(target -> " The address map says " + target + ".").orElse("") : "";
    }
}

package dev.topicscope.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidRequestException;

import dev.topicscope.model.BrokerFinding;
import dev.topicscope.model.BrokerFinding.Outcome;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.HostPort;
import dev.topicscope.reach.Gateway;

/// Asks each broker that a gateway leads to whether it is the one it should be.
///
/// A broker tells its own settings only and names itself when asked for those of another. Who may not ask for settings learns it from
/// brokers since 4.4 all the same, which refuse clients that mean another broker (KIP-1242).
final class BrokerIdentity {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final long LOOK_MILLIS = 40;
    private static final Pattern EXPECTED = Pattern.compile("expected (\\d+)");

    private final Admin admin;
    private final Gateway gateway;

    BrokerIdentity(Admin admin, Gateway gateway) {
        this.admin = admin;
        this.gateway = gateway;
    }

    /// @throws FailureException `Cancelled`
    List<BrokerFinding> check(Collection<Node> nodes, Cancellation cancellation) throws FailureException {
        var ordered = nodes.stream().sorted(Comparator.comparingInt(Node::id)).toList();
        var asked = ordered.stream().map(this::ask).toList();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < ordered.size(); i++) {
            while (!asked.get(i).isDone() && !gateway.isMisled(address(ordered.get(i))) && System.nanoTime() < deadline) {
                cancellation.check();
                new CompletableFuture<Void>().completeOnTimeout(null, LOOK_MILLIS, TimeUnit.MILLISECONDS).join();
            }
        }
        var findings = new ArrayList<BrokerFinding>();
        for (int i = 0; i < ordered.size(); i++) {
            var address = address(ordered.get(i));
            findings.add(new BrokerFinding(ordered.get(i).id(), address, outcome(asked.get(i), address)));
        }
        return findings;
    }

    private KafkaFuture<Map<ConfigResource, Config>> ask(Node node) {
        var broker = new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(node.id()));
        return admin.describeConfigs(List.of(broker), new DescribeConfigsOptions().timeoutMs((int) PATIENCE.toMillis())).all();
    }

    private HostPort address(Node node) {
        return gateway.broker(new HostPort(node.host(), node.port()));
    }

    private Outcome outcome(KafkaFuture<Map<ConfigResource, Config>> answer, HostPort address) {
        if (gateway.isMisled(address)) {
            return new Outcome.Another(OptionalInt.empty());
        }
        if (!answer.isDone()) {
            return unreached(address);
        }
        try {
            answer.get();
            return new Outcome.Same();
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case InvalidRequestException wrong -> new Outcome.Another(named(String.valueOf(wrong.getMessage())));
                case AuthorizationException _ -> new Outcome.Untold("The user may not ask brokers for their settings (DescribeConfigs).");
                case null, default -> unreached(address);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreached(address);
        }
    }

    private static OptionalInt named(String message) {
        var matcher = EXPECTED.matcher(message);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    private Outcome unreached(HostPort address) {
        return new Outcome.Unreached(Troubles.of(gateway, address).orElse(address + ": no broker answers there."));
    }
}

package dev.topicscope.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

import dev.topicscope.browse.BootstrapList;
import dev.topicscope.browse.Connector;
import dev.topicscope.browse.Session;
import dev.topicscope.kafka.PortProbe.Finding;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Connects to real clusters.
public final class KafkaConnector implements Connector {

    private static final Duration LOOK = Duration.ofSeconds(6);
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(4);

    @Override
    public Session connect(Connection connection, Cancellation cancellation) throws FailureException {
        var list = BootstrapList.parse(connection.bootstrap());
        if (!list.isValid()) {
            var problem = list.problems().getFirst();
            throw new FailureException(new Failure.Invalid("bootstrap", (problem.entry() + " " + problem.reason()).strip(), ""));
        }
        var addresses = usable(list, connection, cancellation);
        var properties = new ClientProperties(connection.properties(), String.join(",", addresses));
        var admin = open(properties, cancellation);
        try {
            Waits.await(admin.describeCluster().clusterId().toCompletionStage().toCompletableFuture(), "ask the cluster who it is",
                    FIRST_ANSWER, cancellation);
        } catch (FailureException e) {
            closeLater(admin);
            throw firstAnswerMissing(connection, addresses, e);
        }
        return new KafkaSession(connection, properties, admin);
    }

    private static FailureException firstAnswerMissing(Connection connection, List<String> addresses, FailureException e) {
        if (!(e.failure() instanceof Failure.TimedOut)) {
            return e;
        }
        return new FailureException(new Failure.Unreachable(connection.bootstrap(), List.of("A connection to "
                + String.join(", ", addresses)
                + " can be made, but no broker answers a client there. "
                + "Check security.protocol and the credentials in the client properties."),
                e.failure().detail()), e);
    }

    /// The addresses at which a broker can be talked to.
    private static List<String> usable(BootstrapList list, Connection connection, Cancellation cancellation) throws FailureException {
        String protocol = connection.properties().getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT")
                .toUpperCase(Locale.ROOT);
        boolean plaintext = protocol.equals("PLAINTEXT") || protocol.equals("SASL_PLAINTEXT");
        var findings = together(list.addresses().stream().<Supplier<Finding>>map(address ->
                () -> PortProbe.look(address, plaintext, protocol.startsWith("SASL"))).toList(), "look at the bootstrap brokers",
                        cancellation);
        var usable = findings.stream().filter(finding -> finding.problem().isEmpty()).toList();
        if (usable.isEmpty()) {
            throw unreachable(connection, findings.stream().flatMap(finding -> finding.problem().stream()).toList());
        }
        checkAdvertised(usable, connection, cancellation);
        return usable.stream().map(Finding::address).toList();
    }

    /// Where a broker sends clients on to addresses none of which can be reached, everything after the first answer would fail without a
    /// word.
    private static void checkAdvertised(List<Finding> usable, Connection connection, Cancellation cancellation) throws FailureException {
        var advertised = usable.stream().flatMap(finding -> finding.advertised().stream()).distinct().toList();
        var problems = together(advertised.stream().<Supplier<Optional<String>>>map(address -> () -> PortProbe.reach(address)).toList(),
                "look at the advertised addresses", cancellation).stream().flatMap(Optional::stream).toList();
        if (!advertised.isEmpty() && problems.size() == advertised.size()) {
            var reasons = new ArrayList<String>();
            reasons.add("A broker answers at " + usable.getFirst().address()
                    + ", but it sends clients on to addresses that can't be reached from here:");
            reasons.addAll(problems);
            reasons.add("These are the brokers' advertised.listeners. They must be names and ports that this machine can reach.");
            throw unreachable(connection, reasons);
        }
    }

    private static FailureException unreachable(Connection connection, List<String> reasons) {
        return new FailureException(new Failure.Unreachable(connection.bootstrap(), reasons, String.join("\n", reasons)));
    }

    private static <T> List<T> together(List<Supplier<T>> looks, String what, Cancellation cancellation) throws FailureException {
        var pending = looks.stream().map(look -> {
            var answer = new CompletableFuture<T>();
            Thread.ofVirtual().name("topicscope probe").start(() -> answer.complete(look.get()));
            return answer;
        }).toList();
        var all = CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new));
        Waits.await(all, what, LOOK, cancellation);
        return pending.stream().map(CompletableFuture::join).toList();
    }

    /// Makes the client on a thread of its own, since that looks up names and may take as long as the resolver does.
    private static Admin open(ClientProperties properties, Cancellation cancellation) throws FailureException {
        var opened = new CompletableFuture<Admin>();
        Thread.ofVirtual().name("topicscope connect").start(() -> {
            try {
                opened.complete(Admin.create(properties.admin()));
            } catch (KafkaException | IllegalArgumentException e) {
                opened.completeExceptionally(e);
            }
        });
        try {
            return Waits.await(opened, "make a client", LOOK, cancellation);
        } catch (FailureException e) {
            opened.thenAccept(KafkaConnector::closeLater);
            throw e;
        }
    }

    private static void closeLater(Admin admin) {
        Thread.ofVirtual().name("topicscope close").start(() -> admin.close(Duration.ZERO));
    }
}

package dev.topicscope.kafka;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

import dev.topicscope.browse.BootstrapList;
import dev.topicscope.browse.Connector;
import dev.topicscope.browse.FetchSettings;
import dev.topicscope.browse.PropertyCatalogue;
import dev.topicscope.browse.Session;
import dev.topicscope.kafka.PortProbe.Finding;
import dev.topicscope.model.BrokerFinding;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;

/// Connects to real clusters, by the route of the connection.
public final class KafkaConnector implements Connector {

    private static final Duration ALL = Duration.ofMillis(9_500);
    private static final Duration LOOK = Duration.ofMillis(4_500);
    private static final Duration LOOK_ON = Duration.ofSeconds(2);
    /// How long others are waited for once one address has answered.
    private static final long GRACE_MILLIS = 300;

    private final PropertyCatalogue properties = new KafkaPropertyCatalogue();
    private final Secrets secrets;

    /// Knows no secrets of routes.
    public KafkaConnector() {
        this(Secrets.NONE);
    }

    /// `secrets` are those of routes, asked for when they are needed.
    public KafkaConnector(Secrets secrets) {
        this.secrets = secrets;
    }

    /// Whether the brokers found by the route of `connection` are those they should be, each in the order of their ids. Blocks for some
    /// seconds at most.
    ///
    /// @throws FailureException if no broker answers by that route, as [#connect] does
    public List<BrokerFinding> verify(Connection connection, Cancellation cancellation) throws FailureException {
        return new RoutedConnector(secrets).verify(connection, cancellation);
    }

    @Override
    public PropertyCatalogue properties() {
        return properties;
    }

    @Override
    public FetchSettings fetchSettings() {
        return new KafkaFetchSettings();
    }

    @Override
    public Session connect(Connection connection, Cancellation cancellation) throws FailureException {
        long since = System.nanoTime();
        var list = BootstrapList.parse(connection.bootstrap());
        if (!list.isValid()) {
            var problem = list.problems().getFirst();
            throw new FailureException(new Failure.Invalid("bootstrap", (problem.entry() + " " + problem.reason()).strip(), ""));
        }
        if (!(connection.route() instanceof Route.Direct)) {
            return new RoutedConnector(secrets).connect(connection, cancellation);
        }
        var addresses = usable(list, connection, cancellation);
        var clients = new ClientProperties(connection.properties(), String.join(",", addresses));
        var opened = CompletableFuture.supplyAsync(() -> Admin.create(clients.admin()), Waits.threads("topicscope connect"));
        try {
            var answered = opened.thenCompose(admin -> admin.describeCluster().clusterId().toCompletionStage());
            Waits.await(answered, "ask the cluster who it is", ALL.minusNanos(System.nanoTime() - since), cancellation);
        } catch (FailureException e) {
            opened.thenAccept(KafkaConnector::closeLater);
            throw firstAnswerMissing(connection, addresses, e);
        }
        return new KafkaSession(connection, clients, opened.join(), Optional.empty());
    }

    private static FailureException firstAnswerMissing(Connection connection, List<String> addresses, FailureException e) {
        if (!(e.failure() instanceof Failure.TimedOut)) {
            return e;
        }
        return new FailureException(new Failure.Unreachable(connection.bootstrap(),
                List.of("A connection to " + String.join(", ", addresses)
                + " can be made, but no broker answers a client there.",
                        "Check security.protocol and the credentials in the client properties, and that this"
                + " machine can reach the addresses that the brokers advertise (advertised.listeners)."), e.failure().detail()), e);
    }

    /// The addresses at which a broker can be talked to.
    private static List<String> usable(BootstrapList list, Connection connection, Cancellation cancellation) throws FailureException {
        String protocol = connection.properties().getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT").strip()
                .toUpperCase(Locale.ROOT);
        boolean plaintext = protocol.equals("PLAINTEXT") || protocol.equals("SASL_PLAINTEXT");
        var findings = together(list.addresses(), address -> PortProbe.look(address, plaintext, protocol.startsWith("SASL"), cancellation),
                Finding::isUsable, LOOK,
                cancellation);
        var usable = findings.values().filter(Finding::isUsable).toList();
        if (usable.isEmpty()) {
            throw unreachable(connection, list.addresses().stream().map(address -> problem(address, findings)).toList());
        }
        checkAdvertised(usable, connection, cancellation);
        return usable.stream().map(Finding::address).toList();
    }

    private static String problem(String address, Looks<String, Finding> findings) {
        if (findings.failed(address)) {
            return address + ": something answers there, but not as a Kafka broker does.";
        }
        return findings.of(address).flatMap(Finding::problem)
                .orElseGet(() -> address + ": nothing answers there within " + LOOK.toMillis() / 1000.0
                        + " s, or its name is still being looked up.");
    }

    /// Where a broker sends clients on to addresses none of which can be reached, everything after the first answer would fail without a
    /// word.
    private static void checkAdvertised(List<Finding> usable, Connection connection, Cancellation cancellation) throws FailureException {
        var advertised = usable.stream().flatMap(finding -> finding.advertised().stream()).distinct().toList();
        if (advertised.isEmpty()) {
            return;
        }
        var looks = together(advertised, address -> PortProbe.reach(address, cancellation), Optional::isEmpty, LOOK_ON, cancellation);
        if (looks.values().noneMatch(Optional::isEmpty)) {
            var reasons = new ArrayList<String>();
            reasons.add("A broker answers at " + usable.getFirst().address()
                    + ", but it sends clients on to addresses that can't be reached from here:");
            advertised.forEach(address -> reasons.add(looks.of(address).flatMap(Function.identity()).orElseGet(() -> silent(address))));
            reasons.add("These are the brokers' advertised.listeners. They must be names and ports that this machine can reach.");
            throw unreachable(connection, reasons);
        }
    }

    private static String silent(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort() + ": nothing answers there within " + LOOK_ON.toSeconds() + " s.";
    }

    private static FailureException unreachable(Connection connection, List<String> reasons) {
        return new FailureException(new Failure.Unreachable(connection.bootstrap(), reasons, String.join("\n", reasons)));
    }

    /// Looks at all `targets` at once, each on a thread of its own, and returns when all have answered, a moment after the first has
    /// answered `well`, or after `atMost`.
    private static <T, R> Looks<T, R> together(List<T> targets, Function<T, R> look, Predicate<R> well, Duration atMost,
            Cancellation cancellation)
            throws FailureException {
        var pending = targets.stream().map(target -> CompletableFuture.supplyAsync(() -> look.apply(target),
                Waits.threads("topicscope probe"))).toList();
        var enough = CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new)).handle((_, _) -> true);
        pending.forEach(answer -> answer.thenAccept(result -> {
            if (well.test(result)) {
                enough.completeOnTimeout(true, GRACE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }));
        Waits.settle(enough, atMost, cancellation);
        return new Looks<>(targets, pending);
    }

    private record Looks<T, R>(List<T> targets, List<CompletableFuture<R>> answers) {

        private Stream<R> values() {
            return answers.stream().filter(Waits::succeeded).map(CompletableFuture::resultNow);
        }

        private Optional<R> of(T target) {
            return Optional.of(answers.get(targets.indexOf(target))).filter(Waits::succeeded).map(CompletableFuture::resultNow);
        }

        private boolean failed(T target) {
            return answers.get(targets.indexOf(target)).isCompletedExceptionally();
        }
    }

    static void closeLater(Admin admin) {
        Thread.ofPlatform().daemon().name("topicscope close").start(() -> admin.close(Duration.ZERO));
    }
}

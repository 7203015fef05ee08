package dev.topicscope.reach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.clients.CommonClientConfigs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.BrokerTraffic;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;

/// The way of one connection to brokers that can't be reached at the addresses they advertise: a port on 127.0.0.1 for each of them, for
/// this program's own Kafka clients only.
///
/// Thread-safe. Clients take their properties from [#clientProperties] and [#clientId], and the addresses to begin with from [#local]; all
/// others they learn from the brokers' answers, in which the gateway puts its own. TLS is the gateway's: clients speak plain text to it.
/// [#close] ends everything within 2 seconds, clients' connections included.
public final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final Duration END = Duration.ofMillis(1_500);
    private static final int MOST_BROKERS = 2_000;
    private static final Pattern LOCAL = Pattern.compile(
            "[A-Za-z0-9_.-]+" + Pattern.quote(LocalNames.ending()) + "(?:/[0-9.]+)?:(\\d{1,5})");

    private final Dialer dialer;
    private final Optional<TlsClient> tls;
    private final boolean readOnly;
    private final Badge badge = new Badge();
    private final Answers answers = new Answers(this::localOf);
    private final boolean names = LocalNames.work();
    private final Map<HostPort, Door> doors = new ConcurrentHashMap<>();
    private final Map<Integer, HostPort> byPort = new ConcurrentHashMap<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private Gateway(Dialer dialer, Optional<TlsClient> tls, boolean readOnly) {
        this.dialer = dialer;
        this.tls = tls;
        this.readOnly = readOnly;
    }

    /// Opens a gateway; asks nobody and connects to nothing yet. `properties` are those of the connection's Kafka clients.
    ///
    /// With `readOnly`, requests that could change anything are refused here. The caller closes it.
    ///
    /// @throws org.apache.kafka.common.KafkaException if the TLS properties or the files they name are wrong
    public static Gateway open(Route route, Map<String, String> properties, boolean readOnly, Secrets secrets) {
        String protocol = protocol(properties);
        var tls = protocol.endsWith("SSL") ? Optional.of(new TlsClient(properties)) : Optional.<TlsClient>empty();
        return new Gateway(Dialers.of(route, secrets), tls, readOnly);
    }

    /// What clients of this gateway are configured with, made of the connection's own properties: as those, but without TLS.
    public Map<String, String> clientProperties(Map<String, String> properties) {
        var own = new HashMap<>(properties);
        own.keySet().removeIf(name -> name.startsWith("ssl."));
        own.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol(properties).startsWith("SASL") ? "SASL_PLAINTEXT" : "PLAINTEXT");
        return own;
    }

    /// The `client.id` by which the gateway knows a client as ours. It is a secret to every other user of the machine; the brokers see only
    /// `name`.
    public String clientId(String name) {
        return badge.mark(name);
    }

    /// Where a client finds the broker at `broker` here. Makes a port for it if it has none.
    ///
    /// @throws IllegalStateException if the gateway is closed or has no ports left
    public HostPort local(HostPort broker) {
        return localOf(broker);
    }

    /// The broker behind an address of this gateway; `address` itself if it is none.
    public HostPort broker(HostPort address) {
        return Optional.ofNullable(byPort.get(address.port())).filter(_ -> isOurs(address.host())).orElse(address);
    }

    /// `text` with the brokers' own addresses in place of those of this gateway.
    public String inBrokersNames(String text) {
        Function<MatchResult, String> name = match -> Optional.ofNullable(byPort.get(Integer.parseInt(match.group(1))))
                .map(HostPort::toString).orElseGet(match::group);
        return badge.removed(LOCAL.matcher(text).replaceAll(name.andThen(Matcher::quoteReplacement)));
    }

    /// What has passed to and from each broker, in the order of their addresses.
    public List<BrokerTraffic> traffic() {
        return doors.values().stream().sorted(Comparator.comparing(door -> door.broker().toString()))
                .map(door -> door.traffic().snapshot(door.broker())).toList();
    }

    /// Whether what answered for `broker` was another broker, or one of another cluster. Only brokers from 4.4 on tell (KIP-1242).
    public boolean isMisled(HostPort broker) {
        return Optional.ofNullable(doors.get(key(broker))).filter(door -> door.traffic().isAnotherBroker()).isPresent();
    }

    /// Ends all connections, ports and threads of the gateway, and the way itself. Returns within 2 seconds.
    @Override
    public void close() {
        close(END);
    }

    /// The same, within about `atMost`.
    public void close(Duration atMost) {
        closed = true;
        doors.values().forEach(Door::close);
        dialer.close();
        long deadline = System.nanoTime() + atMost.toNanos();
        threads.forEach(thread -> join(thread, deadline));
    }

    Badge badge() {
        return badge;
    }

    Answers answers() {
        return answers;
    }

    boolean readOnly() {
        return readOnly;
    }

    Socket dial(HostPort broker) throws IOException {
        return dialer.dial(broker);
    }

    Socket secured(Socket wire, HostPort broker) throws IOException {
        return tls.isPresent() ? tls.get().over(wire, broker) : wire;
    }

    void start(Runnable task, String name) {
        var thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> {
            try {
                task.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        // What Kafka's own classes throw on an answer that is none.
        thread.setUncaughtExceptionHandler((ended, e) -> LOG.warn("The thread {} ended: {}", ended.getName(), e.toString()));
        threads.add(thread);
        thread.start();
    }

    private HostPort localOf(HostPort broker) {
        var door = doors.computeIfAbsent(key(broker), _ -> make(broker));
        if (closed) {
            door.close();
        }
        return new HostPort(names ? LocalNames.of(broker.host()) : "127.0.0.1", door.port());
    }

    private Door make(HostPort broker) {
        if (closed || doors.size() >= MOST_BROKERS) {
            throw new IllegalStateException(closed ? "The gateway is closed" : "More brokers than a gateway has ports for");
        }
        try {
            var door = new Door(broker, this);
            byPort.put(door.port(), broker);
            door.open();
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException("No port on 127.0.0.1 for " + broker, e);
        }
    }

    private static HostPort key(HostPort broker) {
        return new HostPort(broker.host().toLowerCase(Locale.ROOT), broker.port());
    }

    private static boolean isOurs(String host) {
        return LocalNames.isLocal(host) || host.equals("127.0.0.1");
    }

    private static String protocol(Map<String, String> properties) {
        return properties.getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT").strip().toUpperCase(Locale.ROOT);
    }

    private static void join(Thread thread, long deadline) {
        try {
            thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            if (thread.isAlive()) {
                LOG.warn("The thread {} of a gateway has not ended", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

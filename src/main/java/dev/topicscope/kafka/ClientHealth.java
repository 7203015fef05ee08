package dev.topicscope.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.topicscope.log.ClientLine;
import dev.topicscope.log.ClientLog;
import dev.topicscope.log.ClientLog.Listening;
import dev.topicscope.model.ClientTrouble;

/// What the clients of one session say of the brokers in their log. Thread-safe; [#close] ends the listening.
///
/// A trouble is over when the broker answers a client, or when no client has spoken of it for a minute: then none tries any more.
final class ClientHealth implements Consumer<ClientLine>, AutoCloseable {

    static final Duration OVER = Duration.ofSeconds(60);
    private static final int MOST = 500;
    private static final int MOST_WORDS = 400;
    private static final String CLUSTER = "the cluster";
    /// As `node 1`, or as `node kafka-1:9092 (id: 1 rack: null …)`.
    private static final Pattern NODE = Pattern.compile("\\b[Nn]ode (-?\\d{1,10})(?![\\w:-]|\\.\\w)|\\(id: (-?\\d{1,10}) ");
    private static final Pattern ADDRESS = Pattern.compile("\\bnode -?\\d+ \\(([^)]{1,200})\\)");
    private static final Pattern CLIENT = Pattern.compile("^\\[[^\\]]*] ?");
    /// A connection to a group's coordinator has the id of the broker taken from the largest number.
    private static final int COORDINATORS = Integer.MAX_VALUE / 2;

    private final InstantSource clock;
    private final Map<String, ClientTrouble> troubles = new LinkedHashMap<>();
    private Listening listening = () -> { };

    ClientHealth(InstantSource clock) {
        this.clock = clock;
    }

    /// Listens from now on to the clients whose id has `mark`.
    static ClientHealth of(String mark) {
        var health = new ClientHealth(InstantSource.system());
        ClientLog.current().ifPresent(log -> health.listening = log.listen(mark, health));
        return health;
    }

    /// What is wrong at the moment, in the order in which it began.
    synchronized List<ClientTrouble> troubles() {
        var now = clock.instant();
        troubles.values().removeIf(trouble -> trouble.last().plus(OVER).isBefore(now));
        return List.copyOf(troubles.values());
    }

    @Override
    public void accept(ClientLine line) {
        if (ClientSigns.isWell(line)) {
            nodeIn(line.text()).ifPresent(this::well);
        } else {
            ClientSigns.trouble(line).ifPresent(sentence -> add(sentence, line.text()));
        }
    }

    @Override
    public void close() {
        listening.close();
    }

    private synchronized void well(int node) {
        troubles.remove(key(OptionalInt.of(node)));
    }

    private synchronized void add(String sentence, String text) {
        var node = nodeIn(text);
        var key = key(node.isPresent() ? OptionalInt.of(node.get()) : OptionalInt.empty());
        var now = clock.instant();
        var before = Optional.ofNullable(troubles.get(key));
        if (before.isEmpty() && troubles.size() >= MOST) {
            return;
        }
        var broker = node.filter(id -> id >= 0).map(OptionalInt::of).orElseGet(OptionalInt::empty);
        String bare = CLIENT.matcher(text).replaceFirst("");
        troubles.put(key, new ClientTrouble(broker, subject(node, text), sentence, before.map(ClientTrouble::since).orElse(now), now,
                bare.length() > MOST_WORDS ? bare.substring(0, MOST_WORDS) + "…" : bare));
    }

    private static String key(OptionalInt node) {
        return node.isPresent() ? "node " + node.getAsInt() : CLUSTER;
    }

    private static String subject(Optional<Integer> node, String text) {
        if (node.isEmpty()) {
            return CLUSTER;
        }
        if (node.get() >= 0) {
            return "broker " + node.get();
        }
        var address = ADDRESS.matcher(text);
        return address.find() ? "the bootstrap address " + address.group(1) : "a bootstrap address";
    }

    /// The id of the broker that the line is about; below 0 for an address that clients begin at.
    private static Optional<Integer> nodeIn(String text) {
        var found = NODE.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        long id = Long.parseLong(found.group(1) == null ? found.group(2) : found.group(1));
        if (id > Integer.MAX_VALUE || id < Integer.MIN_VALUE) {
            return Optional.empty();
        }
        return Optional.of((int) (id > COORDINATORS ? Integer.MAX_VALUE - id : id));
    }
}

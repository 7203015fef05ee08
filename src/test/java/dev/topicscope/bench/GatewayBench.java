package dev.topicscope.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import dev.topicscope.browse.End;
import dev.topicscope.browse.Search.State;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.browse.Session;
import dev.topicscope.kafka.KafkaConnector;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Route;
import dev.topicscope.model.Start;
import dev.topicscope.query.Parsed;
import dev.topicscope.query.QueryParser;

/// What a search loses by going through a gateway. With few records it measures how long connections take to make, of which the gateway
/// needs two for one.
final class GatewayBench {

    private static final int WARM_UP = 3;
    private static final String SEARCHED = "\"c-4711\"";

    private final Session direct;
    private final String bootstrap;
    private final int rounds;

    GatewayBench(String bootstrap, Session direct, int rounds) {
        this.bootstrap = bootstrap;
        this.direct = direct;
        this.rounds = rounds;
    }

    /// Prints a table for each of two codecs.
    String tables(BenchTopics topics, long records) throws Exception {
        // Dials what is advertised, so that the gateway is all the difference.
        var route = new Connection("routed", "routed", bootstrap, Map.of()).withRoute(new Route.Mapped(List.of()));
        var tables = new StringBuilder();
        try (var routed = new KafkaConnector().connect(route, new Cancellation())) {
            for (String codec : List.of("none", "lz4")) {
                String topic = topics.fill(codec, 4, records);
                tables.append(new Rounds("gateway, " + codec + " (4 partitions)", WARM_UP, rounds)
                        .add("direct", () -> search(direct, topic))
                        .add("through the gateway", () -> search(routed, topic)).table());
            }
        }
        return tables.toString();
    }

    private static long search(Session session, String topic) {
        var query = ((Parsed.Ready) QueryParser.parse(SEARCHED)).query();
        var request = new SearchRequest(topic, Set.of(), new Start.Earliest(), new End.Now(), IsolationLevel.READ_UNCOMMITTED, query,
                64 << 20);
        try (var search = session.search(request)) {
            while (!(search.progress().state() instanceof State.Done)) {
                if (search.progress().state() instanceof State.Failed(var why)) {
                    throw new IllegalStateException(why.toString());
                }
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
            return search.progress().records();
        }
    }
}

package dev.topicscope.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import dev.topicscope.browse.End;
import dev.topicscope.browse.Search.State;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.browse.Session;
import dev.topicscope.kafka.KafkaConnector;
import dev.topicscope.lab.LabCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Route;
import dev.topicscope.model.Start;
import dev.topicscope.query.Parsed;
import dev.topicscope.query.QueryParser;

/// Measures what a search loses by going through a gateway:
/// `mvn -Pbench -Dbench.class=dev.topicscope.bench.GatewayBench`.
///
/// Arguments: the number of records (2,560,000), and the rounds measured after three to warm up (5). With few records it measures how long
/// connections take to make, of which the gateway needs two for one.
public final class GatewayBench {

    private static final int WARM_UP = 3;
    private static final String SEARCHED = "\"c-4711\"";

    private GatewayBench() {
    }

    /// Runs it.
    public static void main(String[] args) throws Exception {
        long records = args.length > 0 ? Long.parseLong(args[0]) : 2_560_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        var directory = Files.createTempDirectory("topicscope-bench");
        try (var cluster = new LabCluster(directory, 1)) {
            cluster.start(_ -> { }, new Cancellation());
            var direct = new Connection("direct", "direct", cluster.bootstrap(), Map.of());
            // Dials what is advertised, so that the gateway is all the difference.
            var routed = new Connection("routed", "routed", cluster.bootstrap(), Map.of()).withRoute(new Route.Mapped(List.of()));
            var connector = new KafkaConnector();
            try (var one = connector.connect(direct, new Cancellation()); var other = connector.connect(routed, new Cancellation())) {
                var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
                var topics = new BenchTopics(cluster.bootstrap());
                for (String codec : List.of("none", "lz4")) {
                    String topic = topics.fill(codec, 4, records);
                    out.print(new Rounds("scan, " + codec + " (4 partitions)", WARM_UP, rounds).add("direct", () -> search(one, topic))
                            .add("through the gateway", () -> search(other, topic)).table());
                }
            }
        } finally {
            try (var tree = Files.walk(directory)) {
                for (var file : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
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

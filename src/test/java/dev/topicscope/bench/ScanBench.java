package dev.topicscope.bench;

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.query.Parsed;
import dev.topicscope.query.Query;
import dev.topicscope.query.QueryParser;
import dev.topicscope.query.RecordView;

/// Measures searches against a bare loop of consumers, and runs against one around a producer, on a broker of its own: `mvn -Pbench`.
///
/// Arguments: the number of records (1,000,000), the rounds measured after three to warm up (5), and which parts to run, such as
/// `filters,cold` (all): `filters`, `codecs`, `size`, `cold`, `hold`, `timeline`, `jump`,
/// `gateway`, `send`, `resend`, `live`. All of it takes some ten minutes.
public final class ScanBench {

    private static final String SUBSTRING = "\"c-4711\"";
    private static final String WORD = "c-4711";
    private static final String REGEX = "/c-47[0-9]1/";
    private static final String FIELDS = "jq .amount > 990 and .status == \"PAID\"";
    private static final String JQ = "jq (.items | map(.qty) | add) > 17";
    private static final String JQ_LITERAL = "jq .items[].sku == \"sku-0815\"";
    private static final Set<String> PARTS = Set.of("filters", "codecs", "size", "cold", "hold", "timeline", "jump",
            "gateway", "send", "resend", "live");
    private static final int WARM_UP = 3;

    private final String bootstrap;
    private final Session session;
    private final long records;
    private final int rounds;
    private final Set<String> parts;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private ScanBench(String bootstrap, Session session, long records, int rounds, Set<String> parts) {
        this.bootstrap = bootstrap;
        this.session = session;
        this.records = records;
        this.rounds = rounds;
        this.parts = parts;
    }

    /// Runs all of it.
    public static void main(String[] args) throws Exception {
        long records = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        var parts = args.length > 2 && !args[2].equals("all") ? Set.of(args[2].split(",")) : PARTS;
        var directory = Files.createTempDirectory("topicscope-bench");
        try (var cluster = new LabCluster(directory, 1)) {
            cluster.start(_ -> { }, new Cancellation());
            var connection = new Connection("bench", "bench", cluster.bootstrap(), Map.of());
            try (var session = connect(connection)) {
                new ScanBench(cluster.bootstrap(), session, records, rounds, parts).run();
            }
        } finally {
            try (var tree = Files.walk(directory)) {
                for (var file : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// On a busy machine a broker may take a while from its start to its first answer.
    private static Session connect(Connection connection) throws FailureException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return new KafkaConnector().connect(connection, new Cancellation());
            } catch (FailureException e) {
                if (System.nanoTime() - begun > Duration.ofMinutes(1).toNanos()) {
                    throw e;
                }
            }
        }
    }

    private void begin() {
        if (records % 64 != 0) {
            throw new IllegalArgumentException("The number of records is to be divisible by 64, but was " + records);
        }
        out.printf("JDK %s, %d cores, %,d records of about 200 bytes as JSON, one broker on the same machine, median of %d rounds%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), records, rounds);
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException("The parts are " + PARTS + ", not " + parts);
        }
    }

    private void run() throws Exception {
        begin();
        var topics = new BenchTopics(bootstrap);
        String plain = topics.fill("none", 4, records);
        if (parts.contains("filters")) {
            filters(plain);
        }
        if (parts.contains("codecs")) {
            codecs(topics);
        }
        if (parts.contains("hold")) {
            out.print(new HoldBench(session).line(plain));
        }
        String many = parts.contains("size") || parts.contains("timeline") ? topics.fill("none", 64, records) : plain;
        if (parts.contains("timeline")) {
            var timelines = new TimelineBench(bootstrap, session, rounds);
            out.print(timelines.table(plain, 4));
            out.print(timelines.table(many, 64));
        }
        if (parts.contains("size")) {
            sizes(topics, plain, many);
        }
        if (parts.contains("cold")) {
            cold(plain);
        }
        if (parts.contains("send")) {
            new SendBench(bootstrap, session, records, rounds).run(topics.fill("none", 4, 64), out);
        }
        if (parts.contains("resend")) {
            out.print(new ResendBench(session).line(plain, topics.fill("none", 4, 128), records));
        }
        if (parts.contains("jump")) {
            new JumpBench(bootstrap, session, records).run(topics);
        }
        if (parts.contains("gateway")) {
            out.print(new GatewayBench(bootstrap, session, rounds).tables(topics, records));
        }
        if (parts.contains("live")) {
            LiveBench.run(bootstrap, topics.fill("lz4", 4, 64));
        }
    }

    private void filters(String plain) throws Exception {
        var bare = new BareLoop(bootstrap);
        out.print(new Rounds("filters (4 partitions, uncompressed)", WARM_UP, rounds)
                .add("bare loop, counts only", () -> bare.run(plain, 4, records / 4))
                .add("scan, no filter, held (64 MB)", () -> search(plain, new Every(true)))
                .add("scan, no match", () -> search(plain, new Every(false)))
                .add("scan, substring   " + SUBSTRING, () -> search(plain, query(SUBSTRING)))
                .add("scan, any case    " + WORD, () -> search(plain, query(WORD)))
                .add("scan, regex       " + REGEX, () -> search(plain, query(REGEX)))
                .add("scan, fields      " + FIELDS, () -> search(plain, query(FIELDS)))
                .add("scan, other jq    " + JQ, () -> search(plain, query(JQ)))
                .add("scan, other jq    " + JQ_LITERAL, () -> search(plain, query(JQ_LITERAL))).table());
    }

    private void codecs(BenchTopics topics) throws Exception {
        var bare = new BareLoop(bootstrap);
        for (String codec : List.of("lz4", "zstd")) {
            String packed = topics.fill(codec, 4, records);
            out.print(new Rounds(codec + " (4 partitions)", 1, rounds).add("bare loop, counts only", () -> bare.run(packed, 4, records / 4))
                    .add("scan, substring", () -> search(packed, query(SUBSTRING)))
                    .add("scan, fields", () -> search(packed, query(FIELDS))).table());
        }
    }

    private void sizes(BenchTopics topics, String plain, String many) throws Exception {
        String one = topics.fill("none", 1, records);
        String twice = topics.fill("none", 4, 2 * records);
        String fourfold = topics.fill("none", 4, 4 * records);
        out.print(new Rounds("partitions and size (substring)", 1, rounds).add("4 partitions", () -> search(plain, query(SUBSTRING)))
                .add("bare loop, 4 partitions", () -> new BareLoop(bootstrap).run(plain, 4, records / 4))
                .add("1 partition", () -> search(one, query(SUBSTRING)))
                .add("64 partitions", () -> search(many, query(SUBSTRING)))
                .add("4 partitions, twice the records", () -> search(twice, query(SUBSTRING)))
                .add("4 partitions, four times the records", () -> search(fourfold, query(SUBSTRING))).table());
    }

    private long search(String topic, Query query) {
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

    /// Whole processes, from their start to their end; and beside them the same search in this one, which is warm.
    private void cold(String topic) throws Exception {
        var kept = Files.createDirectories(Path.of("target", "bench-cache").toAbsolutePath());
        var scan = new ProcessBuilder(program()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        scan.environment().put("XDG_CACHE_HOME", kept.toString());
        scan.command().addAll(List.of("scan", "--bootstrap", bootstrap, "--topic", topic, "--contains", "c-4711", "--format", "value"));
        process(scan);
        awaitLearnt(kept.resolve("topicscope"));
        var processes = new Rounds("whole processes, cold (substring)", 0, rounds);
        if (isInstalled("kcat")) {
            var kcat = new ProcessBuilder("sh", "-c", "kcat -C -e -q -b " + bootstrap + " -t " + topic + " | grep -c c-4711")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            processes.add("kcat -e | grep -c", () -> process(kcat));
        } else {
            out.printf("%nkcat is not installed: whole processes are not compared with it%n");
        }
        out.print(processes.add("topicscope scan (" + Path.of(scan.command().getFirst()).getFileName() + ")", () -> process(scan))
                .add("the same search in a warm program", () -> search(topic, query(WORD))).table());
    }

    /// The start script keeps in the background what the first scan has taught the JVM.
    private static void awaitLearnt(Path kept) throws InterruptedException {
        long begun = System.nanoTime();
        boolean busy = true;
        while (busy && System.nanoTime() - begun < Duration.ofMinutes(1).toNanos()) {
            Thread.sleep(200);
            String[] files = kept.toFile().list((_, name) -> !name.endsWith(".aot"));
            busy = files != null && files.length > 0;
        }
    }

    private long process(ProcessBuilder builder) throws Exception {
        var process = builder.start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("Ended with " + process.exitValue() + ": " + builder.command());
        }
        return records;
    }

    /// The program as it is installed, or where it has not been packaged, its classes as they are.
    private static List<String> program() {
        var packaged = Path.of("target", "topicscope", "bin", "topicscope");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Files.isExecutable(packaged) ? new ArrayList<>(List.of(packaged.toString()))
                : new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path"), "dev.topicscope.Launcher"));
    }

    private static boolean isInstalled(String program) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Query query(String text) {
        if (QueryParser.parse(text) instanceof Parsed.Ready(Query query)) {
            return query;
        }
        throw new IllegalArgumentException(text);
    }

    /// Finds every record, or none.
    private record Every(boolean found) implements Query, Query.Matcher {

        @Override
        public String text() {
            return "";
        }

        @Override
        public Matcher matcher(Cancellation ended) {
            return this;
        }

        @Override
        public boolean matches(RecordView record) {
            return found;
        }

        @Override
        public Optional<byte[]> exactKey() {
            return Optional.empty();
        }

        @Override
        public Set<Integer> partitions() {
            return Set.of();
        }
    }
}

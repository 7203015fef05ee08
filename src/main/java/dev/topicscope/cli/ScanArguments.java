package dev.topicscope.cli;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import dev.topicscope.browse.End;
import dev.topicscope.browse.EndNotation;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.query.EveryRecord;
import dev.topicscope.query.Parsed;
import dev.topicscope.query.PartitionList;
import dev.topicscope.query.Query;
import dev.topicscope.query.QueryParser;

/// The arguments of `topicscope scan`.
@Command(name = "scan", sortOptions = false, usageHelpAutoWidth = true, separator = " ",
        description = "Search a topic, on every core, and write what matches to standard output.%n",
        footer = {"", "A match is written as soon as it is found: in the order of offsets within a partition, between partitions as"
                + " they come.",
            "Looking leaves no trace: no topic is created, no group appears, no offset is committed.",
            "Exit codes: 0 with matches, 1 without, 2 wrong usage, 3 the cluster could not be read (to the end), 4 the output could"
                    + " not be written."})
final class ScanArguments {

    /// Matches wait here while the reader of the output is slow; then the search waits too.
    private static final long HOLD_BYTES = 64L << 20;

    @Mixin
    private ClusterArguments cluster = new ClusterArguments();
    @Option(names = "--topic", paramLabel = "NAME", required = true, description = "The topic to search.")
    private String topic;
    @Option(names = "--from", paramLabel = "START", description =
            "Where to begin: earliest (default), latest, last:N, offset:N, time:ISO or group:NAME (the offsets it has committed).")
    private Optional<String> from = Optional.empty();
    @Option(names = "--until", paramLabel = "END",
            description = "Where to end: now (default), offset:N (that one excluded), time:ISO, count:N (after N records) or live (never).")
    private Optional<String> until = Optional.empty();
    @Option(names = "--partitions", paramLabel = "LIST", description = "These partitions only, such as 0,3,8-11.")
    private Optional<String> partitions = Optional.empty();
    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Filter filter = new Filter();
    @Option(names = "--isolation", paramLabel = "LEVEL", description = "read_uncommitted (default) or read_committed.")
    private Optional<String> isolation = Optional.empty();
    @Option(names = "--limit", paramLabel = "N", description = "End after N matches.")
    private Optional<Long> limit = Optional.empty();
    @Option(names = "--format", paramLabel = "FORMAT",
            description = "json (default: one object a line, nothing lost), value (as it is, with a line break) or csv.")
    private Optional<String> format = Optional.empty();
    @Option(names = "--stats", description = "At the end, write one line of JSON with figures to standard error.")
    private boolean stats;
    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    /// What to look for: one of these, or every record.
    private static final class Filter {
        @Option(names = "--contains", paramLabel = "TEXT", description = "Records with this text, exactly so, in key, value or headers.")
        private Optional<String> contains = Optional.empty();
        @Option(names = "--regex", paramLabel = "RE", description = "Records in which this regular expression finds something.")
        private Optional<String> regex = Optional.empty();
        @Option(names = "--jq", paramLabel = "EXPR", description =
                "Records whose JSON value this jq expression holds for, such as '.amount > 100'.")
        private Optional<String> jq = Optional.empty();
        @Option(names = "--query", paramLabel = "TEXT", description =
                "What the search box takes: words in any case, key:=K, header.NAME:TEXT …")
        private Optional<String> query = Optional.empty();
    }

    boolean isHelpWanted() {
        return help;
    }

    /// @throws ParameterException with a sentence if an argument is wrong
    ScanOptions options(CommandLine line) {
        var servers = cluster.servers(line)
                .orElseThrow(() -> new ParameterException(line, "A scan needs a cluster: add --bootstrap HOST:PORT or --properties FILE."));
        if (limit.isPresent() && limit.get() <= 0) {
            throw new ParameterException(line, "--limit: the number of matches is at least 1.");
        }
        var start = from.map(text -> Arguments.start(line, text)).orElse(new Start.Earliest());
        var end = until.map(text -> end(line, text)).orElse(new End.Now());
        var request = new SearchRequest(topic, partitions.map(list -> partitions(line, list)).orElse(Set.of()), start, end, isolation(line),
                query(line), HOLD_BYTES);
        return new ScanOptions(new Connection("scan", servers, servers, cluster.clientProperties(line)), request,
                limit.map(OptionalLong::of).orElse(OptionalLong.empty()), format(line), stats);
    }

    private static End end(CommandLine line, String text) {
        try {
            return EndNotation.parse(text, ZoneId.systemDefault());
        } catch (FailureException e) {
            throw new ParameterException(line, "--until: " + ClusterArguments.reason(e), e);
        }
    }

    private static Set<Integer> partitions(CommandLine line, String list) {
        try {
            return PartitionList.parse(list);
        } catch (FailureException e) {
            throw new ParameterException(line, "--partitions: “" + list + "”: " + ClusterArguments.reason(e), e);
        }
    }

    private IsolationLevel isolation(CommandLine line) {
        return isolation.map(word -> IsolationLevel.named(word).orElseThrow(() -> new ParameterException(line, "--isolation: “" + word
                + "” is neither read_uncommitted nor read_committed."))).orElse(IsolationLevel.READ_UNCOMMITTED);
    }

    private ScanOptions.Format format(CommandLine line) {
        return switch (format.orElse("json")) {
            case "json" -> ScanOptions.Format.JSON;
            case "value" -> ScanOptions.Format.VALUE;
            case "csv" -> ScanOptions.Format.CSV;
            default -> throw new ParameterException(line, "--format: “" + format.get() + "” is none of json, value and csv.");
        };
    }

    private Query query(CommandLine line) {
        if (filter.contains.isPresent()) {
            return parse(line, "--contains", "\"" + filter.contains.get().replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        }
        if (filter.regex.isPresent()) {
            return parse(line, "--regex", "/" + slashed(filter.regex.get()) + "/");
        }
        if (filter.jq.isPresent()) {
            return parse(line, "--jq", "jq " + filter.jq.get());
        }
        return filter.query.isPresent() ? parse(line, "--query", filter.query.get()) : new EveryRecord();
    }

    /// A regular expression as it stands between slashes in the search box.
    private static String slashed(String expression) {
        var slashed = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            slashed.append(c == '/' ? "\\/" : String.valueOf(c));
            if (c == '\\' && i + 1 < expression.length()) {
                slashed.append(expression.charAt(++i));
            }
        }
        return slashed.toString();
    }

    private static Query parse(CommandLine line, String option, String text) {
        return switch (QueryParser.parse(text)) {
            case Parsed.Ready(Query query) -> query;
            case Parsed.Blank() -> new EveryRecord();
            case Parsed.Problem problem -> throw new ParameterException(line, option + ": " + problem.reason() + ".");
        };
    }
}

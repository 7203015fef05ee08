package dev.topicscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import dev.topicscope.browse.Pace;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.ProducerSettings.Acks;
import dev.topicscope.browse.ProducerSettings.Compression;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.model.Connection;

/// The arguments of `topicscope send`.
@Command(name = "send", sortOptions = false, usageHelpAutoWidth = true, separator = " ",
        description = "Send records to a topic, from a file or standard input, and wait until each is acknowledged.%n",
        footer = {"", "What was acknowledged, failed and never sent is reported on standard error. A topic that does not exist is not"
                + " made. Ctrl-C sends nothing more; what was sent by then is reported.",
            "Exit codes: 0 every record acknowledged, 1 some were not, 2 wrong usage, 3 the cluster could not be reached or the run could"
                    + " not go on, 4 the input could not be read."})
final class SendArguments {

    @Mixin
    private ClusterArguments cluster = new ClusterArguments();
    @Option(names = "--topic", paramLabel = "NAME", required = true, description = "The topic to send to.")
    private String topic;
    @Option(names = "--file", paramLabel = "FILE", description = "Where the records come from (default: standard input).")
    private Optional<Path> file = Optional.empty();
    @Option(names = "--format", paramLabel = "FORMAT",
            description = "lines (default: a record a line), json (as a scan writes it: key, value, headers, partition, timestamp), csv"
                    + " (columns key, value, partition, timestamp) or value (all of it is one value).")
    private Optional<String> format = Optional.empty();
    @Option(names = "--key-separator", paramLabel = "TEXT", description = "In lines: what stands between key and value; \\t is a tab.")
    private Optional<String> keySeparator = Optional.empty();
    @Option(names = "--rate", paramLabel = "N", description = "N records a second, at least 0.1 (default: as fast as it goes).")
    private Optional<Double> rate = Optional.empty();
    @Option(names = "--timing", paramLabel = "SPEED",
            description = "In json and csv: with the pauses between the records' timestamps; 1 as they were, 2 twice as fast.")
    private Optional<Double> timing = Optional.empty();
    @Option(names = "--count", paramLabel = "N", description = "End after N records.")
    private Optional<Long> count = Optional.empty();
    @Option(names = "--acks", paramLabel = "ACKS",
            description = "all (default: each exactly once, on all in-sync replicas), 1 (the leader alone: lost if it dies) or 0 (nobody).")
    private Optional<String> acks = Optional.empty();
    @Option(names = "--compression", paramLabel = "TYPE", description = "none (default), gzip, snappy, lz4 or zstd.")
    private Optional<String> compression = Optional.empty();
    @Option(names = "--skip-faulty", description = "Pass over lines that are no record, and report them (default: end at the first).")
    private boolean skipFaulty;
    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    boolean isHelpWanted() {
        return help;
    }

    /// @throws ParameterException with a sentence if an argument is wrong
    SendOptions options(CommandLine line) {
        var servers = cluster.servers(line).orElseThrow(() -> new ParameterException(line,
                "To send, name a cluster: add --bootstrap HOST:PORT or --properties FILE."));
        if (count.isPresent() && count.get() <= 0) {
            throw new ParameterException(line, "--count: the number of records is at least 1.");
        }
        file.filter(path -> !Files.isReadable(path) || Files.isDirectory(path)).ifPresent(path -> {
            throw new ParameterException(line, "--file: there is no file “" + path + "” that can be read.");
        });
        var chosen = format(line);
        if (keySeparator.isPresent() && (chosen != SendOptions.Format.LINES || keySeparator.get().isEmpty())) {
            throw new ParameterException(line, keySeparator.get().isEmpty() ? "--key-separator: it has at least one character."
                    : "--key-separator goes with --format lines only.");
        }
        var properties = new HashMap<>(cluster.clientProperties(line));
        return new SendOptions(new Connection("send", servers, servers, properties), topic, file, chosen,
                keySeparator.map(text -> text.replace("\\t", "\t")), pace(line, chosen),
                count.map(OptionalLong::of).orElse(OptionalLong.empty()), settings(line, properties),
                skipFaulty ? OnFault.SKIP : OnFault.STOP);
    }

    private Pace pace(CommandLine line, SendOptions.Format chosen) {
        if (rate.isPresent() && timing.isPresent()) {
            throw new ParameterException(line, "--rate and --timing rule each other out: leave out one.");
        }
        if (timing.isPresent() && chosen != SendOptions.Format.JSON && chosen != SendOptions.Format.CSV) {
            throw new ParameterException(line, "--timing needs timestamps: it goes with --format json or csv.");
        }
        try {
            return rate.<Pace>map(perSecond -> new Pace.Steady(perSecond, 1)).or(() -> timing.map(Pace.Recorded::new))
                    .orElseGet(Pace.Fastest::new);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, (rate.isPresent() ? "--rate: " : "--timing: ") + e.getMessage() + ".", e);
        }
    }

    /// Options win over the file of properties, and that over what is safe and fast.
    private ProducerSettings settings(CommandLine line, Map<String, String> properties) {
        String word = acks.orElse(properties.getOrDefault("acks", "all"));
        var wanted = Stream.of(Acks.values()).filter(one -> one.word().equals(word) || one == Acks.ALL && word.equals("-1")).findFirst()
                .orElseThrow(() -> new ParameterException(line, "--acks: “" + word + "” is none of all, 1 and 0."));
        String type = compression.orElse(properties.getOrDefault("compression.type", "none")).toLowerCase(Locale.ROOT);
        var compressed = Stream.of(Compression.values()).filter(one -> one.word().equals(type)).findFirst()
                .orElseThrow(() -> new ParameterException(line, "--compression: “" + type
                        + "” is none of none, gzip, snappy, lz4 and zstd."));
        var safe = ProducerSettings.safe();
        var settings = safe.withAcks(wanted).withCompression(compressed)
                .withLinger(Duration.ofMillis(number(line, properties, "linger.ms", safe.linger().toMillis())))
                .withBatchSize((int) number(line, properties, "batch.size", safe.batchSizeBytes()))
                .withMaxRequestSize((int) number(line, properties, "max.request.size", safe.maxRequestSizeBytes()))
                .withTimeout(Duration.ofMillis(number(line, properties, "delivery.timeout.ms", safe.timeout().toMillis())));
        for (var problem : settings.problems()) {
            throw new ParameterException(line, problem.setting() + ": " + problem.reason());
        }
        return settings;
    }

    private static long number(CommandLine line, Map<String, String> properties, String name, long otherwise) {
        try {
            return properties.containsKey(name) ? Integer.parseInt(properties.get(name).strip()) : otherwise;
        } catch (NumberFormatException e) {
            throw new ParameterException(line, "--properties: " + name + " is no whole number.", e);
        }
    }

    private SendOptions.Format format(CommandLine line) {
        return switch (format.orElse("lines")) {
            case "lines" -> SendOptions.Format.LINES;
            case "json" -> SendOptions.Format.JSON;
            case "csv" -> SendOptions.Format.CSV;
            case "value" -> SendOptions.Format.VALUE;
            default -> throw new ParameterException(line, "--format: “" + format.get() + "” is none of lines, json, csv and value.");
        };
    }
}

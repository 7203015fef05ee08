package dev.topicscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import dev.topicscope.browse.BootstrapList;
import dev.topicscope.browse.StartNotation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Start;

/// Reads the program's arguments: either they ask for a window, or they are answered here and now with an exit code.
@Command(name = "topicscope", sortOptions = false, usageHelpAutoWidth = true, separator = " ",
        description = "A desktop topic browser for Apache Kafka.%n",
        footer = {"", "Without options, Topicscope opens with the connections you have saved.",
            "Exit codes: 0 done, 2 wrong usage, 3 no display, 4 unreadable files."})
public final class Arguments {

    private static final String BOOTSTRAP = "bootstrap.servers";

    @Option(names = "--lab", description = "Start a lab cluster with sample data on this machine and open it.")
    private boolean lab;
    @Option(names = "--bootstrap", paramLabel = "HOST:PORT[,…]", description = "Connect to the cluster behind these brokers.")
    private Optional<String> bootstrap = Optional.empty();
    @Option(names = "--properties", paramLabel = "FILE",
            description = "Kafka client properties for the connection, such as security.protocol.")
    private Optional<Path> properties = Optional.empty();
    @Option(names = "--topic", paramLabel = "NAME", description = "Open this topic.")
    private Optional<String> topic = Optional.empty();
    @Option(names = "--from", paramLabel = "START",
            description = "Where to start reading it: earliest, latest, last:N, offset:N or time:ISO.")
    private Optional<String> from = Optional.empty();
    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    private boolean version;
    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    private Arguments() {
    }

    /// What came of reading the arguments.
    public sealed interface Outcome {

        /// Open the window.
        record Window(Options options) implements Outcome {
        }

        /// All has been said; end with this code.
        record Exit(int code) implements Outcome {
        }
    }

    /// Reads `args` and says on the standard streams what is to be said; a window is asked for only where one can be shown.
    public static Outcome read(String[] args) {
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var outcome = read(args, new PrintWriter(System.out, true, StandardCharsets.UTF_8), err);
        var missing = Display.missing(System.getProperty("os.name"), Optional.ofNullable(System.getProperty("glass.platform")),
                System.getenv());
        if (outcome instanceof Outcome.Window && missing.isPresent()) {
            err.println(missing.get());
            return new Outcome.Exit(3);
        }
        return outcome;
    }

    /// Help and version go to `out`, a sentence about what is wrong and the usage to `err`.
    static Outcome read(String[] args, PrintWriter out, PrintWriter err) {
        var arguments = new Arguments();
        var line = new CommandLine(arguments);
        line.setOverwrittenOptionsAllowed(false);
        try {
            line.parseArgs(args);
            if (arguments.help) {
                line.usage(out);
                return new Outcome.Exit(0);
            }
            if (arguments.version) {
                out.println("topicscope " + Version.current());
                out.flush();
                return new Outcome.Exit(0);
            }
            return new Outcome.Window(arguments.options(line));
        } catch (ParameterException e) {
            err.println(sentence(e));
            line.usage(err);
            return new Outcome.Exit(2);
        }
    }

    private Options options(CommandLine line) {
        if (lab && (bootstrap.isPresent() || properties.isPresent())) {
            throw new ParameterException(line, "--lab opens a cluster of its own: leave out --bootstrap and --properties.");
        }
        if (from.isPresent() && topic.isEmpty()) {
            throw new ParameterException(line, "--from needs a topic to read: add --topic NAME.");
        }
        var read = properties.map(file -> properties(line, file)).orElse(Map.of());
        var servers = bootstrap.or(() -> Optional.ofNullable(read.get(BOOTSTRAP)));
        servers.ifPresent(list -> checkBootstrap(line, list));
        if (servers.isEmpty() && properties.isPresent()) {
            throw new ParameterException(line,
                    "--properties names no " + BOOTSTRAP + ": add it to the file, or add --bootstrap HOST:PORT.");
        }
        if (topic.isPresent() && !lab && servers.isEmpty()) {
            throw new ParameterException(line, "--topic needs a cluster: add --lab or --bootstrap HOST:PORT.");
        }
        return new Options(lab, servers, read.entrySet().stream().filter(entry -> !entry.getKey().equals(BOOTSTRAP))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)), topic, from.map(text -> start(line, text)));
    }

    private static void checkBootstrap(CommandLine line, String list) {
        for (var problem : BootstrapList.parse(list).problems()) {
            throw new ParameterException(line,
                    "--bootstrap: " + (problem.entry().isEmpty() ? "" : "“" + problem.entry() + "” ") + problem.reason());
        }
    }

    private static Start start(CommandLine line, String text) {
        try {
            return StartNotation.parse(text, ZoneId.systemDefault());
        } catch (FailureException e) {
            String reason = e.failure() instanceof Failure.Invalid invalid ? invalid.reason() : e.getMessage();
            throw new ParameterException(line, "--from: " + reason, e);
        }
    }

    private static Map<String, String> properties(CommandLine line, Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new ParameterException(line, "--properties: there is no file “" + file + "”.", e);
        } catch (MalformedInputException | IllegalArgumentException e) {
            throw new ParameterException(line, "--properties: “" + file + "” is not a file of properties.", e);
        } catch (IOException e) {
            throw new ParameterException(line, "--properties: “" + file + "” can't be read.", e);
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            return first.startsWith("-")
                    ? "Topicscope has no option “" + first + "”." : "“" + first + "” is not an option: options begin with --.";
        }
        return e.getMessage();
    }
}

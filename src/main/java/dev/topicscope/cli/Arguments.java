package dev.topicscope.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import dev.topicscope.browse.StartNotation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Start;

/// Reads the program's arguments: they ask for a window, a scan, a run of records or an examination, or they are answered here and now with
/// an exit code.
@Command(name = "topicscope", sortOptions = false, usageHelpAutoWidth = true, separator = " ",
        description = "A desktop topic browser for Apache Kafka.%n",
        commandListHeading = "%nWithout a window:%n", footer =
                {"", "Without options, Topicscope opens with the connections you have saved.",
            "Exit codes: 0 done, 2 wrong usage, 3 no display, 4 unreadable files."})
public final class Arguments {

    @Option(names = "--lab", description = "Start a lab cluster with sample data on this machine and open it.")
    private boolean lab;
    @Mixin
    private ClusterArguments cluster = new ClusterArguments();
    @Option(names = "--topic", paramLabel = "NAME", description = "Open this topic.")
    private Optional<String> topic = Optional.empty();
    @Option(names = "--from", paramLabel = "START",
            description = "Where to start reading it: earliest, latest, last:N, offset:N, time:ISO or group:NAME (what it has committed).")
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

        /// Search a topic on the standard streams.
        record Scan(ScanOptions options) implements Outcome {
        }

        /// Examine the way to a cluster on standard output.
        record Doctor(DoctorOptions options) implements Outcome {
        }

        /// Send records from a file or standard input.
        record Send(SendOptions options) implements Outcome {
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

    /// Help and version go to `out`, a sentence about what is wrong and where to find the usage to `err`.
    static Outcome read(String[] args, PrintWriter out, PrintWriter err) {
        var arguments = new Arguments();
        var scan = new ScanArguments();
        var doctor = new DoctorArguments();
        var send = new SendArguments();
        var line = new CommandLine(arguments).addSubcommand(scan).addSubcommand(send).addSubcommand(doctor);
        line.setOverwrittenOptionsAllowed(false);
        try {
            var parsed = line.parseArgs(args);
            if (parsed.hasSubcommand()) {
                var command = parsed.subcommand().commandSpec().commandLine();
                if (command.getCommand() == send) {
                    return send(send, command, out);
                }
                return command.getCommand() == doctor ? doctor(doctor, command, out) : scan(scan, command, out);
            }
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
            err.println(e.getCommandLine().getCommandSpec().qualifiedName() + " --help tells what there is.");
            return new Outcome.Exit(2);
        }
    }

    private static Outcome scan(ScanArguments scan, CommandLine line, PrintWriter out) {
        if (scan.isHelpWanted()) {
            line.usage(out);
            return new Outcome.Exit(0);
        }
        return new Outcome.Scan(scan.options(line));
    }

    private static Outcome send(SendArguments send, CommandLine line, PrintWriter out) {
        if (send.isHelpWanted()) {
            line.usage(out);
            return new Outcome.Exit(0);
        }
        return new Outcome.Send(send.options(line));
    }

    private static Outcome doctor(DoctorArguments doctor, CommandLine line, PrintWriter out) {
        if (doctor.isHelpWanted()) {
            line.usage(out);
            return new Outcome.Exit(0);
        }
        return new Outcome.Doctor(doctor.options(line));
    }

    private Options options(CommandLine line) {
        if (lab && cluster.isGiven()) {
            throw new ParameterException(line, "--lab opens a cluster of its own: leave out --bootstrap and --properties.");
        }
        if (from.isPresent() && topic.isEmpty()) {
            throw new ParameterException(line, "--from needs a topic to read: add --topic NAME.");
        }
        var servers = cluster.servers(line);
        if (topic.isPresent() && !lab && servers.isEmpty()) {
            throw new ParameterException(line, "--topic needs a cluster: add --lab or --bootstrap HOST:PORT.");
        }
        return new Options(lab, servers, cluster.clientProperties(line), topic, from.map(text -> start(line, text)));
    }

    static Start start(CommandLine line, String text) {
        try {
            return StartNotation.parse(text, ZoneId.systemDefault());
        } catch (FailureException e) {
            throw new ParameterException(line, "--from: " + ClusterArguments.reason(e), e);
        }
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

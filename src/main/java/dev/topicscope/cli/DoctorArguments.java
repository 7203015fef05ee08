package dev.topicscope.cli;

import java.util.Optional;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import dev.topicscope.model.Connection;

/// The arguments of `topicscope doctor`.
@Command(name = "doctor", sortOptions = false, usageHelpAutoWidth = true, separator = " ",
        description = "Say which hop on the way to a cluster fails, why, and what helps.%n",
        footer = {"", "Takes 15 seconds at most, changes nothing at the cluster, and shows no secret.",
            "Exit codes: 0 all is well, 1 a problem was found, 2 wrong usage."})
final class DoctorArguments {

    @Mixin
    private ClusterArguments cluster = new ClusterArguments();
    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json (one object a line: each step, then the"
            + " verdict).")
    private Optional<String> format = Optional.empty();
    @Option(names = "--no-names", description = "Leave out names of hosts, addresses and certificates, so that the report can be passed on."
            + " It is then written at the end.")
    private boolean nameless;
    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    boolean isHelpWanted() {
        return help;
    }

    /// @throws ParameterException with a sentence if an argument is wrong
    DoctorOptions options(CommandLine line) {
        var servers = cluster.servers(line).orElseThrow(() -> new ParameterException(line,
                "The doctor needs a cluster: add --bootstrap HOST:PORT or --properties FILE."));
        return new DoctorOptions(new Connection("doctor", servers, servers, cluster.clientProperties(line)), format(line), !nameless);
    }

    private DoctorOptions.Format format(CommandLine line) {
        return switch (format.orElse("text")) {
            case "text" -> DoctorOptions.Format.TEXT;
            case "json" -> {
                if (nameless) {
                    throw new ParameterException(line, "--no-names goes with --format text only.");
                }
                yield DoctorOptions.Format.JSON;
            }
            default -> throw new ParameterException(line, "--format: “" + format.get() + "” is neither text nor json.");
        };
    }
}

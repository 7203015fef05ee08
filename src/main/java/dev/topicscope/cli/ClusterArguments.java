package dev.topicscope.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import dev.topicscope.browse.BootstrapList;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// The options that name a cluster, the same for the window and for what is done without one.
final class ClusterArguments {

    private static final String BOOTSTRAP = "bootstrap.servers";

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT[,…]", description = "Connect to the cluster behind these brokers.")
    private Optional<String> bootstrap = Optional.empty();
    @Option(names = "--properties", paramLabel = "FILE",
            description = "Kafka client properties for the connection, such as security.protocol.")
    private Optional<Path> properties = Optional.empty();

    boolean isGiven() {
        return bootstrap.isPresent() || properties.isPresent();
    }

    /// The bootstrap list; empty if none of the options is given.
    ///
    /// @throws ParameterException with a sentence if it is malformed, or missing in the file
    Optional<String> servers(CommandLine line) {
        var servers = bootstrap.or(() -> Optional.ofNullable(read(line).get(BOOTSTRAP)));
        servers.ifPresent(list -> check(line, list));
        if (servers.isEmpty() && properties.isPresent()) {
            throw new ParameterException(line,
                    "--properties names no " + BOOTSTRAP + ": add it to the file, or add --bootstrap HOST:PORT.");
        }
        return servers;
    }

    /// The properties in the file but for the bootstrap list; none if no file is given.
    ///
    /// @throws ParameterException with a sentence if the file can't be read
    Map<String, String> clientProperties(CommandLine line) {
        var read = new HashMap<>(read(line));
        read.remove(BOOTSTRAP);
        return read;
    }

    /// The sentence that says what is wrong with an argument.
    static String reason(FailureException e) {
        return e.failure() instanceof Failure.Invalid invalid ? invalid.reason() : e.getMessage();
    }

    private Map<String, String> read(CommandLine line) {
        return properties.map(file -> read(line, file)).orElse(Map.of());
    }

    private static void check(CommandLine line, String list) {
        for (var problem : BootstrapList.parse(list).problems()) {
            throw new ParameterException(line,
                    "--bootstrap: " + (problem.entry().isEmpty() ? "" : "“" + problem.entry() + "” ") + problem.reason());
        }
    }

    private static Map<String, String> read(CommandLine line, Path file) {
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
}

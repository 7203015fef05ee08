package dev.topicscope.lab;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/// The program of a lab broker's own process: formats the data folder if it is new, and runs the broker.
///
/// Arguments: the broker's properties file, the cluster's id, the log file. Writes [#READY] to its standard output once the broker answers.
/// Reads its standard input: [#STOP] ends the broker in order, the end of the input (the program that started it is gone, however it went)
/// ends it at once.
final class BrokerMain {

    static final String READY = "ready";
    static final int STOP = 's';
    private static final long LOG_BOUND_BYTES = 1 << 20;
    private static final int FAILED = 1;

    private BrokerMain() {
    }

    static void main(String[] arguments) throws Exception {
        var server = new AtomicReference<Server>();
        Thread.ofPlatform().daemon().name("lab-parent-watch").start(() -> watchParent(server));
        System.setErr(new PrintStream(new BoundedLog(Path.of(arguments[2]), LOG_BOUND_BYTES), true, StandardCharsets.UTF_8));
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {
            error.printStackTrace();
            Runtime.getRuntime().halt(FAILED);
        });
        run(Path.of(arguments[0]), arguments[1], server);
    }

    private static void run(Path file, String clusterId, AtomicReference<Server> running) throws Exception {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        format(properties, clusterId);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        running.set(server);
        server.startup();
        new FileOutputStream(FileDescriptor.out).write((READY + "\n").getBytes(StandardCharsets.US_ASCII));
        server.awaitShutdown();
    }

    private static void format(Properties properties, String clusterId) throws Exception {
        var data = properties.getProperty("log.dirs");
        if (Files.exists(Path.of(data, "meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                .setClusterId(clusterId)
                .setDirectories(List.of(data))
                .setMetadataLogDirectory(data)
                .setControllerListenerName(properties.getProperty("controller.listener.names"))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .run();
    }

    private static void watchParent(AtomicReference<Server> server) {
        try {
            for (int command = System.in.read(); command >= 0; command = System.in.read()) {
                if (command == STOP) {
                    // Apart, so that the end of the input is still seen should stopping hang.
                    Thread.ofPlatform().name("lab-stop").start(() -> stop(server.get()));
                }
            }
        } catch (IOException broken) {
            // A broken pipe is the end of the input too.
        }
        Runtime.getRuntime().halt(FAILED);
    }

    private static void stop(Server server) {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
        }
        Runtime.getRuntime().halt(0);
    }
}

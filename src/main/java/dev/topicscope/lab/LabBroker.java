package dev.topicscope.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;

/// One broker of the lab, whether it runs or not. Thread-safe to ask; started and ended by one thread at a time.
final class LabBroker {

    private final int id;
    private final BrokerFolder folder;
    private final String address;
    private final String clusterId;
    private final Map<String, String> properties;
    private volatile BrokerProcess process;

    LabBroker(BrokerFolder folder, BrokerPorts ports, String clusterId, Map<String, String> properties) {
        this.id = folder.id();
        this.folder = folder;
        this.address = "127.0.0.1:" + ports.clients();
        this.clusterId = clusterId;
        this.properties = Map.copyOf(properties);
    }

    int id() {
        return id;
    }

    String address() {
        return address;
    }

    BrokerStatus status() {
        var current = process;
        boolean alive = current != null && current.isAlive();
        return new BrokerStatus(id, address, state(current, alive), alive ? OptionalLong.of(current.pid()) : OptionalLong.empty());
    }

    boolean isAlive() {
        var current = process;
        return current != null && current.isAlive();
    }

    String tail() {
        return folder.tail();
    }

    BrokerProcess launch() throws IOException {
        folder.clearLogs();
        var file = new Properties();
        file.putAll(properties);
        try (var out = Files.newBufferedWriter(folder.properties())) {
            file.store(out, null);
        }
        var launched = BrokerProcess.launch(id, folder, clusterId);
        process = launched;
        return launched;
    }

    void askToStop() {
        var current = process;
        if (current != null) {
            current.askToStop();
        }
    }

    /// Kills the broker if it still runs, and waits for the end of its process, which the system grants at once.
    void kill() {
        var current = process;
        if (current != null) {
            current.kill();
            current.awaitExit(1_000);
        }
    }

    boolean awaitExit(long millis) {
        var current = process;
        return current == null || current.awaitExit(millis);
    }

    private static BrokerStatus.State state(BrokerProcess process, boolean alive) {
        if (alive) {
            return process.isReady() ? BrokerStatus.State.RUNNING : BrokerStatus.State.STARTING;
        }
        return process == null || process.wasAskedToEnd() ? BrokerStatus.State.STOPPED : BrokerStatus.State.CRASHED;
    }
}

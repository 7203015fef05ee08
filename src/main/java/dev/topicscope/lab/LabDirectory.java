package dev.topicscope.lab;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;

import org.apache.kafka.common.Uuid;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// The folder a lab keeps on disk, held by one program at a time.
///
/// Not thread-safe. The caller closes it, which lets others have the folder.
final class LabDirectory implements AutoCloseable {

    private static final String LAYOUT = "lab.properties";
    private static final String LOCK = "lab.lock";
    private static final String SET_ASIDE = "set-aside-";

    private final Path path;
    private final FileChannel channel;

    private LabDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// The identity of a cluster: its id, and the ports of its brokers in their order.
    record Layout(String clusterId, List<BrokerPorts> ports) {

        Layout {
            ports = List.copyOf(ports);
        }

        static Layout fresh(int brokers) throws IOException {
            return new Layout(Uuid.randomUuid().toString(), choosePorts(brokers));
        }

        /// The same cluster at other ports.
        Layout moved() throws IOException {
            return new Layout(clusterId, choosePorts(ports.size()));
        }

        private static List<BrokerPorts> choosePorts(int brokers) throws IOException {
            var taken = new HashSet<Integer>();
            var chosen = new ArrayList<BrokerPorts>();
            for (int broker = 0; broker < brokers; broker++) {
                chosen.add(BrokerPorts.choose(taken));
            }
            return chosen;
        }
    }

    /// Makes the folder if it is missing and holds it until [#close].
    ///
    /// @throws FailureException `Invalid` if a lab runs in it already, here or in another program
    static LabDirectory hold(Path path) throws IOException, FailureException {
        Files.createDirectories(path);
        var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel).isEmpty()) {
            channel.close();
            throw new FailureException(new Failure.Invalid("Lab folder",
                    "Another Topicscope runs its lab cluster in " + path + ". Close it first, or choose another folder.", ""));
        }
        return new LabDirectory(path, channel);
    }

    BrokerFolder broker(int id) {
        return new BrokerFolder(id, path.resolve("broker-" + id));
    }

    /// Why the data that is there can't be gone on with by `brokers` brokers; empty if nothing speaks against it, also if there is none.
    Optional<String> objection(int brokers) {
        var layout = layout();
        if (layout.isEmpty()) {
            return Files.exists(broker(1).data()) ? Optional.of("its lab.properties is missing or damaged") : Optional.empty();
        }
        if (layout.get().ports().size() != brokers) {
            return Optional.of("it was made for another number of brokers");
        }
        return IntStream.rangeClosed(1, brokers).mapToObj(id -> broker(id).objection(layout.get().clusterId()))
                .flatMap(Optional::stream).findFirst();
    }

    /// The cluster as it was last kept; empty if there is none or it can't be read.
    Optional<Layout> layout() {
        var kept = new Properties();
        try (var in = Files.newBufferedReader(path.resolve(LAYOUT))) {
            kept.load(in);
            var ports = new ArrayList<BrokerPorts>();
            for (int id = 1; id <= Integer.parseInt(kept.getProperty("brokers")); id++) {
                ports.add(new BrokerPorts(Integer.parseInt(kept.getProperty("broker." + id + ".port")),
                        Integer.parseInt(kept.getProperty("broker." + id + ".controller.port"))));
            }
            return Optional.ofNullable(kept.getProperty("cluster.id")).map(clusterId -> new Layout(clusterId, ports));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    void keep(Layout layout) throws IOException {
        var properties = new Properties();
        properties.setProperty("cluster.id", layout.clusterId());
        properties.setProperty("brokers", Integer.toString(layout.ports().size()));
        for (int id = 1; id <= layout.ports().size(); id++) {
            properties.setProperty("broker." + id + ".port", Integer.toString(layout.ports().get(id - 1).clients()));
            properties.setProperty("broker." + id + ".controller.port", Integer.toString(layout.ports().get(id - 1).controllers()));
        }
        var next = path.resolve(LAYOUT + ".new");
        try (var out = Files.newBufferedWriter(next)) {
            properties.store(out, null);
        }
        Files.move(next, path.resolve(LAYOUT), StandardCopyOption.REPLACE_EXISTING);
    }

    boolean isHeldByBroker(int brokers) {
        return IntStream.rangeClosed(1, brokers).anyMatch(id -> broker(id).isHeld());
    }

    boolean hasData() {
        return Files.exists(broker(1).data());
    }

    /// Moves all data into a folder of its own inside this one, whose name is returned.
    String setAside() throws IOException {
        var name = SET_ASIDE + LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS"));
        var aside = Files.createDirectories(path.resolve(name));
        for (var entry : entries()) {
            if (!entry.getFileName().toString().startsWith(SET_ASIDE)) {
                Files.move(entry, aside.resolve(entry.getFileName()));
            }
        }
        return name;
    }

    /// Deletes all data, that which was set aside too.
    void clear() throws IOException {
        for (var entry : entries()) {
            try (var tree = Files.walk(entry)) {
                for (var file : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private List<Path> entries() throws IOException {
        try (var entries = Files.list(path)) {
            return entries.filter(entry -> !entry.getFileName().toString().equals(LOCK)).toList();
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldHere) {
            return Optional.empty();
        }
    }
}

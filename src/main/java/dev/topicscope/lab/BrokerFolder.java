package dev.topicscope.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;

/// The folder of one broker: its data, its properties, and what it said.
record BrokerFolder(int id, Path path) {

    private static final int TAIL_BYTES = 6_000;

    Path data() {
        return path.resolve("data");
    }

    Path properties() {
        return path.resolve("broker.properties");
    }

    /// What Kafka logs; bounded, see [BoundedLog].
    Path log() {
        return path.resolve("broker.log");
    }

    /// What the Java runtime itself says, such as that it can't have its memory; begun anew at each start.
    Path rawOutput() {
        return path.resolve("broker.out");
    }

    Path crashReport() {
        return path.resolve("crash.txt");
    }

    /// Why the data can't be that of broker `id` in the cluster `clusterId`; empty if nothing speaks against it, also if there is none yet.
    Optional<String> objection(String clusterId) {
        var meta = data().resolve("meta.properties");
        if (!Files.exists(data())) {
            return Optional.empty();
        }
        var found = new Properties();
        try (var in = Files.newBufferedReader(meta)) {
            found.load(in);
        } catch (NoSuchFileException missing) {
            return isEmpty(data()) ? Optional.empty() : Optional.of("broker " + id + "'s meta.properties is missing");
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.of("broker " + id + "'s meta.properties can't be read");
        }
        if (!clusterId.equals(found.getProperty("cluster.id")) || !Integer.toString(id).equals(found.getProperty("node.id"))) {
            return Optional.of("broker " + id + "'s data belongs to another cluster or is damaged");
        }
        return Optional.empty();
    }

    /// Whether a broker process still holds the data, as one does for a moment after its program was killed.
    boolean isHeld() {
        var lock = data().resolve(".lock");
        if (!Files.exists(lock)) {
            return false;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE); var held = channel.tryLock()) {
            return held == null;
        } catch (IOException denied) {
            return true;
        }
    }

    /// The end of what the broker and its runtime said, for a failure's details; empty if they said nothing.
    String tail() {
        return (tail(log()) + tail(rawOutput())).strip();
    }

    void clearLogs() throws IOException {
        Files.createDirectories(path);
        Files.deleteIfExists(rawOutput());
    }

    private static boolean isEmpty(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String tail(Path file) {
        try (var channel = FileChannel.open(file)) {
            long from = Math.max(0, channel.size() - TAIL_BYTES);
            var in = ByteBuffer.allocate((int) (channel.size() - from));
            channel.read(in, from);
            return new String(in.array(), 0, in.position(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            return "";
        }
    }
}

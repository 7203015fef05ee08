package dev.topicscope.browse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How a run's producer sends: Kafka's own settings, as far as people choose them. Any combination can be held; [#problems] says which
/// can't be used.
///
/// `timeout` is `delivery.timeout.ms`: how long a record may take from being handed over to its answer, tries included.
public record ProducerSettings(Acks acks, boolean idempotence, Compression compression, Duration linger, int batchSizeBytes,
                               int maxRequestSizeBytes, Duration timeout) {

    public static final int DEFAULT_MAX_REQUEST_SIZE = 32 << 20;
    private static final int DEFAULT_BATCH = 64 << 10;
    private static final Duration DEFAULT_LINGER = Duration.ofMillis(5);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LEAST_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int LEAST_REQUEST = 1_024;

    /// Who has to have stored a record before it counts as acknowledged (`acks`).
    public enum Acks {
        NONE("0"), LEADER("1"), ALL("all");

        private final String word;

        Acks(String word) {
            this.word = word;
        }

        /// As Kafka writes it.
        public String word() {
            return word;
        }

        /// What it means for the records, as a sentence for beside the choice.
        public String consequence() {
            return switch (this) {
                case NONE -> "Nobody answers: a record that is lost on the way is counted as acknowledged, and no offset is known.";
                case LEADER -> "The leader alone answers: a record it has acknowledged is lost if it dies before a follower has copied it.";
                case ALL -> "All in-sync replicas have the record before it is acknowledged, and at least min.insync.replicas of them.";
            };
        }
    }

    /// How batches are compressed (`compression.type`).
    public enum Compression {
        NONE("none"), GZIP("gzip"), SNAPPY("snappy"), LZ4("lz4"), ZSTD("zstd");

        private final String word;

        Compression(String word) {
            this.word = word;
        }

        /// As Kafka writes it.
        public String word() {
            return word;
        }
    }

    /// A setting that can't be used: its name in Kafka, and a sentence on why and what would do.
    public record Problem(String setting, String reason) {
    }

    public ProducerSettings {
        Objects.requireNonNull(acks, "acks");
        Objects.requireNonNull(compression, "compression");
        Objects.requireNonNull(linger, "linger");
        Objects.requireNonNull(timeout, "timeout");
    }

    /// Safe and fast: each record exactly once, on all in-sync replicas.
    public static ProducerSettings safe() {
        return new ProducerSettings(Acks.ALL, true, Compression.NONE, DEFAULT_LINGER, DEFAULT_BATCH, DEFAULT_MAX_REQUEST_SIZE,
                DEFAULT_TIMEOUT);
    }

    /// With other acks; fewer than all end idempotence, which needs them.
    public ProducerSettings withAcks(Acks other) {
        return new ProducerSettings(other, idempotence && other == Acks.ALL, compression, linger, batchSizeBytes, maxRequestSizeBytes,
                timeout);
    }

    /// With idempotence on or off; on forces `acks=all`.
    public ProducerSettings withIdempotence(boolean wanted) {
        return new ProducerSettings(wanted ? Acks.ALL : acks, wanted, compression, linger, batchSizeBytes, maxRequestSizeBytes, timeout);
    }

    public ProducerSettings withCompression(Compression other) {
        return new ProducerSettings(acks, idempotence, other, linger, batchSizeBytes, maxRequestSizeBytes, timeout);
    }

    public ProducerSettings withLinger(Duration other) {
        return new ProducerSettings(acks, idempotence, compression, other, batchSizeBytes, maxRequestSizeBytes, timeout);
    }

    public ProducerSettings withBatchSize(int bytes) {
        return new ProducerSettings(acks, idempotence, compression, linger, bytes, maxRequestSizeBytes, timeout);
    }

    public ProducerSettings withMaxRequestSize(int bytes) {
        return new ProducerSettings(acks, idempotence, compression, linger, batchSizeBytes, bytes, timeout);
    }

    public ProducerSettings withTimeout(Duration other) {
        return new ProducerSettings(acks, idempotence, compression, linger, batchSizeBytes, maxRequestSizeBytes, other);
    }

    /// What one choice forces or costs, a sentence each; for beside the settings.
    public List<String> consequences() {
        var said = new ArrayList<String>();
        said.add(acks.consequence());
        if (idempotence) {
            said.add("Idempotence forces acks=all, keeps the order within a partition, and lets a repeated try store nothing twice.");
        } else {
            said.add((acks == Acks.ALL ? "Without idempotence" : "acks=" + acks.word() + " rules out idempotence:")
                    + " a repeated try may store a record twice, or out of order.");
        }
        if (linger.isPositive()) {
            said.add("A batch waits up to " + linger.toMillis() + " ms for more records, so each record may take that much longer.");
        }
        if (batchSizeBytes == 0) {
            said.add("batch.size=0 sends each record in a batch of its own, which is slow.");
        }
        if (batchSizeBytes > maxRequestSizeBytes) {
            said.add("Batches stay below batch.size, since no request may exceed max.request.size.");
        }
        if (compression != Compression.NONE) {
            said.add("A topic's own compression.type, unless it is producer, has the broker compress again.");
        }
        return List.copyOf(said);
    }

    /// What stands against using these settings; none if they can be.
    public List<Problem> problems() {
        var found = new ArrayList<Problem>();
        if (idempotence && acks != Acks.ALL) {
            found.add(new Problem("acks", "Idempotence needs acks=all: choose all, or switch idempotence off."));
        }
        if (linger.isNegative() || linger.compareTo(LONGEST) > 0) {
            found.add(new Problem("linger.ms", "The wait for more records is from 0 ms to 30 minutes."));
        }
        if (batchSizeBytes < 0) {
            found.add(new Problem("batch.size", "A batch has 0 bytes or more."));
        }
        if (maxRequestSizeBytes < LEAST_REQUEST) {
            found.add(new Problem("max.request.size", "A request has at least " + LEAST_REQUEST + " bytes."));
        }
        if (timeout.compareTo(LEAST_TIMEOUT) < 0 || timeout.compareTo(LONGEST) > 0) {
            found.add(new Problem("delivery.timeout.ms", "A record is given from 1 second to 30 minutes."));
        } else if (timeout.compareTo(linger.plus(LEAST_TIMEOUT)) < 0) {
            found.add(new Problem("delivery.timeout.ms", "A record waits " + linger.toMillis() + " ms for others (linger.ms) and needs at"
                    + " least 1 second more to be answered: give it longer, or let it wait less."));
        }
        return List.copyOf(found);
    }
}

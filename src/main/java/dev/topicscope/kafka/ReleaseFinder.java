package dev.topicscope.kafka;

import java.util.Optional;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.server.common.MetadataVersion;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;

/// Asks which release of Kafka a cluster is at. Thread-safe; blocks.
final class ReleaseFinder {

    private static final String METADATA_VERSION = "metadata.version";

    private final Admin admin;

    ReleaseFinder(Admin admin) {
        this.admin = admin;
    }

    /// The release that the cluster's metadata version implies, where we may ask for it and know it.
    Optional<String> find(Cancellation cancellation) throws FailureException {
        try {
            var features = Waits.await(admin.describeFeatures().featureMetadata(), "ask for the cluster's version", cancellation);
            return Optional.ofNullable(features.finalizedFeatures().get(METADATA_VERSION))
                    .flatMap(range -> release(range.maxVersionLevel()));
        } catch (FailureException e) {
            cancellation.check();
            return Optional.empty();
        }
    }

    private static Optional<String> release(short level) {
        try {
            return Optional.of(MetadataVersion.fromFeatureLevel(level).shortVersion());
        } catch (IllegalArgumentException e) {
            // A cluster newer than our library.
            return Optional.empty();
        }
    }
}

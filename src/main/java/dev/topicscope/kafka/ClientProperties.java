package dev.topicscope.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

import dev.topicscope.model.IsolationLevel;

/// The properties of our clients: the user's for the connection, ours for everything that could leave a trace or take long to fail.
final class ClientProperties {

    private static final int MIB = 1 << 20;

    /// What of the user's properties never reaches a client: it would join a group, commit, run foreign code, or change what bytes mean.
    private static final Set<String> NEVER = Set.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, CommonClientConfigs.GROUP_ID_CONFIG,
            CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG, ConsumerConfig.GROUP_PROTOCOL_CONFIG, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                    ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
            CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, CommonClientConfigs.CLIENT_ID_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                    ProducerConfig.PARTITIONER_CLASS_CONFIG,
            ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, ProducerConfig.TRANSACTIONAL_ID_CONFIG, ProducerConfig.RETRIES_CONFIG,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG);

    /// What one reading may fetch ahead over all its partitions.
    private static final int FETCHED_AHEAD = 64 * MIB;
    private static final int LEAST_FETCH = 128 << 10;
    private static final int LARGEST_FETCH = 2 * MIB;

    private final Map<String, String> user;
    private final String bootstrap;

    ClientProperties(Map<String, String> user, String bootstrap) {
        this.user = user;
        this.bootstrap = bootstrap;
    }

    /// Deadlines short enough for somebody who waits. Without recovery of metadata, since that floods the log while no broker answers.
    Map<String, Object> admin() {
        var properties = common("topicscope-admin");
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 8_000);
        properties.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        return properties;
    }

    /// Fetches large enough to catch up fast, small enough that a few readings fit into memory, also while each of many partitions waits
    /// for the others.
    Map<String, Object> consumer(String topic, IsolationLevel isolation, int partitions) {
        var properties = common("topicscope-read-" + topic);
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * MIB);
        properties.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                Math.clamp(FETCHED_AHEAD / Math.max(1, partitions), LEAST_FETCH, LARGEST_FETCH));
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
        return reading(properties, isolation);
    }

    /// Fetches as large as pay off in a scan, answered as soon as there is anything.
    ///
    /// Small ones are for links so slow that a large one does not come through within the time for one request, and is then asked for again
    /// without end.
    Map<String, Object> scan(String topic, IsolationLevel isolation, Fetching fetching) {
        var properties = common("topicscope-search-" + topic);
        if (fetching == Fetching.ONE_BY_ONE) {
            properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        }
        if (fetching != Fetching.LARGE) {
            properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MIB / 2);
            properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MIB / 4);
        }
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * MIB);
        properties.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * MIB);
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return reading(properties, isolation);
    }

    private static Map<String, Object> reading(Map<String, Object> properties, IsolationLevel isolation) {
        properties.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.putIfAbsent(ConsumerConfig.RECEIVE_BUFFER_CONFIG, MIB);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation == IsolationLevel.READ_COMMITTED ? "read_committed"
                : "read_uncommitted");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        return properties;
    }

    /// One record at a time, stored safely, and known soon to be stored or not.
    Map<String, Object> producer() {
        var properties = common("topicscope-send");
        properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 32 * MIB);
        properties.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * MIB);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    private Map<String, Object> common(String clientId) {
        var properties = new HashMap<String, Object>(user);
        properties.keySet().removeAll(NEVER);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 3_000);
        properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        properties.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        // The default reporter registers a bean by client id, which two sessions share.
        properties.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        return properties;
    }
}

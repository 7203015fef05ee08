package dev.topicscope.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

import dev.topicscope.browse.ProducerSettings;
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
    static final int FIRST_FETCH = MIB;
    static final int FIRST_RESPONSE = 4 * MIB;
    static final int LARGEST_READ = 2 * MIB;
    static final int LARGEST_SCAN = 4 * MIB;
    static final int LARGEST_RESPONSE = 16 * MIB;
    static final int READ_WAIT_MILLIS = 250;
    static final int SCAN_WAIT_MILLIS = 20;
    static final int POLL_RECORDS = 5_000;
    static final int RECEIVE_BUFFER = MIB;
    /// Kafka's own default.
    private static final int REQUEST_MILLIS = 30_000;
    private static final int LONGEST_REQUEST_MILLIS = 300_000;
    /// All of the same length.
    private static final long FIRST_MARK = Long.parseLong("100000", Character.MAX_RADIX);
    private static final long LAST_MARK = Long.parseLong("zzzzzz", Character.MAX_RADIX);
    private static final int LONGEST_ANSWER_MILLIS = 10_000;
    private static final int ROOM_MILLIS = 100;

    private final Map<String, String> user;
    private final String bootstrap;
    private final UnaryOperator<String> clientId;
    private final String mark = "-" + Long.toString(ThreadLocalRandom.current().nextLong(FIRST_MARK, LAST_MARK), Character.MAX_RADIX);

    ClientProperties(Map<String, String> user, String bootstrap) {
        this(user, bootstrap, UnaryOperator.identity());
    }

    /// `clientId` makes of our name for a client the one that it is given.
    ClientProperties(Map<String, String> user, String bootstrap, UnaryOperator<String> clientId) {
        TokenEndpoints.allow(user);
        this.user = user;
        this.bootstrap = bootstrap;
        this.clientId = clientId;
    }

    /// A word that the ids of these clients have and those of no other session, so that what they log can be told apart.
    String mark() {
        return mark;
    }

    /// Whether the property of that name never reaches a client.
    static boolean isNever(String name) {
        return NEVER.contains(name);
    }

    /// Deadlines short enough for somebody who waits. Without recovery of metadata, since that floods the log while no broker answers.
    Map<String, Object> admin() {
        var properties = common("topicscope-admin");
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 8_000);
        properties.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        return properties;
    }

    /// Fetches moderate at first, and as large as pays off where the link carries it; small enough that a few readings fit into memory,
    /// also while each of many partitions waits for the others.
    FetchPace readPace(int partitions) {
        int most = Math.clamp(FETCHED_AHEAD / Math.max(1, partitions), LEAST_FETCH, LARGEST_READ);
        return pace(new FetchSize(FIRST_RESPONSE, Math.min(most, FIRST_FETCH)), new FetchSize(LARGEST_RESPONSE, most));
    }

    /// As much as pays off from the first fetch on: most scans are over before they could have grown. A link that carries less
    /// makes itself felt with the first fetch.
    FetchPace scanPace() {
        var most = new FetchSize(LARGEST_RESPONSE, LARGEST_SCAN);
        return pace(most, most);
    }

    /// Little at a time, whatever the link carries.
    FetchPace carefulPace() {
        var little = new FetchSize(MIB / 2, MIB / 4);
        return new FetchPace(little, little, timeout());
    }

    /// Where the user has chosen a size, that is where it begins, and it never grows.
    private FetchPace pace(FetchSize first, FetchSize largest) {
        var response = number(ConsumerConfig.FETCH_MAX_BYTES_CONFIG);
        var partition = number(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG);
        if (response.isEmpty() && partition.isEmpty()) {
            return new FetchPace(first, largest, timeout());
        }
        int inAll = response.orElse(largest.responseBytes());
        var chosen = new FetchSize(inAll, partition.orElse(Math.min(largest.partitionBytes(), inAll)));
        return new FetchPace(chosen, chosen, timeout());
    }

    private Duration timeout() {
        return Duration.ofMillis(number(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG).orElse(REQUEST_MILLIS));
    }

    private OptionalInt number(String name) {
        try {
            return user.containsKey(name) ? OptionalInt.of(Integer.parseInt(user.get(name).strip())) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            // Kafka's client says what is wrong with it.
            return OptionalInt.empty();
        }
    }

    Map<String, Object> consumer(String topic, IsolationLevel isolation, FetchSize size) {
        var properties = sized("topicscope-read-" + topic, size);
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, READ_WAIT_MILLIS);
        return reading(properties, isolation);
    }

    /// Fetches no larger than a page needs, answered as soon as there is anything: what is fetched beyond it is fetched in vain.
    Map<String, Object> page(String topic, IsolationLevel isolation) {
        var properties = common("topicscope-page-" + topic);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LEAST_FETCH);
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, SCAN_WAIT_MILLIS);
        return reading(properties, isolation);
    }

    /// Answered as soon as there is anything.
    Map<String, Object> scan(String topic, IsolationLevel isolation, FetchSize size) {
        var properties = sized("topicscope-search-" + topic, size);
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, SCAN_WAIT_MILLIS);
        return reading(properties, isolation);
    }

    /// The same, handed over record by record.
    Map<String, Object> carefulScan(String topic, IsolationLevel isolation, FetchSize size) {
        var properties = scan(topic, isolation, size);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return properties;
    }

    private Map<String, Object> sized(String clientId, FetchSize size) {
        var properties = common(clientId);
        if (!isFaulty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG)) {
            properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, size.responseBytes());
        }
        if (!isFaulty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG)) {
            properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, size.partitionBytes());
        }
        if (size.isSmallest()) {
            // A batch comes as a whole however little is asked for: all that is left is to wait longer for it.
            properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_REQUEST_MILLIS);
            properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LONGEST_REQUEST_MILLIS);
        }
        return properties;
    }

    /// Whether the user has given something that Kafka's client should see, to say what is wrong with it.
    private boolean isFaulty(String name) {
        return user.containsKey(name) && number(name).isEmpty();
    }

    /// For one record: only the batch that holds it comes, however large that is, and is given time enough.
    Map<String, Object> single(String topic) {
        var properties = common("topicscope-record-" + topic);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_REQUEST_MILLIS);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LONGEST_REQUEST_MILLIS);
        return reading(properties, IsolationLevel.READ_UNCOMMITTED);
    }

    private static Map<String, Object> reading(Map<String, Object> properties, IsolationLevel isolation) {
        properties.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        properties.putIfAbsent(ConsumerConfig.RECEIVE_BUFFER_CONFIG, RECEIVE_BUFFER);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation == IsolationLevel.READ_COMMITTED ? "read_committed"
                : "read_uncommitted");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        return properties;
    }

    /// For a run of records: what the request says, and a wait for room so short that the run can be ended at once.
    ///
    /// Without recovery of metadata, unless the user wants it: that forgets the topic's leaders as soon as no broker answers, and then a
    /// producer takes no record. Without it records wait in its memory for brokers that come back at their addresses.
    Map<String, Object> producer(String topic, ProducerSettings settings) {
        var properties = common("topicscope-send-" + topic);
        properties.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(32L * MIB, 2L * settings.maxRequestSizeBytes()));
        properties.putIfAbsent(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        properties.put(ProducerConfig.ACKS_CONFIG, settings.acks().word());
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, settings.idempotence());
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, settings.compression().word());
        properties.put(ProducerConfig.LINGER_MS_CONFIG, settings.linger().toMillis());
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, settings.batchSizeBytes());
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, settings.maxRequestSizeBytes());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ROOM_MILLIS);
        int answer = (int) Math.min(LONGEST_ANSWER_MILLIS, settings.timeout().minus(settings.linger()).toMillis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, answer);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) settings.timeout().toMillis());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    private Map<String, Object> common(String name) {
        var properties = new HashMap<String, Object>(user);
        properties.keySet().removeAll(NEVER);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId.apply(name + mark));
        properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 3_000);
        properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        properties.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        // The default reporter registers a bean by client id, which two sessions share.
        properties.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        return properties;
    }
}

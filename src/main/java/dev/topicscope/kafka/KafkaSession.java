package dev.topicscope.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.Node;

import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.Reading;
import dev.topicscope.browse.Search;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Session;
import dev.topicscope.browse.Timeline;
import dev.topicscope.browse.TimelineRequest;
import dev.topicscope.browse.TopicLimits;
import dev.topicscope.browse.TopicReader;
import dev.topicscope.model.Broker;
import dev.topicscope.model.BrokerTraffic;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.ClientTrouble;
import dev.topicscope.model.Cluster;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Group;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Topic;
import dev.topicscope.reach.Gateway;

/// A session over one `Admin`, one consumer a reading, some a search, and one producer a run; see [RunProducers].
final class KafkaSession implements Session {

    private static final Duration CLOSE = Duration.ofMillis(500);
    private static final Duration GATEWAY = Duration.ofMillis(200);
    private static final Duration READERS = Duration.ofMillis(1_700);

    private final Connection connection;
    private final ClientProperties properties;
    private final Admin admin;
    private final Optional<Gateway> gateway;
    private final ClientHealth health;
    private final TopicDescriber topics;
    private final TimelineReader timelines;
    private final GroupDescriber groups;
    private final LimitsFinder limits;
    private final RecordFetcher records;
    private final RunProducers producers;
    private final Set<KafkaReading> readings = new HashSet<>();
    private final Set<KafkaTopicReader> readers = new HashSet<>();
    private final Set<KafkaSearch> searches = new HashSet<>();
    private final Set<KafkaSending> sendings = new HashSet<>();
    private boolean closed;

    /// The session closes the `admin`, and the `gateway` if its clients go through one.
    KafkaSession(Connection connection, ClientProperties properties, Admin admin, Optional<Gateway> gateway) {
        this.connection = connection;
        this.properties = properties;
        this.admin = admin;
        this.gateway = gateway;
        this.health = ClientHealth.of(properties.mark());
        var traits = new TopicTraits(admin);
        this.topics = new TopicDescriber(admin, traits);
        this.timelines = new TimelineReader(admin, traits);
        this.groups = new GroupDescriber(admin);
        this.limits = new LimitsFinder(admin);
        this.records = new RecordFetcher(new OffsetFinder(admin, IsolationLevel.READ_UNCOMMITTED), topic ->
                new KafkaConsumer<>(properties.single(topic)));
        this.producers = new RunProducers((topic, settings) -> new KafkaProducer<>(properties.producer(topic, settings)));
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Cluster cluster(Cancellation cancellation) throws FailureException {
        var described = admin.describeCluster();
        String what = "describe the cluster";
        String id = Waits.await(described.clusterId(), what, cancellation);
        var nodes = new ArrayList<>(Waits.await(described.nodes(), what, cancellation));
        nodes.sort(Comparator.comparingInt(Node::id));
        var controller = Optional.ofNullable(Waits.await(described.controller(), what, cancellation)).filter(node -> !node.isEmpty());
        return new Cluster(id, controller.map(this::broker), nodes.stream().map(this::broker).toList(),
                new ReleaseFinder(admin).find(cancellation));
    }

    @Override
    public List<Topic> topics(Cancellation cancellation) throws FailureException {
        return topics.all(cancellation);
    }

    @Override
    public Topic topic(String name, Cancellation cancellation) throws FailureException {
        return topics.one(name, cancellation);
    }

    @Override
    public Timeline timeline(TimelineRequest request, Cancellation cancellation) throws FailureException {
        return timelines.find(request, cancellation);
    }

    @Override
    public List<Group> groups(Cancellation cancellation) throws FailureException {
        return groups.all(cancellation);
    }

    @Override
    public List<String> groupsOf(String topic, Cancellation cancellation) throws FailureException {
        return groups.of(topic, cancellation);
    }

    @Override
    public Reading read(ReadRequest request) {
        var pages = new PageThread(request.topic(), isolation -> new KafkaConsumer<>(properties.page(request.topic(), isolation)));
        var tools = new OneReading(request.topic(), ReadConsumers.of(partitions ->
                source(request.topic(), request.isolation(), partitions)), pages);
        var reading = new KafkaReading(request, connection.bootstrap(), new OffsetFinder(admin, request.isolation()), tools, this::forget);
        synchronized (readings) {
            if (closed) {
                reading.stop();
                return reading;
            }
            readings.add(reading);
        }
        reading.start();
        return reading;
    }

    @Override
    public TopicReader reader(String topic) {
        var reader = new KafkaTopicReader(topic, connection.bootstrap(), isolation -> new OffsetFinder(admin, isolation),
                (isolation, partitions) -> source(topic, isolation, partitions),
                isolation -> new KafkaConsumer<>(properties.page(topic, isolation)), this::forget);
        synchronized (readings) {
            if (!closed) {
                readers.add(reader);
                return reader;
            }
        }
        reader.close();
        return reader;
    }

    @Override
    public Search search(SearchRequest request) {
        var search = new KafkaSearch(request, connection.bootstrap(), new OffsetFinder(admin, request.isolation()),
                fetching -> source(request, fetching), this::forget);
        synchronized (readings) {
            if (closed) {
                search.stop();
                return search;
            }
            searches.add(search);
        }
        search.start();
        return search;
    }

    private PacedConsumer.Source source(SearchRequest request, Fetching fetching) {
        return switch (fetching) {
            case PACED -> new PacedConsumer.Source(properties.scanPace(), size ->
                    new KafkaConsumer<>(properties.scan(request.topic(), request.isolation(), size)));
            case ONE_BY_ONE -> new PacedConsumer.Source(properties.carefulPace(), size ->
                    new KafkaConsumer<>(properties.carefulScan(request.topic(), request.isolation(), size)));
        };
    }

    @Override
    public Message record(Partition partition, long offset, LongConsumer received, Cancellation cancellation) throws FailureException {
        return records.fetch(partition, offset, received, cancellation);
    }

    @Override
    public Sending send(SendRequest request) {
        var sending = new KafkaSending(request, new OffsetFinder(admin, IsolationLevel.READ_UNCOMMITTED), limits, producers,
                this::forget);
        try {
            refuseIfReadOnly("send to " + request.topic());
        } catch (FailureException e) {
            sending.refuse(e.failure());
            return sending;
        }
        synchronized (readings) {
            if (closed) {
                sending.refuse(new Failure.Cancelled());
                return sending;
            }
            sendings.add(sending);
        }
        sending.start();
        return sending;
    }

    @Override
    public TopicLimits limits(String topic, Cancellation cancellation) throws FailureException {
        return limits.find(topic, cancellation);
    }

    @Override
    public List<BrokerTraffic> traffic() {
        return gateway.map(Gateway::traffic).orElseGet(List::of);
    }

    @Override
    public List<ClientTrouble> troubles() {
        return health.troubles();
    }

    @Override
    public void close() {
        health.close();
        long deadline = System.nanoTime() + READERS.toNanos();
        var open = new ArrayList<KafkaReading>();
        var running = new ArrayList<KafkaSearch>();
        var sent = new ArrayList<KafkaSending>();
        var tabs = new ArrayList<KafkaTopicReader>();
        synchronized (readings) {
            closed = true;
            tabs.addAll(readers);
            open.addAll(readings);
            running.addAll(searches);
            sent.addAll(sendings);
        }
        sent.forEach(KafkaSending::close);
        producers.close();
        open.forEach(KafkaReading::close);
        tabs.forEach(KafkaTopicReader::close);
        running.forEach(KafkaSearch::close);
        admin.close(CLOSE);
        open.forEach(reading -> reading.awaitEnd(leftUntil(deadline)));
        tabs.forEach(tab -> tab.awaitEnd(leftUntil(deadline)));
        running.forEach(search -> search.awaitEnd(leftUntil(deadline)));
        sent.forEach(sending -> sending.awaitEnd(leftUntil(deadline)));
        gateway.ifPresent(way -> way.close(leftUntil(deadline).plus(GATEWAY)));
    }

    private PacedConsumer.Source source(String topic, IsolationLevel isolation, int partitions) {
        return new PacedConsumer.Source(properties.readPace(partitions), size ->
                new KafkaConsumer<>(properties.consumer(topic, isolation, size)));
    }

    /// The one place that every write passes, so that no caller can forget that a connection is read-only.
    private void refuseIfReadOnly(String what) throws FailureException {
        if (connection.marking().readOnly()) {
            throw new FailureException(new Failure.ReadOnly(what));
        }
    }

    private static Duration leftUntil(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private void forget(KafkaReading ended) {
        synchronized (readings) {
            readings.remove(ended);
        }
    }

    private void forget(KafkaTopicReader ended) {
        synchronized (readings) {
            readers.remove(ended);
        }
    }

    private void forget(KafkaSearch ended) {
        synchronized (readings) {
            searches.remove(ended);
        }
    }

    private void forget(KafkaSending ended) {
        synchronized (readings) {
            sendings.remove(ended);
        }
    }

    private Broker broker(Node node) {
        var found = new HostPort(node.host(), node.port());
        var address = gateway.map(way -> way.broker(found)).orElse(found);
        return new Broker(node.id(), address.host(), address.port(), Optional.ofNullable(node.rack()));
    }
}

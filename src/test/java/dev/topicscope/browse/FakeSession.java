package dev.topicscope.browse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

import dev.topicscope.model.Broker;
import dev.topicscope.model.BrokerTraffic;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.ClientTrouble;
import dev.topicscope.model.Cluster;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Group;
import dev.topicscope.model.Message;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.PartitionState;
import dev.topicscope.model.RecordCount;
import dev.topicscope.model.TimeRange;
import dev.topicscope.model.Topic;

/// A cluster in memory, for tests of what stands on the ports: lists what it is given, and fails while it is told to.
public final class FakeSession implements Session {

    public final List<Topic> topics = new ArrayList<>();
    public final List<Group> groups = new ArrayList<>();
    public final List<FakeSending> sendings = new ArrayList<>();
    public TopicLimits limits = new TopicLimits(new TopicLimits.Limit(1_048_588, TopicLimits.Origin.DEFAULT),
            new TopicLimits.Limit(1, TopicLimits.Origin.DEFAULT));
    public final List<FakeReading> readings = new ArrayList<>();
    public final List<TimelineRequest> timelineRequests = new ArrayList<>();
    /// Answers requests for timelines; nothing but an empty topic until a test says otherwise.
    public Function<TimelineRequest, Timeline> timelines = request -> new TimelineBuilder(
            request.range().orElse(new TimeRange(Instant.EPOCH, Instant.EPOCH.plusMillis(1))), request.range().isEmpty(), request.slices(),
            List.of(), request.known()).build(Set.of(), Set.of(), Instant.EPOCH);
    public final List<FakeSearch> searches = new ArrayList<>();
    public Consumer<FakeSearch> onSearch = _ -> { };
    /// What [#record] gives, by offset; any other is gone.
    public final Map<Long, Message> wholeRecords = new HashMap<>();
    public final List<Long> recordsAsked = new ArrayList<>();
    public Optional<Failure> failure = Optional.empty();
    public Connection connection = new Connection("test", "test", "localhost:9092", Map.of());
    public final List<ClientTrouble> troubles = new ArrayList<>();
    public final List<BrokerTraffic> traffic = new ArrayList<>();
    public boolean closed;

    /// A topic whose partitions each hold `records` records.
    public static Topic topic(String name, int partitions, long records, RecordCount.Doubt... doubts) {
        return new Topic(name, name.startsWith("__"), IntStream.range(0, partitions).mapToObj(number -> {
            var partition = new Partition(name, number);
            return new PartitionState(partition, OptionalInt.of(1), List.of(1), List.of(1),
                    Optional.of(new OffsetRange(partition, 0, records)), OptionalLong.of(records * 100));
        }).toList(), Set.of(doubts));
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Cluster cluster(Cancellation cancellation) throws FailureException {
        check(cancellation);
        var broker = new Broker(1, "localhost", 9092, Optional.empty());
        return new Cluster("cluster-id", Optional.of(broker), List.of(broker), Optional.of("4.4"));
    }

    @Override
    public List<Topic> topics(Cancellation cancellation) throws FailureException {
        check(cancellation);
        return List.copyOf(topics);
    }

    @Override
    public Topic topic(String name, Cancellation cancellation) throws FailureException {
        check(cancellation);
        return topics.stream().filter(topic -> topic.name().equals(name)).findFirst()
                .orElseThrow(() -> new FailureException(new Failure.NotFound("topic " + name, "")));
    }

    @Override
    public List<Group> groups(Cancellation cancellation) throws FailureException {
        check(cancellation);
        return List.copyOf(groups);
    }

    @Override
    public List<String> groupsOf(String topic, Cancellation cancellation) throws FailureException {
        check(cancellation);
        return groups.stream().map(Group::id).toList();
    }

    @Override
    public Timeline timeline(TimelineRequest request, Cancellation cancellation) throws FailureException {
        timelineRequests.add(request);
        check(cancellation);
        return timelines.apply(request);
    }

    @Override
    public FakeReading read(ReadRequest request) {
        var reading = new FakeReading(request);
        readings.add(reading);
        return reading;
    }

    @Override
    public TopicReader reader(String topic) {
        return new TopicReader() {
            private Optional<FakeReading> current = Optional.empty();

            @Override
            public Reading read(ReadRequest request) {
                current.ifPresent(FakeReading::close);
                current = Optional.of(FakeSession.this.read(request));
                return current.get();
            }

            @Override
            public void close() {
                current.ifPresent(FakeReading::close);
            }
        };
    }

    @Override
    public FakeSearch search(SearchRequest request) {
        var search = new FakeSearch(request);
        searches.add(search);
        onSearch.accept(search);
        return search;
    }

    @Override
    public Message record(Partition partition, long offset, LongConsumer received, Cancellation cancellation) throws FailureException {
        recordsAsked.add(offset);
        check(cancellation);
        var whole = Optional.ofNullable(wholeRecords.get(offset)).orElseThrow(() -> new FailureException(
                new Failure.Gone("offset " + offset + " of " + partition, "The log now begins at offset 1000.", "")));
        received.accept(whole.valueSizeBytes() / 2);
        return whole;
    }

    @Override
    public List<ClientTrouble> troubles() {
        return List.copyOf(troubles);
    }

    @Override
    public List<BrokerTraffic> traffic() {
        return List.copyOf(traffic);
    }

    @Override
    public FakeSending send(SendRequest request) {
        var sending = new FakeSending(request);
        sendings.add(sending);
        return sending;
    }

    @Override
    public TopicLimits limits(String topic, Cancellation cancellation) throws FailureException {
        check(cancellation);
        return limits;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void check(Cancellation cancellation) throws FailureException {
        cancellation.check();
        if (failure.isPresent()) {
            throw new FailureException(failure.get());
        }
    }
}

package dev.topicscope.browse;

import java.util.List;
import java.util.function.LongConsumer;

import dev.topicscope.model.BrokerTraffic;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.ClientTrouble;
import dev.topicscope.model.Cluster;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Group;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Topic;

/// An open connection to one cluster.
///
/// Thread-safe. Every method that takes a [Cancellation] blocks until the cluster has answered, each with a deadline of its own: call it on
/// a worker. Nothing here creates a topic, joins a group or commits an offset; only [#send] writes, and where the connection is marked as
/// read-only it refuses to.
public interface Session extends AutoCloseable {

    Connection connection();

    /// @throws FailureException `TimedOut`, `Cancelled`
    Cluster cluster(Cancellation cancellation) throws FailureException;

    /// All topics that may be described, in the order of their names.
    ///
    /// Partitions that do not answer, and sizes that may not be asked, are absent in the result and fail nothing.
    ///
    /// @throws FailureException `TimedOut`, `NotAuthorized`, `Cancelled`
    List<Topic> topics(Cancellation cancellation) throws FailureException;

    /// One topic, under the same rules as [#topics].
    ///
    /// @throws FailureException `NotFound` if there is none of that name (none is created), `TimedOut`, `NotAuthorized`, `Cancelled`
    Topic topic(String name, Cancellation cancellation) throws FailureException;

    /// How the records of a topic lie in time, found by looking up offsets: no record is read, so it costs the same however many there are.
    ///
    /// Partitions that do not answer are missing in the result and fail nothing, as long as one answers.
    ///
    /// @throws FailureException `NotFound` if there is no such topic, `TimedOut`, `NotAuthorized`, `Cancelled`
    Timeline timeline(TimelineRequest request, Cancellation cancellation) throws FailureException;

    /// All groups that may be described, in the order of their ids.
    ///
    /// @throws FailureException `TimedOut`, `NotAuthorized`, `Cancelled`
    List<Group> groups(Cancellation cancellation) throws FailureException;

    /// The ids of the groups that have committed offsets in a topic and may be described, in order.
    ///
    /// @throws FailureException `TimedOut`, `NotAuthorized`, `Cancelled`
    List<String> groupsOf(String topic, Cancellation cancellation) throws FailureException;

    /// Starts to read and returns at once. The caller closes the reading.
    ///
    /// Nothing is thrown for what goes wrong at the cluster's side: [Reading#progress] tells it.
    Reading read(ReadRequest request);

    /// A reader of that topic for one tab. The caller closes it, and with it its readings.
    TopicReader reader(String topic);

    /// Starts to search and returns at once. The caller closes the search.
    ///
    /// All partitions are read in parallel, on as many threads as there are cores. A query for one exact key has only the partition
    /// searched that the default partitioner gives this key, and [Search#keyPartition] says so, unless the request names partitions itself.
    /// A record on which the query can't be evaluated is counted and is no match.
    ///
    /// Nothing is thrown for what goes wrong at the cluster's side: [Search#progress] tells it. A topic that does not exist is not created.
    Search search(SearchRequest request);

    /// One record, whole, by its offset: for what a [RecordStore] has cut.
    ///
    /// `received` is told on the calling thread, some times a second, how many bytes have come from the brokers so far: of a compressed
    /// record fewer than its size, and some more for what comes with it. Ends when nothing has come for 15 seconds, or after 5 minutes.
    ///
    /// @throws FailureException `Gone` if the log begins after it, or compaction or a deletion has taken it, `NotFound` if there is no such
    ///                          topic or partition, `NotAuthorized`, `TimedOut`, `Cancelled`
    Message record(Partition partition, long offset, LongConsumer received, Cancellation cancellation) throws FailureException;

    /// Starts a run of records, or of one, and returns at once. The caller closes it.
    ///
    /// Nothing is thrown for what goes wrong: [Sending#progress] tells it. Fails at once where the connection is read-only. A topic that
    /// does not exist is not created; one that is deleted during the run ends it.
    Sending send(SendRequest request);

    /// What a topic takes, for the sizes of records.
    ///
    /// @throws FailureException `NotFound` if there is no such topic, `NotAuthorized`, `TimedOut`, `Cancelled`
    TopicLimits limits(String topic, Cancellation cancellation) throws FailureException;

    /// What has passed to and from each broker; empty where the brokers are reached directly. Does not wait.
    default List<BrokerTraffic> traffic() {
        return List.of();
    }

    /// What the session's clients say is wrong with the brokers, in the order in which it began; empty where all is well, and where clients
    /// can't be listened to. Does not wait.
    List<ClientTrouble> troubles();

    /// Closes all that was opened through this session, readings and searches too. Returns within 2 seconds, whatever the brokers do.
    @Override
    void close();
}

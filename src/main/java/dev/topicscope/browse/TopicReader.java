package dev.topicscope.browse;

/// Reads one topic, one read after the other: what a read needs of the cluster stays at hand for the next, so that going elsewhere in a
/// topic is a seek and no new client.
///
/// Thread-safe; no method blocks.
public interface TopicReader extends AutoCloseable {

    /// Closes the reading before and starts another, as [Session#read] does. The request is for the reader's topic.
    Reading read(ReadRequest request);

    /// Closes the reading and lets go of all that was kept.
    @Override
    void close();
}

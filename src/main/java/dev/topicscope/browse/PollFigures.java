package dev.topicscope.browse;

import java.time.Duration;
import java.util.Objects;

/// What the consumers of a read or search have done since it began: how often they polled, how long they waited in that for the network
/// (and unpacked what came), and how long they worked on what it brought, the times of several consumers added up. Last, how much they ask
/// a broker for at once now: in all, and of each partition; 0 before the first poll.
public record PollFigures(long polls, Duration waiting, Duration working, int fetchBytes, int partitionFetchBytes) {

    /// Before the first poll.
    public static final PollFigures NONE = new PollFigures(0, Duration.ZERO, Duration.ZERO, 0, 0);

    public PollFigures {
        Objects.requireNonNull(waiting, "waiting");
        Objects.requireNonNull(working, "working");
    }
}

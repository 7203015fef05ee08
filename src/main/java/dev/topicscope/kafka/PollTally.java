package dev.topicscope.kafka;

import java.time.Duration;
import java.util.Collection;

import dev.topicscope.browse.PollFigures;

/// What one consumer's polls took. That consumer's thread writes, any may ask.
final class PollTally {

    private volatile long polls;
    private volatile long waitedNanos;
    private volatile long workedNanos;
    private volatile FetchSize size = new FetchSize(0, 0);

    void add(long moreWaitedNanos, long moreWorkedNanos) {
        polls = polls + 1;
        waitedNanos = waitedNanos + moreWaitedNanos;
        workedNanos = workedNanos + moreWorkedNanos;
    }

    void asksFor(FetchSize now) {
        size = now;
    }

    /// What all of `tallies` took together; of the sizes the largest.
    static PollFigures sum(Collection<PollTally> tallies) {
        long polls = 0;
        long waited = 0;
        long worked = 0;
        int response = 0;
        int partition = 0;
        for (var tally : tallies) {
            polls += tally.polls;
            waited += tally.waitedNanos;
            worked += tally.workedNanos;
            var size = tally.size;
            response = Math.max(response, size.responseBytes());
            partition = Math.max(partition, size.partitionBytes());
        }
        return new PollFigures(polls, Duration.ofNanos(waited), Duration.ofNanos(worked), response, partition);
    }
}

package dev.topicscope.kafka;

import java.time.Duration;
import java.util.Optional;

import dev.topicscope.browse.ByteNotation;

/// Decides from what comes through how much a consumer should ask for at once.
///
/// A response that does not arrive whole within `request.timeout.ms` is thrown away by Kafka's client and asked for again, without end and
/// with no word to anybody. Here, bytes that arrive without ever becoming a response are taken as that, or as the way there, and the fetch
/// is made so small that it arrives in 5 seconds, or in half that time-out where that is less. Where a link waits more than it works and
/// could carry more, the fetch grows.
/// Confined to one thread.
final class FetchPace {

    private static final double GOOD_SECONDS = 5;
    private static final double GROWTH_SECONDS = 1.25;
    private static final double GROWTH_WAITED_SECONDS = 3;
    private static final double IDLE_SECONDS = 2;
    /// Fewer bytes are the talk of clients and brokers, no part of a response.
    private static final long TALK_BYTES = 16 << 10;

    private final FetchSize first;
    private final FetchSize largest;
    private final double timeoutSeconds;
    private final double goodSeconds;
    private FetchSize size;
    private double rate;
    private double quietSeconds;
    private double idleSeconds;
    private long quietBytes;
    private double waitedSeconds;
    private double workedSeconds;
    private long bytes;

    /// One poll of a consumer of `partitions`: how long it waited, how long it was busy before, how many bytes have come in meanwhile, and
    /// whether they had any records.
    record Poll(Duration waited, Duration worked, long receivedBytes, boolean brought, int partitions) {
    }

    FetchPace(FetchSize first, FetchSize largest, Duration requestTimeout) {
        this.first = first;
        this.largest = largest;
        this.timeoutSeconds = seconds(requestTimeout);
        this.goodSeconds = Math.min(GOOD_SECONDS, timeoutSeconds / 2);
        this.size = first;
    }

    FetchSize size() {
        return size;
    }

    /// Takes what a poll brought.
    ///
    /// @return whether the size has changed
    boolean observe(Poll poll) {
        quietSeconds += seconds(poll.waited);
        idleSeconds = poll.receivedBytes > 0 ? 0 : idleSeconds + seconds(poll.waited);
        quietBytes += poll.receivedBytes;
        waitedSeconds += seconds(poll.waited);
        workedSeconds += seconds(poll.worked);
        bytes += poll.receivedBytes;
        var before = size;
        if (poll.brought) {
            arrived(poll.partitions);
        } else if (idleSeconds > IDLE_SECONDS) {
            // No response is under way.
            restart();
        } else {
            missed(poll.partitions);
        }
        return !size.equals(before);
    }

    /// Says that the link is the limit, as long as fetches are smaller for it than they were to be.
    Optional<String> limit() {
        return size.partitionBytes() >= first.partitionBytes() ? Optional.empty()
                : Optional.of("The link to the brokers is the limit: about " + ByteNotation.rounded(Math.round(rate)) + "/s come through. "
                + "Fetches ask for " + ByteNotation.rounded(size.partitionBytes()) + " of each partition, not "
                + ByteNotation.rounded(first.partitionBytes()) + ", so that they arrive in time.");
    }

    private void arrived(int partitions) {
        if (quietBytes > TALK_BYTES && quietSeconds > 2 * goodSeconds) {
            shrink(quietBytes / quietSeconds, partitions);
        } else if (waitedSeconds >= GROWTH_WAITED_SECONDS) {
            double through = bytes / waitedSeconds;
            var larger = size.doubled(largest);
            if (waitedSeconds > workedSeconds && larger.expectedBytes(partitions) <= through * GROWTH_SECONDS) {
                size = larger;
                rate = through;
            }
            forget();
        }
        restart();
    }

    private void missed(int partitions) {
        if (quietBytes <= TALK_BYTES || quietSeconds < goodSeconds) {
            return;
        }
        double through = quietBytes / quietSeconds;
        if (size.expectedBytes(partitions) > through * timeoutSeconds) {
            shrink(through, partitions);
        } else if (quietSeconds > timeoutSeconds + 1) {
            shrink(size.halved().expectedBytes(partitions) / goodSeconds, partitions);
            rate = through;
        }
    }

    private void shrink(double through, int partitions) {
        while (!size.isSmallest() && size.expectedBytes(partitions) > through * goodSeconds) {
            size = size.halved();
        }
        rate = through;
        forget();
        restart();
    }

    private void restart() {
        quietSeconds = 0;
        quietBytes = 0;
    }

    private void forget() {
        waitedSeconds = 0;
        workedSeconds = 0;
        bytes = 0;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}

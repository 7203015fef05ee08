package dev.topicscope.browse;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What one partition holds: from offset `earliest` to before `latest`.
///
/// `oldest` is the first record by offset, `newest` the one with the greatest timestamp (the first by offset where several have it); each
/// is absent where there is none or the broker does not tell.
///
/// @throws IllegalArgumentException if `earliest` is negative or greater than `latest`
public record TimeExtent(int partition, long earliest, long latest, Optional<Found> oldest, Optional<Found> newest) {

    /// A record that a look-up found.
    public record Found(long offset, Instant time) {

        public Found {
            Objects.requireNonNull(time, "time");
        }
    }

    public TimeExtent {
        Objects.requireNonNull(oldest, "oldest");
        Objects.requireNonNull(newest, "newest");
        if (earliest < 0 || earliest > latest) {
            throw new IllegalArgumentException("No range of offsets: " + earliest + " to " + latest);
        }
    }

    /// How many offsets it spans.
    public long length() {
        return latest - earliest;
    }

    public boolean isEmpty() {
        return earliest == latest;
    }

    /// How many offsets come after the newest record: of times as late or earlier. A look-up by time can't tell them apart.
    public long behindNewest() {
        return newest.map(found -> Math.max(0, latest - found.offset() - 1)).orElse(0L);
    }
}

package dev.topicscope.browse;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.topicscope.browse.TimeExtent.Found;
import dev.topicscope.model.TimeRange;

/// Chooses the range of time that shows a topic, so that a few records of wild times do not squeeze all others into one slice. Pure.
///
/// Wild is what lies before the year 2000 or more than an hour ahead. Where most records do, they are not wild but the topic's subject.
public final class WholeRange {

    /// Before it no record of a real clock was written to Kafka.
    public static final Instant PAST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final int MINORITY = 10;
    private static final long FEW = 10;
    private static final long TIES = 100;
    private static final long SHARE = 100;

    private final Collection<TimeExtent> extents;
    private final Instant now;

    public WholeRange(Collection<TimeExtent> extents, Instant now) {
        this.extents = extents.stream().filter(extent -> !extent.isEmpty()).toList();
        this.now = now;
    }

    /// The first moment that counts as future.
    public Instant future() {
        return now.plus(CLOCK_SKEW);
    }

    /// The partitions to be asked for their first record since [#PAST].
    public Set<Integer> early() {
        return extents.stream().filter(extent -> extent.oldest().filter(found -> found.time().isBefore(PAST)).isPresent())
                .map(TimeExtent::partition).collect(Collectors.toSet());
    }

    /// The partitions to be asked for their first record at [#future] or later.
    public Set<Integer> late() {
        return extents.stream().filter(extent -> extent.newest().filter(found -> !found.time().isBefore(future())).isPresent())
                .map(TimeExtent::partition).collect(Collectors.toSet());
    }

    /// The range to show, from the answers for [#early] and [#late] (a partition without such a record is missing); empty if there are no
    /// records.
    public Optional<TimeRange> choose(Map<Integer, Found> sincePast, Map<Integer, Found> inFuture) {
        if (extents.isEmpty()) {
            return Optional.empty();
        }
        var from = from(sincePast);
        var to = to(inFuture, from);
        return Optional.of(new TimeRange(from, to.isAfter(from) ? to.plusMillis(1) : from.plusMillis(1)));
    }

    private Instant from(Map<Integer, Found> sincePast) {
        var early = early();
        long wild = 0;
        for (var extent : extents) {
            if (early.contains(extent.partition())) {
                wild += Optional.ofNullable(sincePast.get(extent.partition())).map(found -> found.offset() - extent.earliest())
                        .orElse(extent.length());
            }
        }
        var all = extents.stream().flatMap(extent -> extent.oldest().stream()).map(Found::time).min(Instant::compareTo);
        if (!isMinority(wild)) {
            return all.orElse(now);
        }
        return extents.stream()
                .map(extent -> early.contains(extent.partition()) ? Optional.ofNullable(sincePast.get(extent.partition()))
                        : extent.oldest())
                .flatMap(Optional::stream).map(Found::time).min(Instant::compareTo).or(() -> all).orElse(now);
    }

    private Instant to(Map<Integer, Found> inFuture, Instant from) {
        var late = late();
        long wild = 0;
        for (var extent : extents) {
            var first = Optional.ofNullable(inFuture.get(extent.partition()));
            if (late.contains(extent.partition()) && first.isPresent()) {
                wild += Math.max(1, extent.newest().orElseThrow().offset() - first.get().offset() + 1);
            }
        }
        // A partition whose newest time is not known grows.
        var all = extents.stream().map(extent -> extent.newest().map(Found::time).orElse(now)).max(Instant::compareTo).orElse(now);
        if (late.isEmpty() || !isMinority(wild) || !from.isBefore(future())) {
            return all;
        }
        return extents.stream().map(extent -> late.contains(extent.partition()) ? now : extent.newest().map(Found::time).orElse(now))
                .max(Instant::compareTo).orElse(now);
    }

    private boolean isMinority(long records) {
        long total = extents.stream().mapToLong(TimeExtent::length).sum();
        return records <= total / MINORITY || records <= FEW && records <= total / 2;
    }

    /// Whether so much comes behind the newest record that it can hardly all be of the same millisecond, or anything behind one of the
    /// future.
    static boolean isUnordered(TimeExtent extent, boolean transactional, Instant now) {
        if (extent.newest().isEmpty()) {
            return false;
        }
        // The marker that ends a transaction takes an offset too.
        long behind = extent.behindNewest() - (transactional ? 1 : 0);
        var newest = extent.newest().get().time();
        boolean ahead = newest.isAfter(now.plus(CLOCK_SKEW));
        boolean varied = extent.oldest().filter(oldest -> oldest.time().isBefore(newest)).isPresent();
        return behind > 0 && ahead || behind > Math.max(TIES, extent.length() / SHARE) && varied;
    }
}

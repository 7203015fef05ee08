package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

import dev.topicscope.browse.TimeExtent;
import dev.topicscope.browse.TimeExtent.Found;
import dev.topicscope.browse.Timeline;
import dev.topicscope.browse.TimelineBuilder;
import dev.topicscope.browse.TimelineRequest;
import dev.topicscope.browse.WholeRange;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.TimeRange;

/// Finds timelines by look-ups of offsets. Thread-safe; blocks.
final class TimelineReader {

    /// How often a crowd of records is looked at more closely: from centuries to seconds it takes seven.
    private static final int LOOKS = 8;

    private final Admin admin;
    private final TopicTraits traits;

    TimelineReader(Admin admin, TopicTraits traits) {
        this.admin = admin;
        this.traits = traits;
    }

    /// @throws FailureException as `Session.timeline` says
    Timeline find(TimelineRequest request, Cancellation cancellation) throws FailureException {
        var described = new OffsetFinder(admin, IsolationLevel.READ_UNCOMMITTED).describe(request.topic(), cancellation);
        var learning = traits.ask(List.of(described), cancellation);
        return new Search(request, described, learning, cancellation).run();
    }

    /// One request on its way.
    private final class Search {

        private final TimelineRequest request;
        private final Optional<Timeline> known;
        private final Set<Integer> wanted;
        private final Set<Integer> led;
        private final TopicDescription described;
        private final TopicTraits.Learning learning;
        private final Cancellation cancellation;
        private final TimeLookUps lookUps;
        private final Instant now = Instant.now();

        private Search(TimelineRequest request, TopicDescription described, TopicTraits.Learning learning, Cancellation cancellation) {
            this.request = request;
            this.described = described;
            this.learning = learning;
            this.cancellation = cancellation;
            this.known = request.known();
            var partitions = described.partitions().stream()
                    .filter(info -> request.partitions().isEmpty() || request.partitions().contains(info.partition())).toList();
            this.wanted = partitions.stream().map(TopicPartitionInfo::partition).collect(Collectors.toSet());
            this.led = partitions.stream().filter(TopicDescriber::isLed).map(TopicPartitionInfo::partition).collect(Collectors.toSet());
            this.lookUps = new TimeLookUps(admin, request.topic(), cancellation);
        }

        private Timeline run() throws FailureException {
            var extents = extents();
            if (extents.isEmpty() && lookUps.firstFailure().isPresent()) {
                throw KafkaFailures.translate(lookUps.firstFailure().get(), "look up offsets of " + request.topic(),
                        Duration.between(now, Instant.now()));
            }
            learning.await(cancellation);
            if (request.range().isPresent()) {
                return lookUp(request.range().get(), false, extents, known);
            }
            if (known.filter(Timeline::isWhole).filter(timeline -> timeline.total() > 0).isPresent()) {
                return lookUp(grown(known.get(), extents), true, extents, known);
            }
            var found = lookUp(whole(extents).orElse(new TimeRange(now, now.plusMillis(1))), true, extents, known);
            for (int look = 0; look < LOOKS && found.crowd().isPresent(); look++) {
                found = lookUp(found.crowd().get(), true, extents, Optional.of(found));
            }
            return found;
        }

        private Timeline lookUp(TimeRange range, boolean whole, Collection<TimeExtent> extents, Optional<Timeline> before)
                throws FailureException {
            var builder = new TimelineBuilder(range, whole, request.slices(), extents, before);
            lookUps.each(builder.lookUps(), (time, found) -> builder.found(time, TimeLookUps.map(found,
                    info -> info.offset() < 0 ? OptionalLong.empty() : OptionalLong.of(info.offset()))));
            var missing = new HashSet<>(wanted);
            extents.forEach(extent -> missing.remove(extent.partition()));
            return builder.build(missing, traits.of(described), now);
        }

        /// What each partition holds; its oldest and newest records are asked for only where an earlier timeline does not tell them.
        private List<TimeExtent> extents() throws FailureException {
            var first = lookUps.ask(led, OffsetSpec.earliest());
            var end = lookUps.ask(led, OffsetSpec.latest());
            var fresh = led.stream().filter(partition -> known(partition).filter(extent -> !extent.isEmpty()).isEmpty())
                    .collect(Collectors.toSet());
            var newestAsked = lookUps.ask(fresh, OffsetSpec.maxTimestamp());
            var earliest = lookUps.await(first);
            var latest = lookUps.await(end);
            var moved = led.stream().filter(partition -> earliest.containsKey(partition) && (fresh.contains(partition)
                    || known(partition).filter(extent -> extent.earliest() == earliest.get(partition).offset()).isEmpty())).toList();
            var oldest = lookUps.await(lookUps.ask(moved, OffsetSpec.forTimestamp(0)));
            var newest = lookUps.await(newestAsked);
            var extents = new ArrayList<TimeExtent>();
            for (int partition : led) {
                if (earliest.containsKey(partition) && latest.containsKey(partition) && !lookUps.silent().contains(partition)) {
                    long from = earliest.get(partition).offset();
                    long to = Math.max(from, latest.get(partition).offset());
                    extents.add(new TimeExtent(partition, from, to,
                            moved.contains(partition) ? found(oldest, partition) : known(partition).flatMap(TimeExtent::oldest),
                            fresh.contains(partition) ? found(newest, partition)
                                    : known(partition).filter(extent -> extent.latest() == to).flatMap(TimeExtent::newest)));
                }
            }
            return extents;
        }

        private Optional<TimeExtent> known(int partition) {
            return known.filter(timeline -> timeline.partitions().contains(partition)).map(timeline -> timeline.extent(partition));
        }

        private Optional<TimeRange> whole(Collection<TimeExtent> extents) throws FailureException {
            var whole = new WholeRange(extents, now);
            return whole.choose(founds(whole.early(), WholeRange.PAST), founds(whole.late(), whole.future()));
        }

        private Map<Integer, Found> founds(Set<Integer> partitions, Instant since) throws FailureException {
            if (partitions.isEmpty()) {
                return Map.of();
            }
            var answers = lookUps.await(lookUps.ask(partitions, OffsetSpec.forTimestamp(since.toEpochMilli())));
            var founds = new HashMap<Integer, Found>();
            answers.keySet().forEach(partition -> found(answers, partition).ifPresent(found -> founds.put(partition, found)));
            return founds;
        }

        /// The range of an earlier timeline, up to now if records have come since, from the oldest record that is left.
        private TimeRange grown(Timeline earlier, Collection<TimeExtent> extents) {
            boolean more = extents.stream()
                    .anyMatch(extent -> known(extent.partition()).filter(old -> old.latest() == extent.latest()).isEmpty());
            var to = more && now.isAfter(earlier.range().to()) ? now.plusMillis(1) : earlier.range().to();
            var oldest = extents.stream().flatMap(extent -> extent.oldest().stream()).map(Found::time).min(Instant::compareTo);
            var from = oldest.filter(time -> time.isAfter(earlier.range().from()) && time.isBefore(to)).orElse(earlier.range().from());
            return new TimeRange(from, to);
        }

        private static Optional<Found> found(Map<Integer, ListOffsetsResultInfo> answers, int partition) {
            return Optional.ofNullable(answers.get(partition)).filter(info -> info.offset() >= 0)
                    .map(info -> new Found(info.offset(), Instant.ofEpochMilli(info.timestamp())));
        }
    }
}

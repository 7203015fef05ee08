package dev.topicscope.ui.messages;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.topicscope.browse.TimeExtent;
import dev.topicscope.browse.TimeExtent.Found;
import dev.topicscope.browse.Timeline;
import dev.topicscope.model.RecordCount;
import dev.topicscope.model.RecordCount.Doubt;
import dev.topicscope.model.TimeRange;
import dev.topicscope.ui.kit.Texts;
import dev.topicscope.ui.kit.TimeBars;

/// Turns a timeline into what is drawn and said of it. Pure.
final class TimelineWords {

    private TimelineWords() {
    }

    static TimeBars bars(Timeline timeline, ZoneId zone) {
        return new TimeBars(timeline.slices(), IntStream.range(0, timeline.slices().count()).mapToObj(timeline::count).toList(),
                timeline.before(), timeline.after(), doubts(timeline, zone));
    }

    /// The range of all times that are known, of however few records; absent where nothing is.
    static Optional<TimeRange> everything(Timeline timeline) {
        var first = timeline.partitions().stream().flatMap(partition -> timeline.extent(partition).oldest().stream()).map(Found::time)
                .min(Instant::compareTo);
        var last = timeline.partitions().stream().flatMap(partition -> timeline.extent(partition).newest().stream()).map(Found::time)
                .max(Instant::compareTo);
        return first.map(from -> new TimeRange(least(from, timeline.range().from()),
                last.map(to -> greatest(to.plusMillis(1), timeline.range().to())).orElse(timeline.range().to())));
    }

    /// Why the counts are an estimate, as sentences, one a line.
    static String doubts(Timeline timeline, ZoneId zone) {
        var text = new StringBuilder();
        var general = timeline.doubts().stream().filter(doubt -> doubt != Doubt.INCOMPLETE).collect(Collectors.toSet());
        text.append(Texts.doubts(new RecordCount(timeline.total(), general)));
        if (!timeline.missing().isEmpty()) {
            line(text, partitions(timeline.missing()) + (timeline.missing().size() == 1 ? " does" : " do")
                    + " not answer: there may be more.");
        }
        for (int partition : timeline.unordered().stream().limit(3).toList()) {
            line(text, unordered(timeline.extent(partition), zone));
        }
        if (timeline.unordered().size() > 3) {
            line(text, "The same holds for " + (timeline.unordered().size() - 3) + " more partitions.");
        }
        return text.toString();
    }

    private static String unordered(TimeExtent extent, ZoneId zone) {
        String sentence = "Partition " + extent.partition() + " is not in the order of time: ";
        if (extent.newest().isEmpty()) {
            return sentence + "a look-up by time can't place all of its records.";
        }
        return sentence + Texts.count(extent.behindNewest()) + (extent.behindNewest() == 1 ? " record comes" : " records come")
                + " after the newest, of " + Texts.moment(extent.newest().get().time(), zone) + ", and can't be placed by look-ups.";
    }

    private static String partitions(Collection<Integer> numbers) {
        String list = numbers.stream().limit(8).map(String::valueOf).collect(Collectors.joining(", "));
        return (numbers.size() == 1 ? "Partition " : "Partitions ") + list + (numbers.size() > 8 ? ", …" : "");
    }

    private static void line(StringBuilder text, String sentence) {
        text.append(text.isEmpty() ? "" : "\n").append(sentence);
    }

    private static Instant least(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant greatest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

package dev.topicscope.ui.messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.Search;
import dev.topicscope.ui.kit.StatusLine;
import dev.topicscope.ui.kit.StatusLine.Detail;
import dev.topicscope.ui.kit.StatusLine.Tone;
import dev.topicscope.ui.kit.Texts;

/// Puts the progress of a search into the words of the status bar. Pure.
final class SearchStatus {

    private SearchStatus() {
    }

    static StatusLine line(Search.Progress progress, double recordsPerSecond, double bytesPerSecond, RecordStore matches,
            List<Detail> polls) {
        long read = SearchFeed.read(progress);
        long total = SearchFeed.total(progress);
        boolean searching = progress.state() instanceof Search.State.Searching;
        var facts = new ArrayList<String>();
        facts.add("searched " + Texts.count(Math.min(read, total)) + " of " + Texts.count(total));
        if (searching && recordsPerSecond > 0) {
            facts.add(Texts.rate(recordsPerSecond));
            facts.add(Texts.size(Math.round(bytesPerSecond)) + "/s");
            facts.add(Texts.duration(Duration.ofMillis(Math.round((total - read) * 1000.0 / recordsPerSecond))) + " left");
        }
        facts.add(Texts.count(progress.matches()) + (progress.matches() == 1 ? " match" : " matches"));
        var notes = new ArrayList<>(List.of("reads without a group: commits nothing"));
        if (matches.dropped() > 0) {
            notes.add("dropped from view " + Texts.count(matches.dropped()));
        }
        notes.add("holds " + Texts.size(matches.heldBytes()) + " of " + Texts.size(matches.limitBytes()));
        var share = searching && total > 0 ? Optional.of(new StatusLine.Progress((double) read / total, perPartition(progress)))
                : Optional.<StatusLine.Progress>empty();
        return new StatusLine(tone(progress.state()), word(progress.state()), facts, share, notes, polls);
    }

    private static String perPartition(Search.Progress progress) {
        return progress.partitions().stream().map(partition -> "partition " + partition.partition() + ": " + Texts.count(partition.read())
                + " of " + Texts.count(partition.total())).collect(Collectors.joining("\n"));
    }

    private static String word(Search.State state) {
        return switch (state) {
            case Search.State.Opening() -> "finding the start";
            case Search.State.Searching() -> "searching";
            case Search.State.Live() -> "live: new matches appear";
            case Search.State.Done() -> "searched to the end that was chosen";
            case Search.State.Stopped() -> "search stopped";
            case Search.State.Failed _ -> "search failed";
        };
    }

    private static Tone tone(Search.State state) {
        return switch (state) {
            case Search.State.Opening(), Search.State.Searching() -> Tone.BUSY;
            case Search.State.Live() -> Tone.GOOD;
            case Search.State.Done(), Search.State.Stopped() -> Tone.IDLE;
            case Search.State.Failed _ -> Tone.BAD;
        };
    }
}

package dev.topicscope.ui.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            List<StatusLine.Part> parts, List<Detail> polls) {
        long read = SearchFeed.read(progress);
        long total = SearchFeed.total(progress);
        boolean searching = progress.state() instanceof Search.State.Searching;
        var facts = new ArrayList<String>();
        facts.add("searched " + far(read, total));
        if (searching) {
            facts.addAll(SearchParts.speed(recordsPerSecond, bytesPerSecond, total - read));
        }
        facts.add(Texts.count(progress.matches()) + (progress.matches() == 1 ? " match" : " matches"));
        var notes = new ArrayList<>(List.of("reads without a group: commits nothing"));
        if (matches.dropped() > 0) {
            notes.add("dropped from view " + Texts.count(matches.dropped()));
        }
        notes.add("holds " + Texts.size(matches.heldBytes()) + " of " + Texts.size(matches.limitBytes()));
        var share = searching && total > 0 ? Optional.of(new StatusLine.Progress((double) read / total, parts))
                : Optional.<StatusLine.Progress>empty();
        return new StatusLine(tone(progress.state()), word(progress.state()), facts, share, notes, polls);
    }

    /// How far a search is and how fast it goes.
    static List<String> facts(Search.Progress progress, double recordsPerSecond, double bytesPerSecond) {
        long read = SearchFeed.read(progress);
        long total = SearchFeed.total(progress);
        var facts = new ArrayList<>(List.of("searched " + far(read, total)));
        facts.addAll(SearchParts.speed(recordsPerSecond, bytesPerSecond, total - read));
        return facts;
    }

    private static String far(long read, long total) {
        return Texts.count(Math.min(read, total)) + " of " + Texts.count(total);
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

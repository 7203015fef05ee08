package dev.topicscope.ui.messages;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.topicscope.browse.ReadProgress;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.ui.kit.FailureText;
import dev.topicscope.ui.kit.StatusLine;
import dev.topicscope.ui.kit.StatusLine.Detail;
import dev.topicscope.ui.kit.StatusLine.Tone;
import dev.topicscope.ui.kit.Texts;

/// Puts the progress of a read into the words of the status bar. Pure.
final class ReadStatus {

    private ReadStatus() {
    }

    static StatusLine line(ReadProgress progress, double recordsPerSecond, RecordStore store,
            List<Detail> polls) {
        var facts = new ArrayList<String>();
        if (progress.phase() instanceof Phase.CatchingUp(long read, long total)) {
            facts.add("read " + Texts.count(Math.min(read, total)) + " of " + Texts.count(total));
        }
        long shown = store.end() - store.first() + store.dropped();
        facts.add(Texts.count(shown) + (shown == 1 ? " record" : " records"));
        facts.add(Texts.rate(recordsPerSecond));
        facts.add(Texts.size(progress.bytes()));
        var notes = new ArrayList<String>();
        notes.add("reads without a group: commits nothing");
        notes.add(Texts.zone(ZoneId.systemDefault(), Instant.now()));
        if (store.dropped() > 0) {
            notes.add("dropped from view " + Texts.count(store.dropped()));
        }
        notes.add("holds " + Texts.size(store.heldBytes()) + " of " + Texts.size(store.limitBytes()));
        return new StatusLine(tone(progress.phase()), word(progress.phase()), facts, Optional.empty(), notes, polls);
    }

    /// What the read is doing, in a word or two.
    static String word(Phase phase) {
        return switch (phase) {
            case Phase.Opening _ -> "finding the start";
            case Phase.CatchingUp _ -> "reading";
            case Phase.Live _ -> "live";
            case Phase.Paused _ -> "paused";
            case Phase.Full _ -> "waits: the memory for this read is full";
            case Phase.Waiting(var _, var since) -> "no answer since " + Texts.clock(since, ZoneId.systemDefault());
            case Phase.Ended _ -> "read to the end that was chosen";
            case Phase.Stopped _ -> "stopped";
            case Phase.Failed(var why) -> FailureText.of(why).title();
        };
    }

    private static Tone tone(Phase phase) {
        return switch (phase) {
            case Phase.Live _ -> Tone.GOOD;
            case Phase.Opening _, Phase.CatchingUp _ -> Tone.BUSY;
            case Phase.Paused _, Phase.Ended _, Phase.Stopped _ -> Tone.IDLE;
            case Phase.Full _, Phase.Waiting _ -> Tone.WARNING;
            case Phase.Failed _ -> Tone.BAD;
        };
    }

    /// The line of a read or search whose view is paused.
    static StatusLine paused(StatusLine line, long waiting) {
        var facts = new ArrayList<>(line.facts());
        facts.addFirst(waits(waiting));
        return new StatusLine(Tone.IDLE, "view paused", facts, line.progress(), line.notes(), line.details());
    }

    /// How many records wait to be shown.
    static String waits(long waiting) {
        return Texts.count(waiting) + (waiting == 1 ? " record waits" : " records wait");
    }

    /// A read that has not begun.
    static StatusLine none() {
        return StatusLine.of(Tone.IDLE, "");
    }
}

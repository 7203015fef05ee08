package dev.topicscope.browse;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

import dev.topicscope.browse.Search.State;
import dev.topicscope.format.RecordLines;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Message;

/// Writes what a search finds, match after match, as it is found.
///
/// What is written is let go of, and the search waits while writing is slower than finding, so that memory holds no more than the search is
/// allowed to. One thread writes, any may ask [#written()].
public final class MatchLines {

    private static final int TOGETHER = 1_000;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int LOOKS = 250;

    private final Search search;
    private final RecordLines lines;
    private final OptionalLong limit;
    private volatile long written;

    /// Writes at most `limit` matches; all of them if empty.
    public MatchLines(Search search, RecordLines lines, OptionalLong limit) {
        this.search = search;
        this.lines = lines;
        this.limit = limit;
        search.matches().keepOldest(true);
    }

    /// How many matches were written.
    public long written() {
        return written;
    }

    /// Writes until the search is over, the limit is reached or `ended` is cancelled. Whenever nothing is left to write, `onWait` is run.
    ///
    /// @return whether the search came to its end
    /// @throws IOException if the target of the lines does not take them
    public boolean write(Runnable onWait, Cancellation ended) throws IOException, InterruptedException {
        var matches = search.matches();
        while (!ended.isCancelled()) {
            var looked = look();
            boolean over = looked.over();
            var found = looked.found();
            for (var message : found) {
                lines.write(message);
                written = written + 1;
                if (limit.isPresent() && written == limit.getAsLong()) {
                    lines.flush();
                    return false;
                }
            }
            matches.forgetBefore(written);
            if (found.isEmpty()) {
                lines.flush();
                if (over) {
                    return true;
                }
                onWait.run();
                matches.awaitRecord(written, LOOK);
            }
        }
        return false;
    }

    private record Look(boolean over, List<Message> found) {
    }

    /// What is there to be written. Where a record took all memory for a moment, looks again: the search lets go of it and reads on with
    /// less, but the error may meet any thread.
    private Look look() throws InterruptedException {
        for (int left = LOOKS; ; left--) {
            try {
                return new Look(isOver(search.progress().state()), search.matches().messages(written, TOGETHER));
            } catch (OutOfMemoryError e) {
                if (left == 0) {
                    throw e;
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private static boolean isOver(State state) {
        return switch (state) {
            case State.Opening(), State.Searching(), State.Live() -> false;
            case State.Done(), State.Stopped(), State.Failed(var _) -> true;
        };
    }
}

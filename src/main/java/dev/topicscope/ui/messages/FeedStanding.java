package dev.topicscope.ui.messages;

import java.util.List;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.browse.Older;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.ui.kit.StatusLine;

/// How what is shown stands, as it was when it was looked at last. FX thread only.
final class FeedStanding {

    private static final long STATUS_NANOS = 200_000_000;

    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(new Phase.Stopped());
    private final ReadOnlyObjectWrapper<List<String>> warnings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<StatusLine> status = new ReadOnlyObjectWrapper<>(ReadStatus.none());
    private final ReadOnlyObjectWrapper<Older> older = new ReadOnlyObjectWrapper<>(new Older.None());
    private long statusNanos;

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<String>> warnings() {
        return warnings.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<StatusLine> status() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Older> older() {
        return older.getReadOnlyProperty();
    }

    /// Another feed is shown; the rest of it is seen at the next look.
    void begin(Feed feed) {
        older.set(feed.older());
        statusNanos = 0;
    }

    /// Looks at `feed`, at a moment of `System.nanoTime`.
    void look(Feed feed, ViewPause pause, long nanos) {
        var state = feed.state();
        phase.set(state.phase());
        warnings.set(state.warnings());
        older.set(feed.older());
        if (nanos - statusNanos >= STATUS_NANOS || statusNanos == 0) {
            statusNanos = nanos;
            var line = feed.status(nanos);
            status.set(pause.paused().get() ? ReadStatus.paused(line, pause.waiting().get()) : line);
        }
    }
}

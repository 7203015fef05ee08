package dev.topicscope.ui.messages;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.model.Start;

/// Finds one record of the topic for the table: among the newest 4,000 it holds and those that come, or by reading its partition from that
/// record on. FX thread only.
///
/// It does not look at older ones that are held: they are in no order that could be searched, and to read anew is faster than to look at
/// them all. It looks at a bounded number at a time, so that a look costs about a millisecond.
public final class RecordSeeker {

    private static final int AT_ONCE = 4_000;
    /// A record that was stored just now is on its way to the table.
    private static final long PATIENCE_NANOS = 1_500_000_000;
    private static final long MOST_NANOS = 60_000_000_000L;

    private final MessagesViewModel messages;
    private Optional<Sought> sought = Optional.empty();

    /// What is looked for in `store`: among the records from `next` on, and before, until the newest were all looked at.
    private record Sought(int partition, long offset, RecordStore store, long next, boolean readAnew, long sinceNanos) {

        Sought from(long index) {
            return new Sought(partition, offset, store, index, readAnew, sinceNanos);
        }
    }

    RecordSeeker(MessagesViewModel messages) {
        this.messages = messages;
    }

    /// Looks for a record from now on, instead of the one before; `nanos` is the time of `System.nanoTime`.
    public void seek(int partition, long offset, long nanos) {
        if (messages.paused().get()) {
            messages.togglePause();
        }
        var store = messages.records();
        boolean mayBeThere = store.isPresent() && (messages.choice().partitions().get().isEmpty()
                || messages.choice().partitions().get().contains(partition));
        if (mayBeThere) {
            sought = Optional.of(new Sought(partition, offset, store.get(), Math.max(store.get().first(), store.get().end() - AT_ONCE),
                    false, nanos));
        } else {
            readAnew(partition, offset, nanos);
        }
    }

    /// Looks at what has come; the index of the record, once, when it is found, and selected. Called once a pulse.
    OptionalLong look(long nanos) {
        if (sought.isEmpty()) {
            return OptionalLong.empty();
        }
        var now = sought.get();
        if (messages.records().filter(store -> store == now.store()).isEmpty() || nanos - now.sinceNanos() > MOST_NANOS) {
            // The user has turned to something else, or it is gone.
            sought = Optional.empty();
            return OptionalLong.empty();
        }
        var found = find(now);
        if (found.isPresent()) {
            sought = Optional.empty();
            messages.selected().set(found);
        } else if (!now.readAnew() && (!isComing() || nanos - now.sinceNanos() > PATIENCE_NANOS)) {
            readAnew(now.partition(), now.offset(), nanos);
        }
        return found;
    }

    private OptionalLong find(Sought now) {
        long index = Math.max(now.next(), now.store().first());
        long end = Math.min(now.store().end(), index + AT_ONCE);
        for (; index < end; index++) {
            var record = now.store().preview(index, 0);
            if (record.isPresent() && record.get().offset() == now.offset() && record.get().partition().number() == now.partition()) {
                return OptionalLong.of(index);
            }
        }
        sought = Optional.of(now.from(index));
        return OptionalLong.empty();
    }

    /// Whether what was stored just now comes into the table by itself.
    private boolean isComing() {
        var phase = messages.phase().get();
        return !messages.searching().get() && (phase instanceof Phase.Live || phase instanceof Phase.CatchingUp
                || phase instanceof Phase.Opening);
    }

    private void readAnew(int partition, long offset, long nanos) {
        messages.read(new Start.AtOffset(offset), Set.of(partition));
        sought = messages.records().map(store -> new Sought(partition, offset, store, store.first(), true, nanos));
    }
}

package dev.topicscope.ui.messages;

import java.util.Optional;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.RecordStore;

/// Holds the view while reading goes on. FX thread only.
///
/// At the live end memory stays bounded all the same: what is on screen is kept, and of the rest the oldest is dropped. Elsewhere nothing
/// is dropped, and a read whose memory is full waits.
final class ViewPause {

    /// A full read that goes on drops that part of its memory.
    private static final int SHARE = 8;

    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper waiting = new ReadOnlyLongWrapper();
    private Optional<Shown> shown = Optional.empty();
    private boolean atEnd;

    private record Shown(RecordStore store, StoredRows rows) {
    }

    /// Other records are shown from now on, beginning at the live end or not.
    void show(RecordStore store, StoredRows rows, boolean beginsAtEnd) {
        shown = Optional.of(new Shown(store, rows));
        atEnd = beginsAtEnd;
        paused.set(false);
        waiting.set(0);
        store.keepOldest(!atEnd);
    }

    ReadOnlyBooleanProperty paused() {
        return paused.getReadOnlyProperty();
    }

    /// How many records have come while the view is paused.
    ReadOnlyLongProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    void toggle() {
        shown.ifPresent(now -> {
            if (paused.get()) {
                now.rows().release();
                now.store().pin(Optional.empty());
                now.store().keepOldest(!atEnd);
            } else {
                now.rows().hold();
            }
            paused.set(!paused.get());
            waiting.set(0);
        });
    }

    /// Tells whether the view is at its end; what that means for the store waits until the view goes on.
    void following(boolean isAtEnd) {
        atEnd = isAtEnd;
        if (!paused.get()) {
            shown.ifPresent(now -> now.store().keepOldest(!isAtEnd));
        }
    }

    /// Makes room in a full store for what comes next.
    void letOldestGo() {
        shown.ifPresent(now -> now.store().dropOldest(now.store().limitBytes() / SHARE));
    }

    /// Tells which rows are on screen.
    void looksAt(IndexRange rows) {
        if (paused.get()) {
            shown.ifPresent(now -> {
                now.store().pin(Optional.of(rows));
                waiting.set(now.rows().waiting());
            });
        }
    }
}

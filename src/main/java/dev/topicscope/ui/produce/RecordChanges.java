package dev.topicscope.ui.produce;

import java.util.List;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;

/// Tells of every change of what is typed for a record.
final class RecordChanges {

    // Invalidations would come but once: nobody need have read it since.
    private final ChangeListener<Object> change;

    private RecordChanges(Runnable listener) {
        change = (_, _, _) -> listener.run();
    }

    static void watch(RecordViewModel record, Runnable listener) {
        var changes = new RecordChanges(listener);
        changes.watch(record.key());
        changes.watch(record.value());
        changes.watchAll(record.placement(), record.timestamp(), record.partitionCount());
        record.headers().forEach(changes::watch);
        record.headers().addListener((ListChangeListener<HeaderViewModel>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(changes::leave);
                change.getAddedSubList().forEach(changes::watch);
            }
            listener.run();
        });
    }

    private void watch(HeaderViewModel header) {
        watchAll(header.name());
        watch(header.value());
    }

    private void watch(ContentViewModel content) {
        watchAll(content.encoding(), content.text(), content.fixed());
    }

    /// A header that is moved is removed and comes again.
    private void leave(HeaderViewModel header) {
        for (var one : List.<ObservableValue<?>>of(header.name(), header.value().encoding(), header.value().text(),
                header.value().fixed())) {
            one.removeListener(change);
        }
    }

    private void watchAll(ObservableValue<?>... observed) {
        for (var one : observed) {
            one.addListener(change);
        }
    }
}

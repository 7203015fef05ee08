package dev.topicscope.ui.produce;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;

/// Tells of every change of what is typed for a record.
final class RecordChanges {

    private final Runnable listener;

    private RecordChanges(Runnable listener) {
        this.listener = listener;
    }

    static void watch(RecordViewModel record, Runnable listener) {
        var changes = new RecordChanges(listener);
        changes.watch(record.key());
        changes.watch(record.value());
        changes.watchAll(record.placement(), record.timestamp(), record.partitionCount());
        record.headers().forEach(changes::watch);
        record.headers().addListener((ListChangeListener<HeaderViewModel>) change -> {
            while (change.next()) {
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

    private void watchAll(ObservableValue<?>... observed) {
        for (var one : observed) {
            // Invalidations would come but once: nobody need have read it since.
            one.addListener((_, _, _) -> listener.run());
        }
    }
}

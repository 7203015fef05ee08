package dev.topicscope.ui.messages;

import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.model.Failure;
import dev.topicscope.model.Message;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;

/// One record looked at closely. It is decoded on a worker, since it may be large. FX thread only.
public final class InspectorViewModel {

    private final Slot decoding;
    private final ReadOnlyObjectWrapper<Optional<Inspection>> inspection = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());

    public InspectorViewModel(Background background) {
        decoding = new Slot(background);
    }

    /// The record shown, decoded; empty if none is.
    public ReadOnlyObjectProperty<Optional<Inspection>> inspection() {
        return inspection.getReadOnlyProperty();
    }

    /// Why the record can't be shown.
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Shows another record, or none. The one before stays until this one is ready.
    public void show(Optional<Message> message) {
        failure.set(Optional.empty());
        if (message.isEmpty()) {
            decoding.cancel();
            inspection.set(Optional.empty());
            return;
        }
        decoding.start("decode a record", _ -> Inspection.of(message.get()), ready -> inspection.set(Optional.of(ready)),
                problem -> failure.set(Optional.of(problem)));
    }

    public void close() {
        decoding.cancel();
    }
}

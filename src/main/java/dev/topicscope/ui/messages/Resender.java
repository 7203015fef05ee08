package dev.topicscope.ui.messages;

import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;

import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.model.Message;

/// Sends records of the table again, to this topic or another. FX thread only.
public interface Resender {

    /// Why nothing can be sent and what to do, in a sentence; empty if it can.
    ReadOnlyObjectProperty<Optional<String>> refusal();

    /// Offers to send those records as they are.
    void resend(RecordStore records, IndexRange rows);

    /// Offers to change a whole record, and to send it.
    void edit(Message whole);
}

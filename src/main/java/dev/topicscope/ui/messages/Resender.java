package dev.topicscope.ui.messages;

import java.util.Optional;

import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.model.Message;

/// Sends records of the table again, to this topic or another. FX thread only.
public interface Resender {

    /// Why nothing can be sent, in a few words; empty if it can.
    Optional<String> refusal();

    /// Offers to send those records as they are.
    void resend(RecordStore records, IndexRange rows);

    /// Offers to change a whole record, and to send it.
    void edit(Message whole);
}

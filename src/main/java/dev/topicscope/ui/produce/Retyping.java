package dev.topicscope.ui.produce;

import java.util.Optional;

import dev.topicscope.browse.Placement;
import dev.topicscope.compose.Encoded;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.model.Message;
import dev.topicscope.ui.produce.RecordSnapshot.HeaderPart;
import dev.topicscope.ui.produce.RecordSnapshot.Part;

/// Makes what can be typed of a record that was read. Pure.
///
/// Text becomes text where a field gives it back byte for byte; all else stays as the bytes it is.
final class Retyping {

    private Retyping() {
    }

    /// The record, without its timestamp and partition. Takes a while for a large one: call it on a worker.
    static RecordSnapshot of(Message message) {
        return new RecordSnapshot(part(message.key(), true), part(message.value(), true),
                message.headers().stream().map(header -> new HeaderPart(header.key(), part(header.value(), false))).toList(),
                new Placement.ByKey(), Optional.empty());
    }

    /// `lines` is whether the field has several.
    private static Part part(Optional<byte[]> content, boolean lines) {
        if (content.isEmpty()) {
            return new Part(PayloadFormat.NULL, "", Optional.empty());
        }
        byte[] bytes = content.get();
        if (bytes.length == 0) {
            return new Part(PayloadFormat.EMPTY, "", Optional.empty());
        }
        return HeldBytes.editable(bytes, lines).map(text -> new Part(isJson(text) ? PayloadFormat.JSON : PayloadFormat.TEXT, text,
                Optional.empty())).orElseGet(() -> new Part(PayloadFormat.TEXT, "", content));
    }

    private static boolean isJson(String text) {
        return HeldBytes.isStructure(text) && PayloadFormat.JSON.encode(text) instanceof Encoded.Fit(var _, var doubt) && doubt.isEmpty();
    }
}

package dev.topicscope.ui.produce;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    /// Longer text, and longer lines, are too much for a field.
    private static final int LONGEST = 200_000;
    private static final int LONGEST_LINE = 10_000;

    private Retyping() {
    }

    /// The record, without its timestamp and partition. Takes a while for a large one: call it on a worker.
    static RecordSnapshot of(Message message) {
        return new RecordSnapshot(part(message.key(), false), part(message.value(), true),
                message.headers().stream().map(header -> new HeaderPart(header.key(), part(header.value(), false))).toList(),
                new Placement.ByKey(), Optional.empty());
    }

    private static Part part(Optional<byte[]> content, boolean lines) {
        if (content.isEmpty()) {
            return new Part(PayloadFormat.NULL, "", Optional.empty());
        }
        byte[] bytes = content.get();
        if (bytes.length == 0) {
            return new Part(PayloadFormat.EMPTY, "", Optional.empty());
        }
        return text(bytes).filter(text -> isTypeable(text, lines)).map(text -> new Part(isJson(text) ? PayloadFormat.JSON
                : PayloadFormat.TEXT, text, Optional.empty())).orElseGet(() -> new Part(PayloadFormat.TEXT, "", content));
    }

    private static Optional<String> text(byte[] bytes) {
        if (bytes.length > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// Fields of JavaFX drop control characters, and those of one line also line breaks and tabs.
    private static boolean isTypeable(String text, boolean lines) {
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            boolean kept = sign >= ' ' && sign != 0x7f || lines && (sign == '\n' || sign == '\t');
            line = sign == '\n' ? 0 : line + 1;
            if (!kept || line > LONGEST_LINE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isJson(String text) {
        String bare = text.strip();
        return (bare.startsWith("{") || bare.startsWith("["))
                && PayloadFormat.JSON.encode(text) instanceof Encoded.Fit(var _, var doubt) && doubt.isEmpty();
    }
}

package dev.topicscope.ui.messages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.topicscope.format.Decoders;
import dev.topicscope.format.Hex;
import dev.topicscope.format.JsonText;
import dev.topicscope.format.Lines;
import dev.topicscope.format.Preview;
import dev.topicscope.model.Message;
import dev.topicscope.model.Payload;
import dev.topicscope.ui.kit.PayloadContent;

/// A record, decoded and ready to be shown.
public record Inspection(Message message, PayloadContent key, PayloadContent value, List<HeaderRow> headers) {

    private static final int HEADER_BYTES = 4096;

    public Inspection {
        headers = List.copyOf(headers);
    }

    /// One header; its value as text, or in hexadecimal where it is none.
    public record HeaderRow(String name, Preview value, int sizeBytes) {
    }

    /// Decodes the whole of `message`: call it on a worker.
    static Inspection of(Message message) {
        return new Inspection(message, key(message), value(message), message.headers().stream().map(header -> {
            int size = header.value().map(bytes -> bytes.length).orElse(0);
            return new HeaderRow(header.key(), Preview.of(header.value().map(Inspection::head), size), size);
        }).toList());
    }

    static PayloadContent key(Message message) {
        return content(message.key(), message.keySizeBytes());
    }

    static PayloadContent value(Message message) {
        return content(message.value(), message.valueSizeBytes());
    }

    private static PayloadContent content(Optional<byte[]> bytes, int wholeBytes) {
        byte[] raw = bytes.orElse(new byte[0]);
        var decoded = raw.length < wholeBytes ? Decoders.decodeHead(raw) : Decoders.decode(bytes);
        var lines = switch (decoded.payload()) {
            case Payload.Structured(var root) -> JsonText.lines(root);
            case Payload.Text(String text) -> Lines.of(text);
            case Payload.Absent _, Payload.Empty _, Payload.Binary _ -> List.<String>of();
        };
        return new PayloadContent(decoded, lines, Hex.lineCount(raw.length), line -> Hex.line(raw, line), raw.length, wholeBytes);
    }

    private static byte[] head(byte[] bytes) {
        return bytes.length <= HEADER_BYTES ? bytes : Arrays.copyOf(bytes, HEADER_BYTES);
    }
}

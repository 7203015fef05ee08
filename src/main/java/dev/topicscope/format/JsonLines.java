package dev.topicscope.format;

import java.io.OutputStream;
import java.util.Base64;
import java.util.Optional;

import dev.topicscope.model.Message;
import dev.topicscope.model.Timestamp;

/// Records as JSON Lines (one JSON object a line, UTF-8) that lose nothing:
///
/// ```json
///
///
/// {"partition":0,"offset":7,"timestamp":1764000000000,"timestampType":"CreateTime","key":"k","value":"v","headers":[]}
/// ```
///
/// `timestamp` counts milliseconds since 1970. What is valid UTF-8 stands as text; what is not, stands base64 encoded in `keyBase64`,
/// `valueBase64` in place of `key`, `value`. `null` is `null` and an empty text `""`. Headers keep their order and may repeat.
public final class JsonLines extends RecordLines {

    public JsonLines(OutputStream target) {
        super(target);
    }

    @Override
    void put(Message message, LineBuffer into) {
        into.put("{\"partition\":").put(message.partition().number()).put(",\"offset\":").put(message.offset());
        if (message.timestamp().isPresent()) {
            var timestamp = message.timestamp().get();
            into.put(",\"timestamp\":").put(timestamp.time().toEpochMilli())
                    .put(timestamp.kind() == Timestamp.Kind.CREATED ? ",\"timestampType\":\"CreateTime\""
                            : ",\"timestampType\":\"LogAppendTime\"");
        } else {
            into.put(",\"timestamp\":null,\"timestampType\":\"NoTimestampType\"");
        }
        member(into, ",\"key", message.key());
        member(into, ",\"value", message.value());
        into.put(",\"headers\":[");
        boolean first = true;
        for (var header : message.headers()) {
            into.put(first ? "{\"name\":" : ",{\"name\":").putJsonString(Utf8.bytes(header.key()));
            member(into, ",\"value", header.value());
            into.put('}');
            first = false;
        }
        into.put("]}\n");
    }

    private static void member(LineBuffer into, String name, Optional<byte[]> content) {
        into.put(name);
        if (content.isEmpty()) {
            into.put("\":null");
        } else if (Utf8.isValid(content.get())) {
            into.put("\":").putJsonString(content.get());
        } else {
            into.put("Base64\":\"").put(Base64.getEncoder().encode(content.get())).put('"');
        }
    }
}

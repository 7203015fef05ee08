package dev.topicscope.format;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.topicscope.model.Message;

/// Records as comma-separated values for people (RFC 4180, UTF-8), after a line of column names.
///
/// Times are ISO 8601 in UTC. An empty field is `null`, a quoted empty one is empty. What is no UTF-8 stands as `base64:` and its base64
/// code; headers stand as `name=value`, separated by semicolons.
public final class CsvLines extends RecordLines {

    private static final String NEW_LINE = "\r\n";

    public CsvLines(OutputStream target) {
        super(target);
        line().put("partition,offset,timestamp,key,value,headers" + NEW_LINE);
    }

    @Override
    void put(Message message, LineBuffer into) {
        into.put(message.partition().number()).put(',').put(message.offset()).put(',');
        message.timestamp().ifPresent(timestamp -> into.put(timestamp.time().toString()));
        into.put(',');
        field(into, message.key());
        into.put(',');
        field(into, message.value());
        into.put(',');
        if (!message.headers().isEmpty()) {
            quoted(into, message.headers().stream().map(header -> header.key() + header.value().map(value -> "=" + text(value)).orElse(""))
                    .collect(Collectors.joining("; ")));
        }
        into.put(NEW_LINE);
    }

    private static void field(LineBuffer into, Optional<byte[]> content) {
        content.ifPresent(bytes -> quoted(into, text(bytes)));
    }

    private static String text(byte[] bytes) {
        return Utf8.isValid(bytes) ? new String(bytes, StandardCharsets.UTF_8) : "base64:" + Base64.getEncoder().encodeToString(bytes);
    }

    private static void quoted(LineBuffer into, String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
                && text.strip().length() == text.length();
        into.put(plain ? text : "\"" + text.replace("\"", "\"\"") + "\"");
    }
}

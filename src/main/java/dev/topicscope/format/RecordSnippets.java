package dev.topicscope.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.topicscope.model.Message;

/// A record as text to take along. Pure.
public final class RecordSnippets {

    private RecordSnippets() {
    }

    /// The record as one line of [JsonLines], without the line break.
    public static String json(Message message) {
        var bytes = new ByteArrayOutputStream();
        try {
            var lines = new JsonLines(bytes);
            lines.write(message);
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /// The record as a line: partition, offset, time in ISO 8601, key and value, with tabs between them. Line breaks and tabs in key and
    /// value become signs, so that a record stays a line; what is no text is hexadecimal.
    public static String line(Message message) {
        return message.partition().number() + "\t" + message.offset() + "\t"
                + message.timestamp().map(stamp -> stamp.time().toString()).orElse("") + "\t" + inLine(message.key()) + "\t"
                + inLine(message.value());
    }

    /// A key or value alone, on as many lines as it has; what is no text is hexadecimal.
    public static String text(Optional<byte[]> content) {
        return content.map(bytes -> Utf8.isValid(bytes) ? new String(bytes, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(bytes)).orElse("");
    }

    /// The command with which kcat reads this record again.
    public static String kcat(Message message, String bootstrap) {
        return "kcat -C -b " + shell(bootstrap) + " -t " + shell(message.partition().topic()) + " -p " + message.partition().number()
                + " -o "
                + message.offset() + " -c 1";
    }

    /// The Java code that makes this record to be sent again to its topic.
    public static String java(Message message) {
        return java(message, "record");
    }

    /// The same as a variable of that name, where there are headers to be added to it.
    public static String java(Message message, String name) {
        String code = "new ProducerRecord<>(" + string(message.partition().topic()) + ", " + payload(message.key()) + ", "
                + payload(message.value()) + ")";
        if (message.headers().isEmpty()) {
            return code + ";";
        }
        return "var " + name + " = " + code + ";\n" + message.headers().stream()
                .map(header -> name + ".headers().add(" + string(header.key()) + ", "
                + header.value().map(RecordSnippets::bytes).orElse("null") + ");").collect(Collectors.joining("\n"));
    }

    private static String inLine(Optional<byte[]> content) {
        return content.isEmpty() ? "null" : Preview.oneLine(text(content));
    }

    private static String payload(Optional<byte[]> content) {
        return content.map(bytes -> Utf8.isValid(bytes) ? string(new String(bytes, StandardCharsets.UTF_8)) : bytes(bytes)).orElse("null");
    }

    private static String bytes(byte[] bytes) {
        return Utf8.isValid(bytes) ? string(new String(bytes, StandardCharsets.UTF_8)) + ".getBytes(StandardCharsets.UTF_8)"
                : "HexFormat.of().parseHex(\"" + HexFormat.of().formatHex(bytes) + "\")";
    }

    /// A string literal of Java: JSON's escapes are Java's too.
    private static String string(String text) {
        return JsonText.quoted(text);
    }

    /// One word for a POSIX shell.
    private static String shell(String word) {
        return word.matches("[A-Za-z0-9_.,:/-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

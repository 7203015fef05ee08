package dev.topicscope.format;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// A payload in one line, made from its first bytes only: what a cell of a table shows. Cheap, so that it can be made for each row on
/// screen.
public record Preview(Kind kind, String text) {

    private static final int BINARY_BYTES = 48;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /// What kind of bytes these are, so that `null`, an empty string and the text “null” look different.
    public enum Kind {
        ABSENT, EMPTY, TEXT, BINARY
    }

    /// The line for the first bytes `head` of a payload of `sizeBytes`; an empty `head` is Kafka's `null`.
    ///
    /// Line breaks and tabs become signs (`⏎`, `⇥`); a last character that `head` cuts off is left out; what is no text is shown in
    /// hexadecimal.
    public static Preview of(Optional<byte[]> head, int sizeBytes) {
        if (head.isEmpty()) {
            return new Preview(Kind.ABSENT, "null");
        }
        byte[] bytes = head.get();
        if (bytes.length == 0) {
            return new Preview(Kind.EMPTY, "empty");
        }
        var fault = Utf8.firstFault(bytes, bytes.length);
        boolean cut = fault.isPresent() && bytes.length < sizeBytes && Utf8.isCutOff(bytes, fault.getAsInt(), bytes.length);
        int end = cut ? fault.getAsInt() : bytes.length;
        if (fault.isPresent() && !cut || TextDecoder.firstControl(bytes, end).isPresent()) {
            int shown = Math.min(bytes.length, BINARY_BYTES);
            return new Preview(Kind.BINARY, "0x" + HEX.formatHex(bytes, 0, shown) + (shown < sizeBytes ? "…" : ""));
        }
        String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
        return new Preview(Kind.TEXT, oneLine(text) + (end < sizeBytes ? "…" : ""));
    }

    /// The text with signs in place of line breaks and tabs.
    public static String oneLine(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && text.indexOf('\t') < 0) {
            return text;
        }
        return text.replace("\r\n", "⏎").replace('\n', '⏎').replace('\r', '⏎').replace('\t', '⇥');
    }
}

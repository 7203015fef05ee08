package dev.topicscope.format;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

import dev.topicscope.model.Payload;

/// UTF-8 text without control characters other than tab and line breaks.
final class TextDecoder implements Decoder {

    @Override
    public String format() {
        return "text";
    }

    @Override
    public Payload decode(byte[] bytes) throws UnfitException {
        OptionalInt fault = Utf8.firstFault(bytes, bytes.length);
        if (fault.isPresent()) {
            int at = fault.getAsInt();
            throw new UnfitException(String.format("not UTF-8: byte 0x%02X at position %d begins no character", bytes[at] & 0xff, at));
        }
        OptionalInt control = firstControl(bytes, bytes.length);
        if (control.isPresent()) {
            int at = control.getAsInt();
            throw new UnfitException(String.format("not text: byte 0x%02X at position %d is a control character", bytes[at], at));
        }
        return new Payload.Text(new String(bytes, StandardCharsets.UTF_8));
    }

    /// The position of the first control character that text does not have.
    static OptionalInt firstControl(byte[] bytes, int end) {
        for (int i = 0; i < end; i++) {
            byte b = bytes[i];
            if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' || b == 0x7f) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}

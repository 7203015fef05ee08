package dev.topicscope.format;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// Checks bytes against UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing beyond U+10FFFF. Pure.
final class Utf8 {

    private Utf8() {
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static boolean isValid(byte[] bytes) {
        return firstFault(bytes, bytes.length).isEmpty();
    }

    /// The position of the first byte that begins no whole character before `end`; empty if all is well.
    static OptionalInt firstFault(byte[] bytes, int end) {
        int at = 0;
        while (at < end) {
            int length = lengthAt(bytes, at, end);
            if (length == 0) {
                return OptionalInt.of(at);
            }
            at += length;
        }
        return OptionalInt.empty();
    }

    /// Whether the bytes from `at` to `end` are the beginning of a character that was cut off.
    static boolean isCutOff(byte[] bytes, int at, int end) {
        int wanted = length(bytes[at] & 0xff);
        if (wanted <= end - at) {
            return false;
        }
        for (int i = at + 1; i < end; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    private static int lengthAt(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        int length = length(first);
        if (length <= 1 || at + length > end) {
            return length == 1 ? 1 : 0;
        }
        int second = bytes[at + 1] & 0xff;
        int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static int length(int first) {
        if (first < 0x80) {
            return 1;
        }
        return first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    }
}

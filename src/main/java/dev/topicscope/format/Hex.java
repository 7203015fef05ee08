package dev.topicscope.format;

import java.util.Objects;

/// Bytes as a dump: offset, sixteen bytes, and what of them is ASCII. Pure; a line costs the same wherever it is.
public final class Hex {

    private static final int PER_LINE = 16;
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private Hex() {
    }

    /// How many lines the dump of so many bytes has.
    public static int lineCount(int sizeBytes) {
        return (sizeBytes + PER_LINE - 1) / PER_LINE;
    }

    /// Line `number` of the dump, counted from 0.
    ///
    /// @throws IndexOutOfBoundsException if there is no such line
    public static String line(byte[] bytes, int number) {
        int from = Math.multiplyExact(Objects.checkIndex(number, lineCount(bytes.length)), PER_LINE);
        int to = Math.min(from + PER_LINE, bytes.length);
        var line = new StringBuilder(78).append(String.format("%08x  ", from));
        for (int i = from; i < from + PER_LINE; i++) {
            if (i < to) {
                line.append(DIGITS[bytes[i] >> 4 & 0xf]).append(DIGITS[bytes[i] & 0xf]).append(' ');
            } else {
                line.append("   ");
            }
            if (i - from == PER_LINE / 2 - 1) {
                line.append(' ');
            }
        }
        line.append(' ');
        for (int i = from; i < to; i++) {
            line.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '·');
        }
        return line.toString();
    }
}

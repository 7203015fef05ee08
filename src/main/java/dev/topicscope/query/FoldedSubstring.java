package dev.topicscope.query;

import java.nio.charset.StandardCharsets;

/// A text to be found in UTF-8 whatever the case of its letters, for texts whose letters are not all ASCII. Immutable.
///
/// Only where a byte can begin the text are characters read; bytes that are no UTF-8 match nothing.
final class FoldedSubstring implements ByteTest {

    private final int[] text;
    private final boolean[] begins = new boolean[256];

    /// @throws IllegalArgumentException if the text is empty
    FoldedSubstring(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("nothing to look for");
        }
        this.text = text.codePoints().map(Folding::fold).toArray();
        for (int variant : Folding.variants(this.text[0])) {
            begins[Character.toString(variant).getBytes(StandardCharsets.UTF_8)[0] & 0xff] = true;
        }
    }

    @Override
    public boolean in(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (begins[bytes[at] & 0xff] && isAt(bytes, at, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] bytes, int from, int to) {
        int at = from;
        for (int wanted : text) {
            int length = at < to ? length(bytes[at]) : 0;
            if (length == 0 || at + length > to) {
                return false;
            }
            int codePoint = length == 1 ? bytes[at] : decode(bytes, at, length);
            if (codePoint < 0 || Folding.fold(codePoint) != wanted) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /// How many bytes the character that begins so has; 0 if none begins so.
    private static int length(byte lead) {
        int b = lead & 0xff;
        return b < 0x80 ? 1 : b < 0xc2 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : b < 0xf5 ? 4 : 0;
    }

    /// The code point, or -1 if these bytes are none.
    private static int decode(byte[] bytes, int at, int length) {
        int codePoint = bytes[at] & (0xff >> length + 1);
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return -1;
            }
            codePoint = codePoint << 6 | bytes[at + i] & 0x3f;
        }
        boolean tooLong = length == 3 && codePoint < 0x800 || length == 4 && codePoint < 0x10000;
        return tooLong || codePoint > Character.MAX_CODE_POINT || codePoint >= 0xd800 && codePoint < 0xe000 ? -1 : codePoint;
    }
}

package dev.topicscope.query;

import java.util.stream.IntStream;

/// Which characters count as the same where case does not matter.
///
/// Each code point on its own, in no language's particular way: ASCII letters fold among themselves, others by Unicode's simple case
/// mappings. Characters outside ASCII whose other case is in ASCII (such as the Turkish dotless i or the Kelvin sign) stay themselves, so
/// that an ASCII text can be looked for byte by byte.
final class Folding {

    // No character above has an upper or lower case that differs.
    private static final int LAST_CASED = 0x1ffff;

    private Folding() {
    }

    static int fold(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= 'A' && codePoint <= 'Z' ? codePoint | 0x20 : codePoint;
        }
        int folded = Character.toLowerCase(Character.toUpperCase(codePoint));
        return folded < 0x80 ? codePoint : folded;
    }

    /// Whether the text has characters outside ASCII that occur in more than one case.
    static boolean hasForeignCase(String text) {
        return text.codePoints().anyMatch(c -> c >= 0x80 && (fold(c) != c
                || Character.toUpperCase(c) != c && Character.toUpperCase(c) >= 0x80));
    }

    /// All characters that fold as this one does, itself included.
    static int[] variants(int codePoint) {
        int folded = fold(codePoint);
        if (folded < 0x80) {
            return folded >= 'a' && folded <= 'z' ? new int[] {folded, folded - 0x20} : new int[] {folded};
        }
        int[] found = IntStream.rangeClosed(0x80, LAST_CASED).filter(c -> fold(c) == folded).toArray();
        return found.length == 0 ? new int[] {codePoint} : found;
    }
}

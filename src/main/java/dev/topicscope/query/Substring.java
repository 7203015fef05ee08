package dev.topicscope.query;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A text to be found in bytes, the cases of ASCII letters the same or not. Immutable.
///
/// Eight places are tried at once: some bytes of the text, the rarest in JSON, are compared with eight neighbours each in one `long`, and
/// only a place where all fit is compared in full. In many bytes, a block of 256 places is tried at once, in a loop so plain that the JIT
/// makes vector instructions of it.
final class Substring implements ByteTest {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = 256;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    // From the commonest to the rarest in JSON; what is missing is rarer still.
    private static final String COMMON = "\"eat0,:1nio2rsdcl3u4m-5p6879_.gyhbf{}vTkwEAISZ /RNODCLMUPxjBFGHqzVKYWJXQ[]@+";

    private final byte[] text;
    private final boolean ignoreCase;
    private final int first;
    private final int second;
    private final int third;
    private final long firstBits;
    private final long secondBits;
    private final long thirdBits;
    private final long firstCase;
    private final long secondCase;
    private final long thirdCase;

    /// @throws IllegalArgumentException if the text is empty
    Substring(String text, boolean ignoreCase) {
        this(text.getBytes(StandardCharsets.UTF_8), ignoreCase);
    }

    Substring(byte[] wanted, boolean ignoreCase) {
        if (wanted.length == 0) {
            throw new IllegalArgumentException("nothing to look for");
        }
        text = wanted.clone();
        this.ignoreCase = ignoreCase;
        if (ignoreCase) {
            for (int i = 0; i < text.length; i++) {
                text[i] = (byte) lower(text[i]);
            }
        }
        first = rarest(-1, -1);
        second = text.length == 1 ? first : rarest(first, -1);
        third = text.length <= 2 ? second : rarest(first, second);
        firstCase = caseBits(text[first]);
        secondCase = caseBits(text[second]);
        thirdCase = caseBits(text[third]);
        firstBits = (text[first] & 0xff) * ONES;
        secondBits = (text[second] & 0xff) * ONES;
        thirdBits = (text[third] & 0xff) * ONES;
    }

    @Override
    public boolean in(byte[] bytes, int from, int to) {
        return next(bytes, from, to) < to;
    }

    /// Where the text begins for the first time; `to` if it does not occur.
    @Override
    public int next(byte[] bytes, int from, int to) {
        int last = to - text.length;
        int at = from;
        for (; at + BLOCK - 1 <= last; at += BLOCK) {
            if (block(bytes, at) != 0) {
                int found = eights(bytes, at, at + BLOCK - 8);
                if (found >= 0) {
                    return found;
                }
            }
        }
        int found = eights(bytes, at, last - 7);
        if (found >= 0) {
            return found;
        }
        at += Math.max(0, last + 1 - at) & -8;
        if (at <= last && last - 7 >= from) {
            found = eights(bytes, last - 7, last - 7);
            return found >= 0 ? found : to;
        }
        for (; at <= last; at++) {
            if (isAt(bytes, at)) {
                return at;
            }
        }
        return to;
    }

    /// The first of the places from `from` to `last + 7` at which the text begins, in steps of eight; less than 0 if none.
    private int eights(byte[] bytes, int from, int last) {
        for (int at = from; at <= last; at += 8) {
            long hits = hits(bytes, at);
            for (; hits != 0; hits &= hits - 1) {
                int place = at + (Long.numberOfTrailingZeros(hits) >>> 3);
                if (isAt(bytes, place)) {
                    return place;
                }
            }
        }
        return -1;
    }

    /// The high bit of each of eight bytes whose place may be the text's beginning; a place may be marked wrongly, but none is left out.
    private long hits(byte[] bytes, int at) {
        long differing = ((long) LONGS.get(bytes, at + first) | firstCase) ^ firstBits
                | ((long) LONGS.get(bytes, at + second) | secondCase) ^ secondBits;
        return differing - ONES & ~differing & HIGH_BITS;
    }

    /// Not 0 if the text may begin at one of [#BLOCK] places.
    private long block(byte[] bytes, int at) {
        long marked = 0;
        for (int i = at; i < at + BLOCK; i += 8) {
            long differing = ((long) LONGS.get(bytes, i + first) | firstCase) ^ firstBits
                    | ((long) LONGS.get(bytes, i + second) | secondCase) ^ secondBits
                    | ((long) LONGS.get(bytes, i + third) | thirdCase) ^ thirdBits;
            marked |= differing - ONES & ~differing;
        }
        return marked & HIGH_BITS;
    }
    private boolean isAt(byte[] bytes, int at) {
        if (!ignoreCase) {
            // Mostly the first byte differs already: cheaper than to call for help.
            int same = 0;
            while (same < text.length && bytes[at + same] == text[same]) {
                same++;
            }
            return same == text.length;
        }
        for (int i = 0; i < text.length; i++) {
            if (lower(bytes[at + i]) != text[i]) {
                return false;
            }
        }
        return true;
    }

    private int rarest(int butNot, int norThat) {
        int best = -1;
        for (int i = 0; i < text.length; i++) {
            if (i != butNot && i != norThat && (best < 0 || rarity(text[i]) > rarity(text[best]))) {
                best = i;
            }
        }
        return best;
    }

    private int rarity(byte b) {
        int place = COMMON.indexOf(b & 0xff);
        return place < 0 ? COMMON.length() : place;
    }

    private long caseBits(byte b) {
        return ignoreCase && b >= 'a' && b <= 'z' ? 0x20 * ONES : 0;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }
}

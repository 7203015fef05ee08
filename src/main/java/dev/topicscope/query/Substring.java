package dev.topicscope.query;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A text to be found in bytes, the cases of ASCII letters the same or not. Immutable.
///
/// Eight places are tried at once: two bytes of the text, the rarest in JSON, are compared with eight neighbours each in one `long`, and
/// only a place where both fit is compared in full.
final class Substring implements ByteTest {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    // From the commonest to the rarest in JSON; what is missing is rarer still.
    private static final String COMMON = "\"eat0,:1nio2rsdcl3u4m-5p6879_.gyhbf{}vTkwEAISZ /RNODCLMUPxjBFGHqzVKYWJXQ[]@+";

    private final byte[] text;
    private final boolean ignoreCase;
    private final int first;
    private final int second;
    private final long firstBits;
    private final long secondBits;
    private final long firstCase;
    private final long secondCase;

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
        first = rarest(-1);
        second = text.length == 1 ? first : rarest(first);
        firstCase = caseBits(text[first]);
        secondCase = caseBits(text[second]);
        firstBits = (text[first] & 0xff) * ONES;
        secondBits = (text[second] & 0xff) * ONES;
    }

    @Override
    public boolean in(byte[] bytes, int from, int to) {
        int last = to - text.length;
        int at = from;
        for (; at + 7 <= last; at += 8) {
            long hits = hits(bytes, at);
            if (hits != 0 && isAtOne(hits, bytes, at)) {
                return true;
            }
        }
        if (at > last) {
            return false;
        }
        if (last - 7 >= from) {
            long hits = hits(bytes, last - 7);
            return hits != 0 && isAtOne(hits, bytes, last - 7);
        }
        for (; at <= last; at++) {
            if (isAt(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    /// The high bit of each of eight bytes whose place may be the text's beginning; a place may be marked wrongly, but none is left out.
    private long hits(byte[] bytes, int at) {
        long differing = ((long) LONGS.get(bytes, at + first) | firstCase) ^ firstBits
                | ((long) LONGS.get(bytes, at + second) | secondCase) ^ secondBits;
        return differing - ONES & ~differing & HIGH_BITS;
    }

    private boolean isAtOne(long hits, byte[] bytes, int at) {
        for (long left = hits; left != 0; left &= left - 1) {
            if (isAt(bytes, at + (Long.numberOfTrailingZeros(left) >>> 3))) {
                return true;
            }
        }
        return false;
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

    private int rarest(int butNot) {
        int best = -1;
        for (int i = 0; i < text.length; i++) {
            if (i != butNot && (best < 0 || rarity(text[i]) > rarity(text[best]))) {
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

package dev.topicscope.browse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Numbers of bytes as people type and read them: `4 MiB`, `500 kB`, `65536`. Pure.
public final class ByteNotation {

    private static final Pattern TYPED = Pattern.compile("(-?\\d{1,15}(?:\\.\\d{1,6})?)\\s*([a-z]*)");
    private static final Map<String, Long> UNITS = Map.ofEntries(Map.entry("", 1L), Map.entry("b", 1L), Map.entry("byte", 1L),
            Map.entry("bytes", 1L), Map.entry("kb", 1_000L), Map.entry("mb", 1_000_000L), Map.entry("gb", 1_000_000_000L),
            Map.entry("k", 1L << 10), Map.entry("m", 1L << 20), Map.entry("g", 1L << 30),
            Map.entry("kib", 1L << 10), Map.entry("mib", 1L << 20), Map.entry("gib", 1L << 30));
    private static final List<String> NAMES = List.of("B", "KiB", "MiB", "GiB");
    private static final int STEP = 1024;

    private ByteNotation() {
    }

    /// The number of bytes; empty if `text` is none, or no whole number. `k`, `m` and `g` alone are powers of 1024, as `KiB` is; `kB` is
    /// 1000.
    public static OptionalLong parse(String text) {
        var typed = TYPED.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!typed.matches() || !UNITS.containsKey(typed.group(2))) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigDecimal(typed.group(1)).multiply(BigDecimal.valueOf(UNITS.get(typed.group(2)))).longValueExact());
        } catch (ArithmeticException e) {
            // Half a byte, or more bytes than there are.
            return OptionalLong.empty();
        }
    }

    /// Exactly that many bytes, in the largest unit of which they are a whole number: `4 MiB`, `1500 B`.
    public static String exact(long bytes) {
        long number = bytes;
        int unit = 0;
        while (number != 0 && number % STEP == 0 && unit < NAMES.size() - 1) {
            number /= STEP;
            unit++;
        }
        return number + " " + NAMES.get(unit);
    }

    /// About that many bytes: `4 MiB`, `1.5 KiB`.
    public static String rounded(long bytes) {
        var number = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (number.abs().compareTo(BigDecimal.valueOf(STEP)) >= 0 && unit < NAMES.size() - 1) {
            number = number.divide(BigDecimal.valueOf(STEP));
            unit++;
        }
        boolean whole = number.abs().compareTo(BigDecimal.TEN) >= 0;
        return number.setScale(whole ? 0 : 1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + " " + NAMES.get(unit);
    }
}

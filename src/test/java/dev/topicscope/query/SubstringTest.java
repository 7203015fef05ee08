package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SubstringTest {

    private static final List<String> ALPHABETS = List.of("ab", "aAbB", "abcXYZ019 \"{}:,[]@`", "가각나다a", "😀😁🎉a", "äÄöÖßéÉaA",
            "σςΣжЖK\u212aſsSi\u0130\u0131I",
            "ⱥȺ\ud801\udc28\ud801\udc00");
    private final Random random = new Random(42);

    @Test
    void findsWhatANaiveSearchFinds() throws Query.EvaluationException {
        int found = 0;
        for (int round = 0; round < 4_000; round++) {
            String alphabet = ALPHABETS.get(round % ALPHABETS.size());
            String text = text(alphabet, random.nextInt(round % 10 == 0 ? 2_000 : 40));
            int most = 1 + random.nextInt(5);
            boolean taken = random.nextBoolean() && text.length() > 0;
            String wanted = taken ? part(text, most) : text(alphabet, most);
            for (boolean ignoreCase : new boolean[] {false, true}) {
                boolean expected = naive(text, wanted, ignoreCase);
                found += expected ? 1 : 0;
                assertThat(contains(text, wanted, ignoreCase)).as("“%s” in “%s”, ignoring case: %s", wanted, text,
                        ignoreCase).isEqualTo(expected);
            }
        }
        assertThat(found).isBetween(1_200, 7_500);
    }

    @Test
    void findsEveryByteOfARecordAtEveryPlace() throws Query.EvaluationException {
        for (int length = 1; length <= 40; length++) {
            for (int place = 0; place < length; place++) {
                for (int wantedLength = 1; wantedLength <= Math.min(4, length - place); wantedLength++) {
                    byte[] bytes = new byte[length + 7];
                    Arrays.fill(bytes, (byte) 'x');
                    for (int i = 0; i < wantedLength; i++) {
                        bytes[3 + place + i] = (byte) ('a' + i);
                    }
                    var search = new Substring("abcd".substring(0, wantedLength), false);
                    assertThat(search.in(bytes, 3, 3 + length)).isTrue();
                    assertThat(search.in(bytes, 3, 3 + place + wantedLength - 1)).isFalse();
                    assertThat(search.in(bytes, 3 + place + 1, 3 + length)).isFalse();
                }
            }
        }
    }

    @Test
    void neverLooksBeyondItsBounds() {
        byte[] bytes = "xxneedlexx".getBytes(StandardCharsets.UTF_8);
        assertThat(new Substring("needle", true).in(bytes, 2, 8)).isTrue();
        assertThat(new Substring("needle", true).in(bytes, 3, 8)).isFalse();
        assertThat(new Substring("needle", true).in(bytes, 2, 7)).isFalse();
        assertThat(new Substring("x", true).in(bytes, 2, 8)).isFalse();
        assertThat(new FoldedSubstring("édle").in("xédlex".getBytes(StandardCharsets.UTF_8), 1, 5)).isFalse();
        assertThat(new FoldedSubstring("édle").in("xÉDLEx".getBytes(StandardCharsets.UTF_8), 1, 6)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
            "Straße, STRASSE, false", "STRASSE, straße, false", "ÄRGER, ärger, true", "ΟΔΟΣ, οδος, true", "οδος, ΟΔΟΣ, true",
            "ЖУК, жук, true",
            "istanbul, İSTANBUL, false", "ISTANBUL, istanbul, true", "ısı, ISI, false", "한국어, 한국, true", "\u212a, k, false",
            "Hi🎉, hI🎉, true"})
    void knowsTheCasesOfCommonScripts(String text, String wanted, boolean expected) throws Query.EvaluationException {
        assertThat(contains(text, wanted, true)).isEqualTo(expected);
    }

    @Test
    void takesNoInvalidUtf8ForALetter() {
        var search = new FoldedSubstring("é");
        assertThat(search.in(new byte[] {(byte) 0xc3}, 0, 1)).isFalse();
        assertThat(search.in(new byte[] {(byte) 0xc3, 0x29}, 0, 2)).isFalse();
        assertThat(search.in(new byte[] {(byte) 0xc3, (byte) 0xc3, (byte) 0xa9}, 0, 3)).isTrue();
        assertThat(search.in(new byte[] {(byte) 0xe0, (byte) 0x83, (byte) 0xa9}, 0, 3)).isFalse();
    }

    @Test
    void refusesToLookForNothing() {
        assertThatThrownBy(() -> new Substring("", false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FoldedSubstring("")).isInstanceOf(IllegalArgumentException.class);
    }

    /// Bytes around the text, so that a look beyond the bounds would find something.
    private static boolean contains(String text, String wanted, boolean ignoreCase) throws Query.EvaluationException {
        byte[] inner = text.getBytes(StandardCharsets.UTF_8);
        byte[] around = wanted.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[inner.length + 2 * around.length];
        System.arraycopy(around, 0, bytes, 0, around.length);
        System.arraycopy(inner, 0, bytes, around.length, inner.length);
        System.arraycopy(around, 0, bytes, around.length + inner.length, around.length);
        return ByteTest.contains(wanted, ignoreCase).in(bytes, around.length, around.length + inner.length);
    }

    private static boolean naive(String text, String wanted, boolean ignoreCase) {
        int[] in = text.codePoints().map(c -> ignoreCase ? folded(c) : c).toArray();
        int[] what = wanted.codePoints().map(c -> ignoreCase ? folded(c) : c).toArray();
        return IntStream.rangeClosed(0, in.length - what.length)
                .anyMatch(at -> IntStream.range(0, what.length).allMatch(i -> in[at + i] == what[i]));
    }

    private static int folded(int codePoint) {
        String lower = Character.toString(codePoint).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        boolean changesScript = codePoint >= 0x80 && lower.codePointAt(0) < 0x80;
        return changesScript || lower.codePointCount(0, lower.length()) != 1 ? codePoint : lower.equals("ς") ? 'σ' : lower.codePointAt(0);
    }

    private String text(String alphabet, int length) {
        int[] letters = alphabet.codePoints().toArray();
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.isEmpty() && length > 0 ? alphabet : text.toString();
    }

    private String part(String text, int most) {
        int[] letters = text.codePoints().toArray();
        int from = random.nextInt(letters.length);
        return new String(letters, from, Math.min(most, letters.length - from));
    }
}

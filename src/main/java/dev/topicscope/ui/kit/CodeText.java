package dev.topicscope.ui.kit;

/// Tells which texts a [CodeField] can take. Pure.
public final class CodeText {

    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_TEXT = 1 << 20;

    private CodeText() {
    }

    /// Whether a text can be shown and edited without the window coming to a halt.
    public static boolean fits(String text) {
        if (text.length() > LONGEST_TEXT) {
            return false;
        }
        int begin = 0;
        while (text.length() - begin > LONGEST_LINE) {
            int end = text.indexOf('\n', begin);
            if ((end < 0 ? text.length() : end) - begin > LONGEST_LINE) {
                return false;
            }
            begin = end + 1;
        }
        return true;
    }
}

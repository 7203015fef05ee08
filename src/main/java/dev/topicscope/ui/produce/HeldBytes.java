package dev.topicscope.ui.produce;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import dev.topicscope.format.JsonLayout;
import dev.topicscope.ui.kit.CodeText;
import dev.topicscope.ui.kit.Texts;

/// Bytes that stand in the place of what is typed: what they are, and as what they can be typed. Pure.
///
/// `lines` is whether their field has several. `text` is there if they are UTF-8; `indented` if they are JSON that can be edited over
/// several lines.
record HeldBytes(byte[] bytes, boolean lines, Optional<String> text, Optional<String> indented) {

    /// As digits they take several times their room.
    static final int MOST_EDITED = 64 << 10;
    private static final int LARGEST_JSON = 4 << 20;
    private static final int BYTES_A_LINE = 32;
    private static final int SIGNS_A_LINE = 76;

    /// Takes a while for large ones.
    static HeldBytes of(byte[] bytes, boolean lines) {
        var text = decoded(bytes);
        var indented = text.filter(it -> lines && bytes.length <= LARGEST_JSON && isStructure(it)).flatMap(JsonLayout::indented)
                .filter(it -> isEditable(it, true));
        return new HeldBytes(bytes, lines, text, indented);
    }

    /// The text, if a field shows it and gives it back byte for byte. Takes a while for a large one.
    static Optional<String> editable(byte[] bytes, boolean lines) {
        return decoded(bytes).filter(text -> isEditable(text, lines));
    }

    static boolean isStructure(String text) {
        String bare = text.stripLeading();
        return bare.startsWith("{") || bare.startsWith("[");
    }

    /// Fields drop control characters, and those of one line also line breaks and tabs.
    private static boolean isEditable(String text, boolean lines) {
        return CodeText.fits(text) && text.chars().noneMatch(sign -> isControl(sign) || !lines && (sign == '\n' || sign == '\t'));
    }

    private static boolean isControl(int sign) {
        return sign < ' ' && sign != '\n' && sign != '\t' || sign == 0x7f;
    }

    /// The text, if it can be edited as it is.
    Optional<String> editable() {
        return text.filter(it -> isEditable(it, lines));
    }

    boolean isSmall() {
        return bytes.length <= MOST_EDITED;
    }

    String words() {
        String size = Texts.count(bytes.length) + (bytes.length == 1 ? " byte" : " bytes");
        if (text.isEmpty() || text.get().chars().anyMatch(sign -> isControl(sign) && sign != '\r')) {
            return "binary, " + size + ", sent unchanged";
        }
        return "text, " + size + ", sent unchanged" + (editable().isPresent() ? ""
                : !CodeText.fits(text.get()) ? "; too long to be edited here"
                : text.get().indexOf('\r') >= 0 ? "; its line ends are those of Windows, which a field would change"
                : "; its line breaks or tabs are lost in a field of one line");
    }

    String hex() {
        var digits = new StringBuilder(bytes.length * 3);
        for (int i = 0; i < bytes.length; i++) {
            digits.append(i == 0 ? "" : i % BYTES_A_LINE == 0 ? "\n" : " ").append(HexFormat.of().toHexDigits(bytes[i]));
        }
        return digits.toString();
    }

    String base64() {
        return Base64.getMimeEncoder(SIGNS_A_LINE, new byte[] {'\n'}).encodeToString(bytes);
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

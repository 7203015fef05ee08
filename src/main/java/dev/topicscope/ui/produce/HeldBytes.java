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
/// `text` is there if they are UTF-8; `indented` if they are JSON that can be edited over several lines.
record HeldBytes(byte[] bytes, Optional<String> text, Optional<String> indented) {

    /// As digits they take several times their room.
    static final int MOST_EDITED = 64 << 10;
    private static final int LARGEST_JSON = 4 << 20;
    private static final int BYTES_A_LINE = 32;
    private static final int SIGNS_A_LINE = 76;

    /// Takes a while for large ones.
    static HeldBytes of(byte[] bytes) {
        var text = decoded(bytes);
        var indented = text.filter(it -> bytes.length <= LARGEST_JSON && isStructure(it)).flatMap(JsonLayout::indented)
                .filter(HeldBytes::isEditable);
        return new HeldBytes(bytes, text, indented);
    }

    static boolean isStructure(String text) {
        String bare = text.stripLeading();
        return bare.startsWith("{") || bare.startsWith("[");
    }

    /// Whether a field shows such a text and gives it back byte for byte.
    static boolean isEditable(String text) {
        return CodeText.fits(text) && text.chars().noneMatch(HeldBytes::isControl);
    }

    private static boolean isControl(int sign) {
        return sign < ' ' && sign != '\n' && sign != '\t' || sign == 0x7f;
    }

    /// The text, if it can be edited as it is.
    Optional<String> editable() {
        return text.filter(HeldBytes::isEditable);
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
                : CodeText.fits(text.get()) ? "; its line ends are those of Windows, which a field would change"
                : "; too long to be edited here");
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

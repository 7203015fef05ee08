package dev.topicscope.compose;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.topicscope.format.JsonCheck;

/// Turns what somebody types into the bytes to send. Pure.
public final class PayloadText {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d*");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(Infinity|NaN|(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?)?");
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final String UUID_SHAPE = "00000000-0000-0000-0000-000000000000";

    private PayloadText() {
    }

    /// The bytes of `text` in `format`, or the first thing that is wrong with it.
    public static Encoded encode(PayloadFormat format, String text) {
        return switch (format) {
            case TEXT -> text(text, Optional.empty());
            case JSON -> text(text, JsonCheck.fault(text).map(fault -> new TextProblem(fault.position(), fault.reason())));
            case HEX -> hex(text);
            case BASE64 -> base64(text);
            case INTEGER, LONG -> number(format, text);
            case DOUBLE -> decimal(text);
            case UUID -> uuid(text);
            case NULL -> new Encoded.Fit(Optional.empty(), Optional.empty());
            case EMPTY -> fit(new byte[0]);
        };
    }

    private static Encoded text(String text, Optional<TextProblem> doubt) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return unfit(i, "Half a character stands here, which UTF-8 can't hold.");
            }
        }
        return new Encoded.Fit(Optional.of(text.getBytes(StandardCharsets.UTF_8)), doubt);
    }

    private static Encoded hex(String text) {
        var digits = new StringBuilder(text.length());
        int from = text.stripLeading().startsWith("0x") ? text.indexOf("0x") + 2 : 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.digit(c, 16) >= 0 && c < 0x80) {
                digits.append(c);
            } else if (!Character.isWhitespace(c)) {
                return unfit(i, "“" + c + "” is no hexadecimal digit.");
            } else if (digits.length() % 2 == 1) {
                return unfit(i, "The byte before has one digit; each has two.");
            }
        }
        return digits.length() % 2 == 1 ? unfit(text.length(), "The last byte has one digit; each has two.")
                : fit(HexFormat.of().parseHex(digits));
    }

    private static Encoded base64(String text) {
        var signs = new StringBuilder(text.length());
        int padding = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                continue;
            }
            if (c == '=') {
                padding++;
            } else if (padding > 0) {
                return unfit(i, "Nothing can follow after the padding “=”.");
            } else if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '-' || c == '_')) {
                signs.append(c == '-' ? '+' : c == '_' ? '/' : c);
            } else {
                return unfit(i, "“" + c + "” is no sign of Base64.");
            }
        }
        int rest = signs.length() % 4;
        if (rest == 1 || padding > 0 && (signs.length() + padding) % 4 != 0) {
            return unfit(text.length(), "It ends in the middle of a byte: signs are missing.");
        }
        return fit(Base64.getDecoder().decode(signs.toString()));
    }

    private static Encoded number(PayloadFormat format, String text) {
        String number = text.strip();
        var problem = misfit(NUMBER, text, number, "a whole number");
        if (problem.isPresent()) {
            return new Encoded.Unfit(problem.get());
        }
        try {
            return format == PayloadFormat.INTEGER ? fit(ByteBuffer.allocate(Integer.BYTES).putInt(Integer.parseInt(number)).array())
                    : fit(ByteBuffer.allocate(Long.BYTES).putLong(Long.parseLong(number)).array());
        } catch (NumberFormatException e) {
            return unfit(start(text), number.length() == 1 && !Character.isDigit(number.charAt(0)) ? "Digits are missing."
                    : format == PayloadFormat.INTEGER ? "An integer is from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE + "."
                    : "A long is from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE + ".");
        }
    }

    private static Encoded decimal(String text) {
        String number = text.strip();
        var problem = misfit(DECIMAL, text, number, "a number");
        if (problem.isPresent()) {
            return new Encoded.Unfit(problem.get());
        }
        try {
            return fit(ByteBuffer.allocate(Double.BYTES).putDouble(Double.parseDouble(number)).array());
        } catch (NumberFormatException e) {
            return unfit(start(text), "Digits are missing.");
        }
    }

    private static Optional<TextProblem> misfit(Pattern pattern, String text, String stripped, String what) {
        if (stripped.isEmpty()) {
            return Optional.of(new TextProblem(text.length(), "Here should be " + what + "."));
        }
        var matcher = pattern.matcher(stripped);
        int end = matcher.lookingAt() ? matcher.end() : 0;
        return end == stripped.length() ? Optional.empty()
                : Optional.of(new TextProblem(start(text) + end, "“" + stripped.charAt(end) + "” is no part of " + what + "."));
    }

    private static Encoded uuid(String text) {
        String id = text.strip();
        if (UUID.matcher(id).matches()) {
            return fit(id.getBytes(StandardCharsets.US_ASCII));
        }
        for (int i = 0; i < Math.min(id.length(), UUID_SHAPE.length()); i++) {
            char c = id.charAt(i);
            boolean hyphen = UUID_SHAPE.charAt(i) == '-';
            if (hyphen != (c == '-') || !hyphen && (c >= 0x80 || Character.digit(c, 16) < 0)) {
                return unfit(start(text) + i, hyphen ? "Here should be a hyphen." : "“" + c + "” is no hexadecimal digit.");
            }
        }
        return unfit(start(text) + Math.min(id.length(), UUID_SHAPE.length()), "A UUID has 36 signs, this has " + id.length() + ".");
    }

    private static int start(String text) {
        return text.length() - text.stripLeading().length();
    }

    private static Encoded fit(byte[] bytes) {
        return new Encoded.Fit(Optional.of(bytes), Optional.empty());
    }

    private static Encoded unfit(int position, String reason) {
        return new Encoded.Unfit(new TextProblem(position, reason));
    }
}

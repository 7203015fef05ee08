package dev.topicscope.query;

import dev.topicscope.query.JqSyntax.BeyondException;

/// The words, numbers, strings and signs of a jq expression, one after the other. White space before a sign or word is passed over.
final class JqTokens {

    private static final int MOST_DIGITS = 300;

    private final String text;
    private int at;

    JqTokens(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    int place() {
        return at;
    }

    /// Goes back to a place where it has been.
    void back(int place) {
        at = place;
    }

    /// Whether the next character that is no white space is `c`.
    boolean isAt(char c) {
        space();
        return peek() == c;
    }

    /// Takes the next character if it is `c`; no white space is passed over.
    boolean tookChar(char c) {
        boolean is = peek() == c;
        at += is ? 1 : 0;
        return is;
    }

    /// The index of an array's element: a whole number of nine digits at most, without a leading zero.
    int index() throws BeyondException {
        int begin = at;
        while (isDigit(peek())) {
            at++;
        }
        if (at == begin || at - begin > 1 && text.charAt(begin) == '0' || at - begin > 9) {
            throw new BeyondException();
        }
        return Integer.parseInt(text.substring(begin, at));
    }

    String number() throws BeyondException {
        int begin = at;
        if (peek() == '-') {
            at++;
        }
        int digits = at;
        digits();
        if (text.charAt(digits) == '0' && at - digits > 1) {
            throw new BeyondException();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (at - begin > MOST_DIGITS) {
            throw new BeyondException();
        }
        String number = text.substring(begin, at);
        refuse('.', '[', '?');
        return number;
    }

    void digits() throws BeyondException {
        int begin = at;
        while (isDigit(peek())) {
            at++;
        }
        if (at == begin) {
            throw new BeyondException();
        }
    }

    String string() throws BeyondException {
        expect("\"");
        var value = new StringBuilder();
        while (peek() != '"') {
            char c = next();
            if (c == '\\') {
                c = escaped(next());
            }
            value.append(c);
        }
        at++;
        String string = value.toString();
        if (string.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new BeyondException();
        }
        return string;
    }

    char escaped(char c) throws BeyondException {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(next(), 16);
                    if (digit < 0) {
                        throw new BeyondException();
                    }
                    code = code << 4 | digit;
                }
                yield (char) code;
            }
            default -> throw new BeyondException();
        };
    }

    String word() throws BeyondException {
        int begin = at;
        while (isLetter(peek()) || at > begin && isDigit(peek())) {
            at++;
        }
        if (at == begin) {
            throw new BeyondException();
        }
        return text.substring(begin, at);
    }

    boolean tookWord(String word) {
        space();
        int end = at + word.length();
        boolean is = text.startsWith(word, at) && (end == text.length() || !isLetter(text.charAt(end)) && !isDigit(text.charAt(end)));
        at = is ? end : at;
        return is;
    }

    boolean took(String sign) {
        space();
        boolean is = text.startsWith(sign, at);
        at += is ? sign.length() : 0;
        return is;
    }

    /// Takes an operator of one sign that is not the beginning of a longer one.
    boolean tookOperator(char sign) {
        space();
        char after = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
        boolean is = peek() == sign && after != '=' && (sign != '/' || after != '/');
        at += is ? 1 : 0;
        return is;
    }

    void expect(String sign) throws BeyondException {
        if (!took(sign)) {
            throw new BeyondException();
        }
    }

    /// What would go on with what has just been read.
    void refuse(char... signs) throws BeyondException {
        int before = at;
        space();
        for (char sign : signs) {
            if (peek() == sign) {
                throw new BeyondException();
            }
        }
        at = before;
    }

    void space() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
    }

    char next() throws BeyondException {
        if (at >= text.length()) {
            throw new BeyondException();
        }
        return text.charAt(at++);
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}

package dev.topicscope.query;

/// The longest text that every match of a regular expression must contain; empty if none is evident. `isWhole` if the expression is nothing
/// else.
///
/// Only what stands outside of groups, classes and choices is looked at: missing a literal costs time, finding a wrong one costs matches.
record RegexLiteral(String text, boolean isWhole) {

    static final RegexLiteral NONE = new RegexLiteral("", false);

    private static final String PLAIN_ESCAPES = "/.\\\"-[](){}*+?^$|&:,;=!<>@#%~'`_ ";

    static RegexLiteral in(String expression) {
        return new Walk(expression).literal();
    }

    private static final class Walk {
        private final String source;
        private final StringBuilder run = new StringBuilder();
        private String longest = "";
        private boolean whole = true;
        private int at;

        private Walk(String source) {
            this.source = source;
        }

        private RegexLiteral literal() {
            while (at < source.length()) {
                char c = source.charAt(at);
                if (c == '|' || c == '(' && source.startsWith("(?", at) && !source.startsWith("(?:", at)) {
                    return NONE;
                }
                boolean understood = switch (c) {
                    case '(' -> skipGroup();
                    case '[' -> skipClass();
                    case '\\' -> escape();
                    case '.', '^', '$' -> other();
                    case '?', '*', '{', '+' -> quantifier(c);
                    default -> plain(c);
                };
                if (!understood) {
                    return NONE;
                }
            }
            endRun();
            return longest.indexOf('\ufffd') >= 0 || longest.chars().anyMatch(c -> Character.isSurrogate((char) c)) ? NONE
                    : new RegexLiteral(longest, whole);
        }

        private boolean plain(char c) {
            run.append(c);
            at++;
            return true;
        }

        private boolean escape() {
            if (at + 1 < source.length() && PLAIN_ESCAPES.indexOf(source.charAt(at + 1)) >= 0) {
                run.append(source.charAt(at + 1));
                at += 2;
                return true;
            }
            if (at + 1 < source.length() && "dDsSwWbBnrt".indexOf(source.charAt(at + 1)) >= 0) {
                at++;
                return other();
            }
            return false;
        }

        private boolean other() {
            whole = false;
            endRun();
            at++;
            return true;
        }

        /// What a quantifier stands behind need not be there, unless it is `+`.
        private boolean quantifier(char c) {
            if (c != '+' && !run.isEmpty()) {
                run.setLength(run.length() - 1);
            }
            if (c == '{') {
                int end = source.indexOf('}', at);
                if (end < 0) {
                    return false;
                }
                at = end;
            }
            return other();
        }

        private boolean skipGroup() {
            whole = false;
            endRun();
            int depth = 0;
            while (at < source.length()) {
                char c = source.charAt(at);
                if (c == '\\') {
                    if (at + 1 < source.length() && (source.charAt(at + 1) == 'Q' || source.charAt(at + 1) == 'E')) {
                        return false;
                    }
                    at++;
                } else if (c == '[') {
                    if (!skipClass()) {
                        return false;
                    }
                    continue;
                } else if (c == '(') {
                    depth++;
                } else if (c == ')' && --depth == 0) {
                    at++;
                    return true;
                }
                at++;
            }
            return false;
        }

        /// Nested classes, and a bracket as the first sign of one, are not worth understanding.
        private boolean skipClass() {
            whole = false;
            endRun();
            for (at++; at < source.length(); at++) {
                char c = source.charAt(at);
                if (c == '\\') {
                    at++;
                } else if (c == '[' || c == ']' && (source.charAt(at - 1) == '[' || source.charAt(at - 1) == '^')) {
                    return false;
                } else if (c == ']') {
                    at++;
                    return true;
                }
            }
            return false;
        }

        private void endRun() {
            if (run.length() > longest.length()) {
                longest = run.toString();
            }
            run.setLength(0);
        }
    }
}

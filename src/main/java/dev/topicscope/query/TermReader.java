package dev.topicscope.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/// Reads a query term by term: words, phrases, regular expressions, prefixes, and a jq expression at the end. Used once.
final class TermReader {

    private final String text;
    private final List<RecordTest> tests = new ArrayList<>();
    private Optional<byte[]> exactKey = Optional.empty();
    private Optional<BitSet> only = Optional.empty();
    private OptionalInt jqAt = OptionalInt.empty();
    private int at;

    TermReader(String text) {
        this.text = text;
    }

    /// @throws WrongException if the text is no query
    Query read() throws WrongException {
        boolean onlyPrefixes = true;
        for (space(); at < text.length(); space()) {
            if (beginsJq(onlyPrefixes)) {
                jq();
                break;
            }
            boolean negated = text.charAt(at) == '-' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
            at += negated ? 1 : 0;
            var prefixed = prefixed(negated);
            onlyPrefixes &= prefixed.isPresent();
            var test = prefixed.isPresent() ? prefixed.get() : new RecordTest.Anywhere(pattern());
            tests.add(negated ? new RecordTest.Not(test) : test);
        }
        var partitions = only.map(set -> set.stream().boxed().collect(Collectors.toSet())).orElse(Set.of());
        return new TermQuery(text, tests, exactKey, partitions);
    }

    /// Where the jq expression of a query begins, the word `jq` included; the text's length if it has none, or is no query.
    static int jqBegins(String text) {
        var reader = new TermReader(text);
        try {
            reader.read();
        } catch (WrongException e) {
            return reader.jqAt.orElse(text.length());
        }
        return reader.jqAt.orElse(text.length());
    }

    private boolean beginsJq(boolean onlyPrefixes) {
        return text.charAt(at) == '.' && onlyPrefixes
                || text.startsWith("jq", at) && at + 2 < text.length() && Character.isWhitespace(text.charAt(at + 2));
    }

    private void jq() throws WrongException {
        int named = at;
        jqAt = OptionalInt.of(at);
        at += text.charAt(at) == '.' ? 0 : 2;
        space();
        if (at == text.length()) {
            throw new WrongException(named, at, "After jq an expression is to follow, such as .amount > 100");
        }
        try {
            tests.add(new RecordTest.OnDocument(Jq.compile(text.substring(at).stripTrailing())));
        } catch (WrongException e) {
            throw e.movedBy(at);
        }
        at = text.length();
    }

    private Optional<RecordTest> prefixed(boolean negated) throws WrongException {
        if (took("key:")) {
            return Optional.of(text.startsWith("=", at) ? exactKey(negated) : new RecordTest.InKey(pattern()));
        }
        if (took("value:")) {
            return Optional.of(target(RecordTest.InValue::new));
        }
        if (took("header.")) {
            String name = headerName();
            return Optional.of(target(test -> new RecordTest.InHeader(name, test)));
        }
        if (took("partition:")) {
            return Optional.of(partitions(negated));
        }
        return Optional.empty();
    }

    private RecordTest target(Function<ByteTest, RecordTest> test) throws WrongException {
        return test.apply(text.startsWith("=", at) ? ByteTest.exactly(exact()) : pattern());
    }

    private RecordTest exactKey(boolean negated) throws WrongException {
        byte[] key = exact();
        if (!negated && exactKey.isEmpty()) {
            exactKey = Optional.of(key);
        }
        return new RecordTest.InKey(ByteTest.exactly(key));
    }

    private byte[] exact() throws WrongException {
        int sign = at++;
        if (isQuoted()) {
            return Bytes.utf8(quoted());
        }
        String word = word();
        if (word.isEmpty()) {
            throw new WrongException(sign, sign + 1, "After = the text is to follow, in \"quotes\" if it has spaces");
        }
        return Bytes.utf8(word);
    }

    private String headerName() throws WrongException {
        int begin = at;
        String name;
        if (isQuoted(':')) {
            name = quoted();
        } else {
            while (at < text.length() && text.charAt(at) != ':' && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            name = text.substring(begin, at);
        }
        if (name.isEmpty() || !took(":")) {
            throw new WrongException(begin - "header.".length(), at,
                    "After “header.” the header's name is to follow, a colon and a text: header.trace-id:4711");
        }
        return name;
    }

    private RecordTest partitions(boolean negated) throws WrongException {
        int begin = at;
        var list = PartitionList.read(word(), begin);
        if (!negated) {
            var both = (BitSet) list.clone();
            only.ifPresent(both::and);
            if (both.isEmpty()) {
                throw new WrongException(begin, at, "No partition is in both lists");
            }
            only = Optional.of(both);
        }
        return new RecordTest.InPartition(list);
    }

    /// What to find somewhere: a word, a phrase or a regular expression.
    private ByteTest pattern() throws WrongException {
        int begin = at;
        if (at < text.length() && text.charAt(at) == '/') {
            return regex();
        }
        if (isQuoted()) {
            String phrase = quoted();
            if (phrase.isEmpty()) {
                throw new WrongException(begin, at, "There is nothing in the quotes");
            }
            return ByteTest.contains(phrase, false);
        }
        String word = word();
        if (word.isEmpty()) {
            throw new WrongException(Math.max(0, begin - 1), begin, "The text to look for is missing");
        }
        return ByteTest.contains(word, true);
    }

    private ByteTest regex() throws WrongException {
        int begin = at++;
        while (at < text.length() && text.charAt(at) != '/') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw new WrongException(begin, text.length(),
                    "A regular expression ends with /, as in /ord-[0-9]+/. Put a text that begins with / in \"quotes\"");
        }
        String expression = text.substring(begin + 1, at++);
        int flagsAt = at;
        String flags = word();
        if (!flags.isEmpty() && !flags.equals("i")) {
            throw new WrongException(flagsAt, at,
                    "After the closing / only i may follow (upper and lower case the same). A / inside is written \\/, "
                    + "and a text that begins with / stands in \"quotes\"");
        }
        if (expression.isEmpty()) {
            throw new WrongException(begin, at, "The regular expression is empty");
        }
        try {
            return RegexTest.of(expression, !flags.isEmpty());
        } catch (PatternSyntaxException e) {
            int place = Math.clamp(e.getIndex(), 0, expression.length() - 1);
            throw new WrongException(begin + 1 + place, begin + 2 + place, "Not a regular expression: " + e.getDescription());
        } catch (StackOverflowError e) {
            throw new WrongException(begin, at, "This nests too deep");
        }
    }

    private boolean isQuoted() throws WrongException {
        return isQuoted(' ');
    }

    /// Whether a quoted text stands here. One whose closing mark other signs than space or `end` follow is none, so that pasted JSON is
    /// found as it is.
    private boolean isQuoted(char end) throws WrongException {
        if (at >= text.length() || text.charAt(at) != '"') {
            return false;
        }
        int close = at + 1;
        while (close < text.length() && text.charAt(close) != '"') {
            close += text.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= text.length()) {
            throw new WrongException(at, text.length(), "The quotation mark is not closed");
        }
        return close + 1 == text.length() || Character.isWhitespace(text.charAt(close + 1)) || text.charAt(close + 1) == end;
    }

    private String quoted() {
        var value = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            boolean escape = text.charAt(at) == '\\' && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
            at += escape ? 1 : 0;
            value.append(text.charAt(at));
        }
        at++;
        return value.toString();
    }

    private String word() {
        int begin = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private boolean took(String prefix) {
        boolean is = text.startsWith(prefix, at);
        at += is ? prefix.length() : 0;
        return is;
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}

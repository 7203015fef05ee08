package dev.topicscope.query;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/// Makes tests of jq expressions: in one pass over the fields where that is enough, else with the filters that are known here, else with
/// all of jq.
final class Jq {

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");
    private static final Pattern TOKEN = Pattern.compile("Encountered:? *\"? ?(?:<[A-Z_]+> )?\"?((?:\\\\.|[^\"\\\\])+)");
    private static final Pattern WORDS = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|\\d[\\d.]*(?:[eE][+-]?\\d+)?|[.$@][A-Za-z_][A-Za-z0-9_]*"
                    + "|([A-Za-z_][A-Za-z0-9_]*)(\\s*::?)?|//|[{}()\\[\\]|,;]");
    private static final Pattern MISPLACED_NOT = Pattern.compile("(?<![.$@\\w\"])not\\s*[.(\\[]");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "if", "then", "elif", "else", "end", "as", "def", "reduce",
            "foreach", "try", "catch", "label", "import", "include", "module", "true", "false", "null", "empty", "error", "__loc__",
            "break", "input", "inputs", "debug", "stderr");

    private Jq() {
    }

    /// @throws WrongException if the expression is wrong
    static ByteTest compile(String expression) throws WrongException {
        try {
            return new FieldQuery(FieldProgram.of(JqReader.read(expression)));
        } catch (JqSyntax.BeyondException e) {
            return compileWhole(expression);
        }
    }

    private static ByteTest compileWhole(String expression) throws WrongException {
        var whole = new JqProgram(whole(expression));
        try {
            return new FilterQuery(JqFilterReader.read(expression), whole);
        } catch (JqSyntax.BeyondException e) {
            return whole;
        }
    }

    /// What goes through all of jq, even where one pass would do.
    static JsonQuery whole(String expression) throws WrongException {
        var not = MISPLACED_NOT.matcher(expression);
        if (not.find() && expression.indexOf('"') < 0) {
            throw new WrongException(not.start(), not.start() + 3, "“not” stands behind what it negates: .paid | not");
        }
        JsonQuery query;
        try {
            query = JsonQuery.compile(expression.replace('\t', ' ').replace('\n', ' ').replace('\r', ' '), JqLibrary.VERSION);
        } catch (JsonQueryException e) {
            throw wrong(expression, e.getCause() == null ? e : e.getCause());
        } catch (StackOverflowError e) {
            throw new WrongException(0, expression.length(), "This nests too deep");
        }
        checkWords(expression);
        JqChecks.check(expression);
        return JqSteps.count(query);
    }

    private static WrongException wrong(String expression, Throwable cause) {
        String message = cause.getMessage() == null ? "" : cause.getMessage();
        var place = PLACE.matcher(message);
        if (cause instanceof NumberFormatException || !place.find()) {
            return new WrongException(0, expression.length(), "jq can't read this: "
                    + message.lines().findFirst().orElse("no reason given"));
        }
        int from = Math.clamp(Integer.parseInt(place.group(2)) - 1L, 0, expression.length());
        if (message.contains("<EOF>") && !message.contains("<EOF> ") || from == expression.length()) {
            return new WrongException(lastWord(expression), expression.length(), "Something is missing at the end");
        }
        var token = TOKEN.matcher(message);
        String found = token.find() ? token.group(1).strip().replaceAll("\\\\(.)", "$1") : "";
        int length = !found.isEmpty() && expression.startsWith(found, from) ? found.length() : 1;
        String shown = expression.substring(from, Math.min(expression.length(), from + length));
        return new WrongException(from, from + shown.length(), shown.equals("\"") ? "The quotation mark is not closed"
                : "jq does not expect “" + shown + "” here");
    }

    private static int lastWord(String expression) {
        int at = Math.max(0, expression.length() - 1);
        while (at > 0 && Character.isLetterOrDigit(expression.charAt(at)) && Character.isLetterOrDigit(expression.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /// What jq's own parser lets pass: functions that do not exist, which it would notice on the first record only, and `and` behind `or`,
    /// which the library joins from left to right although jq binds `and` closer.
    private static void checkWords(String expression) throws WrongException {
        // What an interpolation, a comment or a definition holds would need a parser.
        if (expression.contains("\\(") || expression.contains("#") || expression.contains("def ") || expression.contains("import ")) {
            return;
        }
        int braces = 0;
        var afterOr = new ArrayDeque<>(List.of(false));
        for (Matcher words = WORDS.matcher(expression); words.find();) {
            String name = words.group(1);
            switch (words.group()) {
                case "{", "(", "[" -> afterOr.push(false);
                case "}", ")", "]" -> leave(afterOr);
                case "|", ",", ";", "//" -> setTop(afterOr, false);
                case "or" -> setTop(afterOr, true);
                case "and" -> refuseMixture(afterOr.peek(), words);
                default -> {
                }
            }
            braces += words.group().equals("{") ? 1 : words.group().equals("}") ? -1 : 0;
            if (name != null && words.group(2) == null && braces == 0 && !KEYWORDS.contains(name) && !JqLibrary.names().contains(name)) {
                boolean minus = expression.substring(0, words.start()).stripTrailing().endsWith("-");
                String advice = minus ? "A field with a hyphen in its name is written .\"trace-id\""
                        : "A field begins with a dot, a text stands in \"quotes\"";
                throw new WrongException(words.start(), words.end(), "jq has no function “" + name + "”. " + advice);
            }
        }
    }

    private static void leave(ArrayDeque<Boolean> stack) {
        if (stack.size() > 1) {
            stack.pop();
        }
    }

    private static void setTop(ArrayDeque<Boolean> stack, boolean value) {
        stack.pop();
        stack.push(value);
    }

    private static void refuseMixture(boolean afterOr, Matcher words) throws WrongException {
        if (afterOr) {
            throw new WrongException(words.start(), words.end(), "Put what belongs together in parentheses: … or (… and …)");
        }
    }
}

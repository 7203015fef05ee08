package dev.topicscope.query;

import java.util.Set;
import java.util.regex.Pattern;

import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.misc.OnigUtils;
import org.joni.exception.JOniException;

/// What jq notices only at the first record, although the expression alone shows it: variables and formats that do not exist, regular
/// expressions that are none, and modules, which a search has none of.
final class JqChecks {

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern FORMAT = Pattern.compile("@([A-Za-z0-9_]+)");
    private static final Pattern MODULE = Pattern.compile("\\b(?:import|include)\\s");
    private static final Pattern REGEX = Pattern.compile("(?<![.$@\\w])(?:test|match|capture|scan|splits|sub|gsub)\\s*\\(\\s*(\")");
    private static final Set<String> VARIABLES = Set.of("ENV", "__loc__");
    private static final Set<String> FORMATS = Set.of("text", "json", "html", "uri", "csv", "tsv", "sh", "base64", "base64d");

    private JqChecks() {
    }

    /// @throws WrongException where the expression, which jq can read, can't work on any record
    static void check(String expression) throws WrongException {
        // What an interpolation, a comment or a definition holds would need a parser.
        if (expression.contains("\\(") || expression.contains("#") || expression.contains("def ")) {
            return;
        }
        String bare = STRING.matcher(expression).replaceAll(string -> " ".repeat(string.group().length()));
        checkNames(bare);
        var regex = REGEX.matcher(expression);
        while (regex.find()) {
            var literal = STRING.matcher(expression);
            if (bare.charAt(regex.start()) != ' ' && literal.find(regex.start(1)) && literal.start() == regex.start(1)) {
                checkRegex(expression.substring(literal.start() + 1, literal.end() - 1), literal.start(), literal.end());
            }
        }
    }

    private static void checkNames(String bare) throws WrongException {
        var module = MODULE.matcher(bare);
        if (module.find()) {
            throw new WrongException(module.start(), module.end() - 1, "A search has no modules to import");
        }
        for (var variable = VARIABLE.matcher(bare); variable.find();) {
            String name = variable.group(1);
            if (!VARIABLES.contains(name) && !Pattern.compile("\\bas\\b[^|]*\\$" + name + "\\b").matcher(bare).find()) {
                throw new WrongException(variable.start(), variable.end(),
                        "There is no variable “$" + name + "”. One is made by … as $" + name + " | …");
            }
        }
        for (var format = FORMAT.matcher(bare); format.find();) {
            if (!FORMATS.contains(format.group(1))) {
                throw new WrongException(format.start(), format.end(), "jq has no format “" + format.group() + "”");
            }
        }
    }

    private static void checkRegex(String literal, int from, int to) throws WrongException {
        try {
            new OnigUtils.Pattern(literal.replace("\\\\", "\\").replace("\\\"", "\""), "");
        } catch (JOniException e) {
            throw new WrongException(from, to, "Not a regular expression: " + e.getMessage());
        } catch (JsonQueryException e) {
            throw new WrongException(from, to, e.getOriginalMessage());
        }
    }
}

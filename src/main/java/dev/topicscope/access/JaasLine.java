package dev.topicscope.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One entry of `sasl.jaas.config`: `module required name="value" …;`.
///
/// The grammar is that of `javax.security.auth.login.Configuration` as Kafka's `JaasConfig` reads it: values may be quoted, and a
/// backslash escapes inside quotes.
record JaasLine(String module, Map<String, String> options) {

    private static final Pattern HEAD = Pattern.compile("^\\s*([\\w.$]+)\\s+(?i:required|requisite|sufficient|optional)\\b");
    private static final Pattern OPTION = Pattern.compile(
            "\\G\\s*([\\w.-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|([^\\s;\"']+))");
    private static final Pattern END = Pattern.compile("\\s*;\\s*$");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    /// Reads `text`; empty if it is no entry of one module, or has something that would be lost.
    static Optional<JaasLine> parse(String text) {
        var head = HEAD.matcher(text);
        if (!head.find()) {
            return Optional.empty();
        }
        var options = new LinkedHashMap<String, String>();
        var option = OPTION.matcher(text).region(head.end(), text.length());
        int end = head.end();
        while (option.find()) {
            options.put(option.group(1), value(option.group(2), option.group(3), option.group(4)));
            end = option.end();
        }
        return END.matcher(text.substring(end)).matches() ? Optional.of(new JaasLine(head.group(1), options)) : Optional.empty();
    }

    /// The name of the module without its package.
    String simpleModule() {
        return module.substring(module.lastIndexOf('.') + 1);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    String text() {
        return module + " required" + options.entrySet().stream()
                .map(entry -> " " + entry.getKey() + "=\"" + entry.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining()) + ";";
    }

    private static String value(String doubleQuoted, String singleQuoted, String bare) {
        return bare != null ? bare : ESCAPED.matcher(doubleQuoted != null ? doubleQuoted : singleQuoted).replaceAll("$1");
    }
}

package dev.topicscope.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Placeholders such as `${KAFKA_BROKERS:localhost:9092}`: their default is taken, and one without a default is left out with a note.
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)(?::-?([^}]*))?}");

    private Placeholders() {
    }

    static Map<String, String> filled(Map<String, String> settings, List<String> notes) {
        var filled = new LinkedHashMap<String, String>();
        settings.forEach((name, value) -> {
            var placeholder = PLACEHOLDER.matcher(value);
            var text = new StringBuilder();
            boolean whole = true;
            while (placeholder.find()) {
                if (placeholder.group(2) == null) {
                    whole = false;
                    notes.add("“" + name + "” takes its value from “" + placeholder.group(1) + "”, which is not in the text: fill it in.");
                } else {
                    placeholder.appendReplacement(text, Matcher.quoteReplacement(placeholder.group(2)));
                }
            }
            if (whole) {
                filled.put(name, placeholder.appendTail(text).toString());
            }
        });
        return filled;
    }
}

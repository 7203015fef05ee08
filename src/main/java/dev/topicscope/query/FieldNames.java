package dev.topicscope.query;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/// The fields of the JSON values seen so far, to complete what is being typed. Thread-safe.
///
/// Bounded: at most 2,000 fields, 8 steps deep, names of at most 100 characters; of a value, what comes in its first 64 KiB and 10,000
/// tokens.
public final class FieldNames {

    private static final int MOST_FIELDS = 2_000;
    private static final int DEEPEST = 8;
    private static final int LONGEST = 100;
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_TOKENS = 10_000;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern TYPED = Pattern.compile(
            "(?:\\.[A-Za-z_][A-Za-z0-9_]*|\\.\"[^\"]*\"|\\[\\d*\\])*\\.(?:[A-Za-z_][A-Za-z0-9_]*|\"[^\"]*)?$");

    private final Map<String, Integer> counts = new HashMap<>();

    /// Learns the fields of a value; of one that is no JSON, those before the mistake.
    public void learn(ByteBuffer value) {
        if (value == null) {
            return;
        }
        byte[] bytes = new byte[Math.min(value.remaining(), MOST_BYTES)];
        value.get(value.position(), bytes, 0, bytes.length);
        try (var parser = JsonParsing.parser(bytes, 0, bytes.length)) {
            learn(parser);
        } catch (IOException | Query.EvaluationException e) {
            // What is no JSON has no fields: there is nothing to learn, and nothing to tell.
            return;
        }
    }

    /// Completions of what ends at the caret: fields whose path begins so, those seen most often first.
    public Optional<Completion> complete(String beforeCaret, int most) {
        var typed = TYPED.matcher(beforeCaret);
        if (!typed.find() || typed.start() > 0 && isPartOfWord(beforeCaret.charAt(typed.start() - 1))) {
            return Optional.empty();
        }
        String prefix = typed.group().replaceAll("\\[\\d+]", "[]").toLowerCase(Locale.ROOT);
        synchronized (counts) {
            var fields = counts.entrySet().stream()
                    .filter(field -> field.getKey().toLowerCase(Locale.ROOT).startsWith(prefix)
                            && field.getKey().length() > prefix.length())
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                    .limit(most).map(Map.Entry::getKey).toList();
            return fields.isEmpty() ? Optional.empty() : Optional.of(new Completion(typed.start(), fields));
        }
    }

    /// What may stand instead of the text from `from` (inclusive) to the caret.
    public record Completion(int from, List<String> fields) {
        public Completion {
            fields = List.copyOf(fields);
        }
    }

    /// A step into an object as jq writes it: `.name`, or `."trace-id"`.
    static String step(String name) {
        return PLAIN.matcher(name).matches() ? "." + name : "." + QueryText.jsonString(name);
    }

    private void learn(JsonParser parser) throws IOException {
        var path = new StringBuilder();
        // How long the path was before the value that stands at each depth.
        int[] lengths = new int[DEEPEST + 1];
        int depth = 0;
        for (int tokens = 0; tokens < MOST_TOKENS; tokens++) {
            var token = parser.nextToken();
            if (token == null) {
                return;
            }
            if (token == JsonToken.FIELD_NAME) {
                path.setLength(lengths[depth]);
                String name = parser.currentName();
                if (name.length() > LONGEST) {
                    parser.nextToken();
                    parser.skipChildren();
                } else {
                    path.append(step(name));
                    count(path.toString());
                }
            } else if (token.isStructStart()) {
                if (depth == DEEPEST || path.length() > DEEPEST * LONGEST) {
                    parser.skipChildren();
                } else {
                    if (token == JsonToken.START_ARRAY) {
                        path.append(path.isEmpty() ? ".[]" : "[]");
                    }
                    lengths[++depth] = path.length();
                }
            } else if (token.isStructEnd()) {
                depth--;
                path.setLength(lengths[depth]);
            } else {
                path.setLength(lengths[depth]);
            }
        }
    }

    private void count(String path) {
        synchronized (counts) {
            if (counts.size() < MOST_FIELDS || counts.containsKey(path)) {
                counts.merge(path, 1, Integer::sum);
            }
        }
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '"' || c == ')' || c == ']';
    }
}

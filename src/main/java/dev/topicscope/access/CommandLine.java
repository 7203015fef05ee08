package dev.topicscope.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A command of kcat (`kcat -b host:9092 -X sasl.username=me`) or of Kafka's own scripts (`kafka-topics.sh --bootstrap-server host:9092`).
final class CommandLine {

    private static final Pattern COMMAND = Pattern.compile("^\\s*(?:\\$\\s+)?(?:\\S*/)?(kcat|kafkacat|kafka-[\\w-]+(?:\\.sh|\\.bat)?)\\s");

    private CommandLine() {
    }

    /// The settings in the command; empty if `text` is none.
    static Optional<Map<String, String>> read(String text) {
        if (!COMMAND.matcher(text).find()) {
            return Optional.empty();
        }
        var words = words(text.replaceAll("\\\\\\R", " "));
        var settings = new LinkedHashMap<String, String>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            boolean hasNext = i + 1 < words.size();
            switch (word) {
                case "-b", "--bootstrap-server", "--bootstrap-servers", "--broker-list" -> {
                    if (hasNext) {
                        settings.put(KafkaNames.BOOTSTRAP, words.get(++i));
                    }
                }
                case "-X", "--command-property", "--property", "--consumer-property", "--producer-property" -> {
                    if (hasNext) {
                        setting(words.get(++i), settings);
                    }
                }
                default -> {
                    if (word.startsWith("-X") && word.length() > 2) {
                        setting(word.substring(2), settings);
                    } else if (word.startsWith("-b") && word.length() > 2) {
                        settings.put(KafkaNames.BOOTSTRAP, word.substring(2));
                    }
                }
            }
        }
        return Optional.of(settings);
    }

    private static void setting(String text, Map<String, String> settings) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            settings.put(text.substring(0, equals), text.substring(equals + 1));
        }
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (open) {
                    words.add(word.toString());
                    word.setLength(0);
                    open = false;
                }
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                open = true;
            } else if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
                open = true;
            } else {
                word.append(c);
                open = true;
            }
        }
        if (open) {
            words.add(word.toString());
        }
        return words;
    }
}

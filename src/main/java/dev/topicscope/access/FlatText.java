package dev.topicscope.access;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Text of name and value, as lines of `name=value` or as YAML (so JSON and the literals of scripts too), made one flat map: the names
/// of what is nested are joined by dots.
final class FlatText {

    private static final Pattern PROPERTY_LINE = Pattern.compile("(?m)^\\s*[\\w.\\[\\]-]+\\s*=");
    private static final Pattern ASSIGNED = Pattern.compile("(?s)^[^{]{0,80}?=\\s*(\\{.*})\\s*;?\\s*$");
    private static final LoadSettings SETTINGS = LoadSettings.builder().setLabel("pasted text").setMaxAliasesForCollections(20)
            .setAllowDuplicateKeys(true).build();

    private FlatText() {
    }

    /// Empty if the text is neither.
    static Optional<Map<String, String>> read(String text) {
        var dictionary = ASSIGNED.matcher(text.strip());
        if (dictionary.matches()) {
            return yaml(dictionary.group(1));
        }
        return PROPERTY_LINE.matcher(text).find() && !text.strip().startsWith("{") ? properties(text) : yaml(text);
    }

    private static Optional<Map<String, String>> properties(String text) {
        var names = new LinkedHashMap<String, String>();
        var ordered = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                names.put(key.toString(), value.toString());
                return super.put(key, value);
            }
        };
        try {
            ordered.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(names);
    }

    private static Optional<Map<String, String>> yaml(String text) {
        var flat = new LinkedHashMap<String, String>();
        try {
            for (var document : new Load(SETTINGS).loadAllFromString(text)) {
                if (document instanceof Map<?, ?> map) {
                    flatten("", map, flat);
                }
            }
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
        return flat.isEmpty() ? Optional.empty() : Optional.of(flat);
    }

    private static void flatten(String path, Map<?, ?> map, Map<String, String> flat) {
        map.forEach((key, value) -> {
            // Spring writes names with dots in brackets, to keep them whole.
            String name = String.valueOf(key).replaceAll("^\\[(.*)]$", "$1");
            String here = path.isEmpty() ? name : path + "." + name;
            switch (value) {
                case null -> flat.put(here, "");
                case Map<?, ?> nested -> flatten(here, nested, flat);
                case Collection<?> list -> flat.put(here, list.stream().map(String::valueOf).collect(Collectors.joining(",")));
                default -> flat.put(here, String.valueOf(value));
            }
        });
    }
}

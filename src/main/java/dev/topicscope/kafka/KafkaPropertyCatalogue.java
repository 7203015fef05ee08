package dev.topicscope.kafka;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;

import dev.topicscope.browse.PropertyCatalogue;

/// The properties of Kafka's consumer, producer and admin client, as their `ConfigDef` describes them.
public final class KafkaPropertyCatalogue implements PropertyCatalogue {

    private static final String TAG = "<[^>]+>";
    private static final int FEW = 12;

    private final Map<String, ConfigKey> keys = new TreeMap<>();

    public KafkaPropertyCatalogue() {
        Stream.of(ProducerConfig.configDef(), AdminClientConfig.configDef(), ConsumerConfig.configDef())
                .forEach(definition -> keys.putAll(definition.configKeys()));
        keys.keySet().removeIf(ClientProperties::isNever);
    }

    @Override
    public List<ClientProperty> all() {
        return keys.values().stream().filter(key -> !key.internalConfig).map(KafkaPropertyCatalogue::property).toList();
    }

    @Override
    public Optional<ClientProperty> find(String name) {
        return Optional.ofNullable(keys.get(name)).map(KafkaPropertyCatalogue::property);
    }

    @Override
    public Optional<String> problem(String name, String value) {
        var key = keys.get(name);
        if (key == null) {
            return Optional.empty();
        }
        try {
            var parsed = ConfigDef.parseType(name, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(name, parsed);
            }
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of(key.type == ConfigDef.Type.PASSWORD ? "That is no value for " + name + "." : e.getMessage() + ".");
        }
    }

    @Override
    public Optional<String> note(String name) {
        if (ClientProperties.isNever(name)) {
            return Optional.of("Topicscope sets " + name + " itself, so it has no effect here.");
        }
        return keys.containsKey(name) ? Optional.empty()
                : Optional.of("Kafka's own clients don't know " + name + "; only a plug-in may.");
    }

    private static ClientProperty property(ConfigKey key) {
        var values = key.validator instanceof ConfigDef.ValidString || key.validator instanceof ConfigDef.CaseInsensitiveValidString
                ? key.validator.toString().replaceAll("^\\[|]$|^\\(case insensitive\\) ", "") : "";
        var few = values.isEmpty() ? List.<String>of() : Stream.of(values.replaceAll("[\\[\\]]", "").split(",\\s*")).limit(FEW).toList();
        return new ClientProperty(key.name, key.type.name().toLowerCase(Locale.ROOT), plain(key.documentation), text(key), few);
    }

    private static Optional<String> text(ConfigKey key) {
        return key.hasDefault() && key.defaultValue != null && key.type != ConfigDef.Type.PASSWORD
                ? Optional.of(ConfigDef.convertToString(key.defaultValue, key.type)).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /// Kafka writes its descriptions in HTML.
    private static String plain(String documentation) {
        return documentation.replaceAll("<(?:li|p|br)[^>]*>", " ").replaceAll(TAG, "").replace("&lt;", "<").replace("&gt;", ">")
                .replace("&quot;", "\"").replace("&amp;", "&").replaceAll("\\s+", " ").strip();
    }
}

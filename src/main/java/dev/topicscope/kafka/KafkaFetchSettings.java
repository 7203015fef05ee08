package dev.topicscope.kafka;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

import dev.topicscope.browse.FetchSetting;
import dev.topicscope.browse.FetchSetting.Unit;
import dev.topicscope.browse.FetchSettings;

/// The fetch settings as Kafka's client defines them.
final class KafkaFetchSettings implements FetchSettings {

    private static final ConfigDef DEFINITION = ConsumerConfig.configDef();
    private static final List<FetchSetting> ALL = List.of(
            setting(FetchSetting.RESPONSE_BYTES, Unit.BYTES, ClientProperties.LARGEST_RESPONSE, "A search begins with it, a read with 4"
                    + " MiB; it shrinks where the link carries less. Enough to keep a fast link busy, and little enough for"
                    + " several reads at once in memory."),
            setting(FetchSetting.PARTITION_BYTES, Unit.BYTES, ClientProperties.LARGEST_SCAN, "A search begins with it, a read with 1 MiB"
                    + " and grows to 2 MiB; it shrinks where the link carries less. Over a link with a long way (VPN, port"
                    + " forwarding), this is what speed depends on most."),
            setting(FetchSetting.LEAST_BYTES, Unit.BYTES, defaultOf(FetchSetting.LEAST_BYTES), "Whoever looks at a live topic wants each"
                    + " record at once. More saves requests where many small records come in."),
            setting(FetchSetting.WAIT_MILLIS, Unit.MILLIS, ClientProperties.READ_WAIT_MILLIS, "That long a read waits at the live end; a"
                    + " search waits 20 ms, so that it does not end late."),
            setting(FetchSetting.POLL_RECORDS, Unit.RECORDS, ClientProperties.POLL_RECORDS, "What was fetched is handed over in fewer"
                    + " pieces: a quarter less work for the same records. It does not change what is fetched."),
            setting(FetchSetting.BUFFER_BYTES, Unit.BYTES, ClientProperties.RECEIVE_BUFFER, "Kafka's default holds less than a link with a"
                    + " long way has under way. −1 leaves it to the system, which adapts it."));

    @Override
    public List<FetchSetting> all() {
        return ALL;
    }

    @Override
    public Optional<String> fault(String name, long value) {
        var key = DEFINITION.configKeys().get(name);
        try {
            Object parsed = ConfigDef.parseType(name, Long.toString(value), key.type);
            if (key.validator != null) {
                key.validator.ensureValid(name, parsed);
            }
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of(value > Integer.MAX_VALUE && key.type == ConfigDef.Type.INT
                    ? "Kafka takes at most " + Integer.MAX_VALUE + " here, which is just under 2 GiB."
                    : "Kafka does not take it: " + reason(name, String.valueOf(e.getMessage())) + ".");
        }
    }

    private static FetchSetting setting(String name, Unit unit, long ours, String why) {
        return new FetchSetting(name, unit, plain(DEFINITION.configKeys().get(name).documentation), defaultOf(name), ours, why);
    }

    private static long defaultOf(String name) {
        return ((Number) DEFINITION.configKeys().get(name).defaultValue).longValue();
    }

    private static String reason(String name, String message) {
        int at = message.indexOf(name + ": ");
        String words = at < 0 ? message : message.substring(at + name.length() + 2);
        return words.isEmpty() ? "no reason given" : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /// Kafka's documentation without its markup.
    private static String plain(String documentation) {
        return documentation.replaceAll("<[^>]{1,80}>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                .replaceAll("\\s+", " ").strip();
    }
}

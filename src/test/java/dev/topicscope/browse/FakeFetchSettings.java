package dev.topicscope.browse;

import java.util.List;
import java.util.Optional;

import dev.topicscope.browse.FetchSetting.Unit;

/// All fetch settings with plausible words, of which none takes a value below −1.
public final class FakeFetchSettings implements FetchSettings {

    private static final String WORDS = "The maximum amount of data the server should return for a fetch request. Records are fetched in "
            + "batches by the consumer, and if the first record batch is larger than this value, it will still be returned.";

    @Override
    public List<FetchSetting> all() {
        return List.of(setting(FetchSetting.RESPONSE_BYTES, Unit.BYTES, 50 << 20, 16 << 20),
                setting(FetchSetting.PARTITION_BYTES, Unit.BYTES, 1 << 20, 4 << 20), setting(FetchSetting.LEAST_BYTES, Unit.BYTES, 1, 1),
                setting(FetchSetting.WAIT_MILLIS, Unit.MILLIS, 500, 250), setting(FetchSetting.POLL_RECORDS, Unit.RECORDS, 500, 5_000),
                setting(FetchSetting.BUFFER_BYTES, Unit.BYTES, 64 << 10, 1 << 20));
    }

    @Override
    public Optional<String> fault(String name, long value) {
        return value < -1 ? Optional.of("Kafka does not take it: value must be at least -1.") : Optional.empty();
    }

    private static FetchSetting setting(String name, Unit unit, long kafkaDefault, long ours) {
        return new FetchSetting(name, unit, WORDS, kafkaDefault, ours, "It is what pays off in a scan.");
    }
}

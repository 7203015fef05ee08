package dev.topicscope.browse;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FetchAdviceTest {

    private static Map<String, String> advice(Map<String, Long> typed, long requestMillis) {
        var values = new HashMap<String, Long>();
        new FakeFetchSettings().all().forEach(setting -> values.put(setting.name(), setting.ours()));
        values.putAll(typed);
        return FetchAdvice.of(values, requestMillis);
    }

    @Test
    void ourOwnSettingsNeedNoAdvice() {
        assertThat(advice(Map.of(), 30_000)).isEmpty();
    }

    @Test
    void aPartitionNeverBringsMoreThanAResponse() {
        assertThat(advice(Map.of(FetchSetting.RESPONSE_BYTES, 1L << 20), 30_000)).containsOnlyKeys(FetchSetting.PARTITION_BYTES)
                .containsValue("A response has at most 1 MiB in all (fetch.max.bytes), so a partition never brings 4 MiB.");
    }

    @Test
    void aFetchThatOnlyAFastLinkBringsInTimeIsExplained() {
        assertThat(advice(Map.of(FetchSetting.RESPONSE_BYTES, 500L << 20), 30_000).get(FetchSetting.RESPONSE_BYTES))
                .contains("less than 17 MiB/s", "30000 ms");
        assertThat(advice(Map.of(), 1_000).get(FetchSetting.RESPONSE_BYTES)).contains("16 MiB/s", "1000 ms");
    }

    @Test
    void waitsThatCanNotEndWellAreExplained() {
        assertThat(advice(Map.of(FetchSetting.WAIT_MILLIS, 40_000L), 30_000)).containsOnlyKeys(FetchSetting.WAIT_MILLIS);
        assertThat(advice(Map.of(FetchSetting.LEAST_BYTES, 64L << 20), 30_000)).containsOnlyKeys(FetchSetting.LEAST_BYTES);
    }
}

package dev.topicscope.kafka;

import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FetchSetting;
import dev.topicscope.model.IsolationLevel;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaFetchSettingsTest {

    private final KafkaFetchSettings settings = new KafkaFetchSettings();

    @Test
    void eachSettingIsDescribedInKafkasWordsWithoutMarkup() {
        assertThat(settings.all()).hasSize(6).allSatisfy(setting -> {
            assertThat(setting.description()).hasSizeGreaterThan(40).doesNotContain("<", "&lt;", "  ");
            assertThat(setting.why()).endsWith(".");
            assertThat(settings.fault(setting.name(), setting.ours())).isEmpty();
            assertThat(settings.fault(setting.name(), setting.kafkaDefault())).isEmpty();
        });
        assertThat(settings.all().getFirst().kafkaDefault()).isEqualTo(50 << 20);
    }

    @Test
    void kafkaItselfSaysWhatItDoesNotTake() {
        assertThat(settings.fault(FetchSetting.RESPONSE_BYTES, -1).orElseThrow()).contains("at least");
        assertThat(settings.fault(FetchSetting.POLL_RECORDS, 0).orElseThrow()).contains("at least 1");
        assertThat(settings.fault(FetchSetting.BUFFER_BYTES, -1)).isEmpty();
        assertThat(settings.fault(FetchSetting.BUFFER_BYTES, -2)).isPresent();
        assertThat(settings.fault(FetchSetting.RESPONSE_BYTES, 1L << 31).orElseThrow()).contains("2147483647");
    }

    @Test
    void whatIsSaidToBeTakenIsTaken() {
        var properties = new ClientProperties(Map.of(), "here:9092");
        var scan = properties.scan("t", IsolationLevel.READ_UNCOMMITTED, properties.scanPace().size());

        assertThat(ours(FetchSetting.RESPONSE_BYTES)).isEqualTo(((Number) scan.get(ConsumerConfig.FETCH_MAX_BYTES_CONFIG)).longValue());
        assertThat(ours(FetchSetting.PARTITION_BYTES))
                .isEqualTo(((Number) scan.get(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG)).longValue());
        assertThat(ours(FetchSetting.POLL_RECORDS)).isEqualTo(((Number) scan.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG)).longValue());
        assertThat(ours(FetchSetting.BUFFER_BYTES)).isEqualTo(((Number) scan.get(ConsumerConfig.RECEIVE_BUFFER_CONFIG)).longValue());
        var read = properties.consumer("t", IsolationLevel.READ_UNCOMMITTED, properties.readPace(4).size());
        assertThat(ours(FetchSetting.WAIT_MILLIS)).isEqualTo(((Number) read.get(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG)).longValue());
    }

    @Test
    void theUsersSettingsWinInReadsAndSearches() {
        var user = Map.of("fetch.max.bytes", "1000000", "max.partition.fetch.bytes", "2000000", "fetch.min.bytes", "7", "fetch.max.wait.ms",
                "77", "max.poll.records", "9", "receive.buffer.bytes", "-1");
        var properties = new ClientProperties(user, "here:9092");
        for (var made : List.of(
                properties.consumer("t", IsolationLevel.READ_UNCOMMITTED, properties.readPace(4).size()),
                properties.scan("t", IsolationLevel.READ_UNCOMMITTED, properties.scanPace().size()))) {
            user.forEach((name, value) -> assertThat(made.get(name).toString()).as(name).isEqualTo(value));
        }
    }

    @Test
    void aSizeThatIsNoNumberIsLeftToKafkaToComplainOf() {
        var properties = new ClientProperties(Map.of("fetch.max.bytes", "lots"), "here:9092");

        assertThat(properties.scan("t", IsolationLevel.READ_UNCOMMITTED, properties.scanPace().size()))
                .containsEntry("fetch.max.bytes", "lots");
    }

    @Test
    void theSmallestFetchIsGivenTheMostTime() {
        var properties = new ClientProperties(Map.of(), "here:9092");

        assertThat(properties.scan("t", IsolationLevel.READ_UNCOMMITTED, new FetchSize(64 << 10, 16 << 10)))
                .containsEntry(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 300_000);
    }

    private long ours(String name) {
        return settings.all().stream().filter(setting -> setting.name().equals(name)).findFirst().orElseThrow().ours();
    }
}

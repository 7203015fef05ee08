package dev.topicscope.lab;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SampleDataTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void isTheSameForTheSameTime() {
        var once = SampleData.topics(NOW);
        var again = SampleData.topics(NOW);
        for (int topic = 0; topic < once.size(); topic++) {
            assertThat(hashes(again.get(topic))).isEqualTo(hashes(once.get(topic)));
        }
        assertThat(hashes(SampleData.topics(NOW.plusSeconds(3_600)).getFirst())).isNotEqualTo(hashes(once.getFirst()));
    }

    @Test
    void noRecordIsOfTheFutureAndShopRecordsAscendInTime() {
        for (var topic : SampleData.topics(NOW)) {
            var times = topic.records().get().stream().map(ProducerRecord::timestamp).toList();
            assertThat(times).allMatch(time -> time <= NOW.toEpochMilli()).isSorted();
        }
    }

    @Test
    void someArticlesEndInATombstone() {
        var inventory = SampleData.topics(NOW).stream().filter(topic -> topic.name().equals("inventory-changelog"))
                .findFirst().orElseThrow();
        assertThat(inventory.records().get().stream().filter(change -> change.value() == null)).hasSizeGreaterThan(3);
    }

    private static List<Integer> hashes(SampleTopic topic) {
        return topic.records().get().stream().map(record -> Arrays.hashCode(record.key()) * 31 + Arrays.hashCode(record.value())
                + Long.hashCode(record.timestamp())).toList();
    }
}

package dev.topicscope.browse;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeyPartitionerTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "abcd", "abcde", "customer-1042", "고객", "👩‍🚀"})
    void aKeyGoesWhereKafkaSendsIt(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        for (int partitions : new int[] {1, 2, 3, 4, 7, 64, 300}) {
            assertThat(KeyPartitioner.partitionFor(bytes, partitions)).isEqualTo(BuiltInPartitioner.partitionForKey(bytes, partitions));
        }
    }

    @Test
    void anyBytesGoWhereKafkaSendsThem() {
        var random = new Random(20261124);
        for (int i = 0; i < 5_000; i++) {
            byte[] key = new byte[random.nextInt(70)];
            random.nextBytes(key);
            int partitions = 1 + random.nextInt(500);
            assertThat(KeyPartitioner.partitionFor(key, partitions)).as("key %s of %s", key, partitions)
                    .isEqualTo(BuiltInPartitioner.partitionForKey(key, partitions));
        }
    }

    @Test
    void aTopicWithoutPartitionsIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyPartitioner.partitionFor(new byte[0], 0));
    }
}

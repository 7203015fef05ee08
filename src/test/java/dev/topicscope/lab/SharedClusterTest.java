package dev.topicscope.lab;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharedClusterTest {

    @Test
    void givesATopicOfItsOwnToEveryTestAndTakesRecordsOfFiveMegabytes() throws Exception {
        var cluster = SharedCluster.get();
        var topic = cluster.topic("big", 2);
        assertThat(cluster.topic("big", 2)).isNotEqualTo(topic);

        cluster.send(List.of(new ProducerRecord<>(topic, 1, null, new byte[5 << 20])));

        var end = cluster.admin().listOffsets(Map.of(new TopicPartition(topic, 1), OffsetSpec.latest())).all().get(10, TimeUnit.SECONDS);
        assertThat(end.get(new TopicPartition(topic, 1)).offset()).isEqualTo(1);
    }
}

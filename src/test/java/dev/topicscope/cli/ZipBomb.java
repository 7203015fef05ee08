package dev.topicscope.cli;

import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Sends what is small in the topic and huge in memory, as a process of its own, since it needs that memory itself.
///
/// Arguments: bootstrap server, topic, number of records, bytes of each. The records are zeros, in one batch of partition 0, compressed
/// with zstd; one more, small, follows in each of the partitions 0 and 1.
final class ZipBomb {

    private ZipBomb() {
    }

    public static void main(String[] args) throws Exception {
        int records = Integer.parseInt(args[2]);
        int bytes = Integer.parseInt(args[3]);
        Map<String, Object> properties = Map.of("bootstrap.servers", args[0], "compression.type", "zstd", "max.request.size", 1_200_000_000,
                "buffer.memory", 2_400_000_000L, "batch.size", 1_200_000_000, "linger.ms", 20_000, "delivery.timeout.ms", 120_000,
                "request.timeout.ms", 60_000);
        byte[] zeros = new byte[bytes];
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(args[1], 0, null, zeros));
            }
            producer.flush();
            for (int partition = 0; partition < 2; partition++) {
                producer.send(new ProducerRecord<>(args[1], partition, null, "found".getBytes()));
            }
            producer.flush();
        }
    }
}

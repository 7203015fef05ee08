package dev.topicscope.kafka;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.End;
import dev.topicscope.browse.Search.State;
import dev.topicscope.browse.Session;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.LabCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// A real broker behind a link that can't carry a fetch of usual size within the client's time-out for a request.
class SlowLinkTest {

    private static final String TOPIC = "slow";
    private static final int RECORDS = 120;
    private static final int RECORD_BYTES = 8_000;
    private static final long BYTES_PER_SECOND = 200_000;

    @TempDir
    private Path directory;
    private LabCluster cluster;
    private SlowLink link;
    private Session session;

    @BeforeEach
    void fillAndSlow() throws Exception {
        link = new SlowLink(this::broker);
        cluster = new LabCluster(directory, 1, Map.of("advertised.listeners", "PLAINTEXT://127.0.0.1:" + link.port()));
        cluster.start(_ -> { }, new Cancellation());
        Map<String, Object> here = Map.of("bootstrap.servers", "127.0.0.1:" + link.port());
        try (var admin = Admin.create(here);
                var producer = new KafkaProducer<>(here, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
            var random = new Random(1);
            for (int i = 0; i < RECORDS; i++) {
                byte[] value = new byte[RECORD_BYTES];
                random.nextBytes(value);
                producer.send(new ProducerRecord<>(TOPIC, value));
            }
            producer.flush();
        }
        session = new KafkaConnector().connect(Live.connection("127.0.0.1:" + link.port(), Map.of("request.timeout.ms", "2000")),
                new Cancellation());
        link.slowTo(BYTES_PER_SECOND);
    }

    @AfterEach
    void close() throws Exception {
        if (session != null) {
            session.close();
        }
        cluster.close();
        link.close();
    }

    @Test
    void aReadAndASearchComeThroughAndTellThatTheLinkIsTheLimit() throws Exception {
        try (var reading = session.read(Live.request(TOPIC, new Start.Earliest()))) {
            Live.awaitRecords(reading, RECORDS);
            assertThat(reading.progress().warnings()).anyMatch(sentence -> sentence.startsWith("The link to the brokers is the limit"));
            assertThat(reading.progress().polls().partitionFetchBytes()).isLessThanOrEqualTo(256 << 10);
            assertThat(reading.progress().polls().waiting()).isGreaterThan(reading.progress().polls().working());
        }
        try (var search = session.search(SearchTestBase.request(TOPIC, Set.of(), new Start.Earliest(), new End.Now(), TestQuery.ALL))) {
            Await.until("the end of the search", Duration.ofSeconds(40), () -> search.progress().state() instanceof State.Done);
            assertThat(search.progress().matches()).isEqualTo(RECORDS);
            assertThat(search.progress().warnings()).anyMatch(sentence -> sentence.startsWith("The link to the brokers is the limit"));
        }
    }

    @Test
    void aLargeRecordIsLoadedWholeAndTellsHowFarItIs() throws Exception {
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + link.port(),
                "max.request.size", 2 << 20), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, new byte[1_000_000])).get(20, TimeUnit.SECONDS);
        }
        var received = new ArrayList<Long>();

        var whole = session.record(new Partition(TOPIC, 0), RECORDS, received::add, new Cancellation());

        assertThat(whole.valueSizeBytes()).isEqualTo(1_000_000);
        assertThat(received).hasSizeGreaterThan(10).isSorted();
        assertThat(received.getLast()).isBetween(500_000L, 1_010_000L);
    }

    private InetSocketAddress broker() {
        String address = cluster.brokers().getFirst().address();
        int colon = address.lastIndexOf(':');
        return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }
}

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    private static final String SMALL = "small";
    private static final String LARGE = "large";
    private static final int RECORDS = 80;
    private static final int RECORD_BYTES = 8_000;
    private static final int LARGE_BYTES = 600_000;
    private static final long BYTES_PER_SECOND = 200_000;

    @TempDir
    private static Path directory;
    private static LabCluster cluster;
    private static SlowLink link;
    private static Session session;

    @BeforeAll
    static void fillAndSlow() throws Exception {
        link = new SlowLink(SlowLinkTest::broker);
        cluster = new LabCluster(directory, 1, Map.of("advertised.listeners", "PLAINTEXT://127.0.0.1:" + link.port()));
        cluster.start(_ -> { }, new Cancellation());
        String here = "127.0.0.1:" + link.port();
        try (var admin = Admin.create(Map.of("bootstrap.servers", here));
                var producer = new KafkaProducer<>(Map.of("bootstrap.servers", here), new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(SMALL, 1, (short) 1), new NewTopic(LARGE, 1, (short) 1))).all()
                    .get(20, TimeUnit.SECONDS);
            var random = new Random(1);
            for (int i = 0; i < RECORDS; i++) {
                byte[] value = new byte[RECORD_BYTES];
                random.nextBytes(value);
                producer.send(new ProducerRecord<>(SMALL, value));
            }
            producer.send(new ProducerRecord<>(LARGE, new byte[LARGE_BYTES])).get(20, TimeUnit.SECONDS);
            producer.flush();
        }
        session = new KafkaConnector().connect(Live.connection(here, Map.of("request.timeout.ms", "2000")), new Cancellation());
        link.slowTo(BYTES_PER_SECOND);
    }

    @AfterAll
    static void close() throws Exception {
        if (session != null) {
            session.close();
        }
        cluster.close();
        link.close();
    }

    @Test
    void aReadAndASearchComeThroughAndTellThatTheLinkIsTheLimit() throws Exception {
        try (var reading = session.read(Live.request(SMALL, new Start.Earliest()))) {
            Live.awaitRecords(reading, RECORDS);
            assertThat(reading.progress().warnings()).anyMatch(sentence -> sentence.startsWith("The link to the brokers is the limit"));
            assertThat(reading.progress().polls().partitionFetchBytes()).isLessThanOrEqualTo(256 << 10);
            assertThat(reading.progress().polls().waiting()).isGreaterThan(reading.progress().polls().working());
        }
        try (var search = session.search(SearchTestBase.request(SMALL, Set.of(), new Start.Earliest(), new End.Now(), TestQuery.ALL))) {
            Await.until("the end of the search", Duration.ofSeconds(40), () -> search.progress().state() instanceof State.Done);
            assertThat(search.progress().matches()).isEqualTo(RECORDS);
            assertThat(search.progress().warnings()).anyMatch(sentence -> sentence.startsWith("The link to the brokers is the limit"));
        }
    }

    @Test
    void aLargeRecordIsLoadedWholeAndTellsHowFarItIs() throws Exception {
        var received = new ArrayList<Long>();

        var whole = session.record(new Partition(LARGE, 0), 0, received::add, new Cancellation());

        assertThat(whole.valueSizeBytes()).isEqualTo(LARGE_BYTES);
        assertThat(received).hasSizeGreaterThan(5).isSorted();
        assertThat(received.getLast()).isBetween(LARGE_BYTES / 2L, LARGE_BYTES + 10_000L);
    }

    private static InetSocketAddress broker() {
        String address = cluster.brokers().getFirst().address();
        int colon = address.lastIndexOf(':');
        return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }
}

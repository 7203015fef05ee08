package dev.topicscope.kafka;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.Pace;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.browse.Sending.Counts;
import dev.topicscope.lab.Await;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;

import static org.assertj.core.api.Assertions.assertThat;

class SendLoopTest {

    private static final Node NODE = new Node(1, "localhost", 9092);

    private final ReadControl control = new ReadControl();
    private final SendBoard board = new SendBoard();
    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(new Cluster("c", List.of(NODE),
            List.of(new PartitionInfo("t", 0, NODE, new Node[] {NODE}, new Node[] {NODE})), Set.of(), Set.of()), false,
            new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void whatIsSkippedWaitsForItsTurnLikeARecord() throws Exception {
        var request = new SendRequest("t", Runs.plan(Long.MAX_VALUE, i -> new Item.Faulty(i + 1, "No record.")), OptionalLong.empty(),
                new Pace.Steady(0.1, 1), new Placement.RoundRobin(), ProducerSettings.safe(), false, OnFault.SKIP);
        var thread = start(request);
        Await.until("it waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
        assertThat(board.progress().faults().count()).isEqualTo(2);
        control.end();
        Await.until("the thread has ended", () -> !thread.isAlive());
    }

    @Test
    void whileNobodyAnswersOnlySoManyRecordsAreHandedOverAndTheRestWaits() throws Exception {
        var request = new SendRequest("t", Runs.numbers(Long.MAX_VALUE), OptionalLong.empty(), Runs.FASTEST, new Placement.RoundRobin(),
                ProducerSettings.safe(), false, OnFault.STOP);
        var thread = start(request);
        Await.until("it is full", Duration.ofSeconds(30), () -> board.progress().producing().bufferFull());
        long open = board.open();
        assertThat(open).isBetween(250_000L, 252_000L);

        producer.completeNext();
        assertThat(board.progress().counts()).isEqualTo(new Counts(open, 1, 0, 0));

        control.end();
        Await.until("the thread has ended", () -> !thread.isAlive());
        board.settle(0);
        var counts = board.progress().counts();
        assertThat(counts.acknowledged() + counts.failed() + counts.neverSent()).isEqualTo(counts.handedOver());
    }

    private Thread start(SendRequest request) {
        return Thread.ofPlatform().daemon().name("send t").start(() -> {
            try (var source = request.plan().open(new Cancellation())) {
                new SendLoop(request, control, board, producer, () -> 1).run(source);
            } catch (FailureException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }
}

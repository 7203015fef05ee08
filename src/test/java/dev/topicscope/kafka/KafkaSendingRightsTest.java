package dev.topicscope.kafka;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaSendingRightsTest {

    @TempDir
    private Path directory;

    @Test
    void withoutTheRightToWriteARunEndsAtOnceAndSaysSo() throws Exception {
        try (var broker = new ManyListeners(directory, SharedCluster.get().bootstrap(), "127.0.0.1:" + ManyListeners.freePort());
                var session = new KafkaConnector().connect(Live.connection(broker.at("LOGIN"), ManyListeners.login("looker", "PLAIN")),
                        new Cancellation());
                var sending = session.send(Runs.request("orders", Runs.numbers(100_000)))) {
            var progress = Runs.awaitOver(sending);
            assertThat(progress.state()).isInstanceOfSatisfying(State.Failed.class, failed ->
                    assertThat(failed.why()).isInstanceOfSatisfying(Failure.NotAuthorized.class, why ->
                            assertThat(why.resource()).isEqualTo("topic orders")));
            assertThat(progress.counts().acknowledged()).isZero();
            assertThat(progress.counts()).extracting(Sending.Counts::handedOver).satisfies(handed -> assertThat(handed).isPositive());
        }
    }
}

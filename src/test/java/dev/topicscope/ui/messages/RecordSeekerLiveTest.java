package dev.topicscope.ui.messages;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.Pace;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Session;
import dev.topicscope.compose.Composition;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.kafka.KafkaConnector;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// A record that was just sent to a real broker is shown in the table of its topic.
class RecordSeekerLiveTest {

    @Test
    void aSentRecordIsFoundAtTheLiveEndAndByReadingFromItOn() throws Exception {
        var cluster = SharedCluster.get();
        String topic = cluster.topic("sought", 3);
        try (var session = new KafkaConnector().connect(new Connection("test", "test", cluster.bootstrap(), Map.of()),
                new Cancellation())) {
            var messages = new MessagesViewModel(session, topic, 10_000_000);
            messages.read(new Start.Last(500));
            for (int i = 0; i < 20; i++) {
                assertFound(messages, stored(session, topic, "first " + i), "first " + i);
            }
            messages.stop();
            var sent = stored(session, topic, "second");
            assertFound(messages, sent, "second");
            assertThat(messages.choice().start().get()).as("read anew").isEqualTo(new Start.AtOffset(sent.offset().getAsLong()));
            messages.close();
        }
    }

    private static void assertFound(MessagesViewModel messages, Result.Stored sent, String value) throws Exception {
        messages.seeker().seek(sent.partition(), sent.offset().getAsLong(), System.nanoTime());
        Await.until("the record is found", Duration.ofSeconds(30), () -> {
            messages.pulse(System.nanoTime());
            return messages.seeker().look(System.nanoTime()).isPresent();
        });
        assertThat(messages.selectedMessage().orElseThrow().value().orElseThrow()).asString(StandardCharsets.UTF_8).isEqualTo(value);
    }

    private static Result.Stored stored(Session session, String topic, String value) throws Exception {
        var typed = new Composition(new Composition.Content.Typed(PayloadFormat.NULL, ""), new Composition.Content.Typed(PayloadFormat.TEXT,
                value), List.of(), Optional.empty(), false, 0, Optional.empty());
        try (var sending = session.send(new SendRequest(topic, typed.repeated(OptionalLong.of(1), Clock.systemUTC()), OptionalLong.of(1),
                new Pace.Fastest(), new Placement.RoundRobin(), ProducerSettings.safe(), false, SendRequest.OnFault.STOP))) {
            Await.until("it is stored", Duration.ofSeconds(30), () -> sending.progress().state().isOver());
            return (Result.Stored) sending.progress().last().getFirst().result();
        }
    }
}

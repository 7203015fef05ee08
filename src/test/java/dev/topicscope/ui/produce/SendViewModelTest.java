package dev.topicscope.ui.produce;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.KeyPartitioner;
import dev.topicscope.browse.Pace;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Marking;
import dev.topicscope.task.DirectBackground;

import static org.assertj.core.api.Assertions.assertThat;

class SendViewModelTest {

    private final FakeSession session = new FakeSession();
    private final SendViewModel form = new SendViewModel(session, new DirectBackground(), "orders");

    @Test
    void sendsWhatIsTypedAndKeepsIt() throws FailureException {
        form.record().key().text().set("customer-1");
        form.record().value().text().set("{}");
        form.send();

        var request = session.sendings.getFirst().request;
        assertThat(request.topic()).isEqualTo("orders");
        assertThat(request.limit()).isEqualTo(OptionalLong.of(1));
        assertThat(draft(0).key().orElseThrow()).asString().isEqualTo("customer-1");
        assertThat(draft(0).partition()).isEqualTo(OptionalInt.empty());
        assertThat(form.record().value().text().get()).isEqualTo("{}");
    }

    @Test
    void nullAndEmptyDiffer() throws FailureException {
        form.send();
        end(0);
        form.record().key().encoding().set(PayloadFormat.EMPTY);
        form.record().value().encoding().set(PayloadFormat.NULL);
        form.send();

        assertThat(draft(0).key()).isEmpty();
        assertThat(draft(0).value()).hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
        assertThat(draft(1).key()).hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
        assertThat(draft(1).value()).isEmpty();
    }

    @Test
    void typingEndsNull() {
        form.record().key().text().set("k");

        assertThat(form.record().key().encoding().get()).isEqualTo(PayloadFormat.TEXT);
    }

    @Test
    void headersKeepTheirOrderMayRepeatAndNeedAName() throws FailureException {
        for (String name : new String[] {"trace", "trace"}) {
            var header = form.record().addHeader();
            header.name().set(name);
            header.value().text().set(String.valueOf(form.record().headers().size()));
        }
        form.record().addHeader();
        form.send();

        assertThat(draft(0).headers()).extracting(header -> header.key() + "=" + new String(header.value().orElseThrow()))
                .containsExactly("trace=1", "trace=2");
    }

    @Test
    void tellsTheKeysPartitionWhileTyping() {
        form.record().partitionCount().set(4);
        form.record().key().text().set("customer-62379");

        int expected = KeyPartitioner.partitionFor("customer-62379".getBytes(), 4);
        assertThat(form.record().destination().get()).matches("murmur2 0x[0-9a-f]{8} → partition " + expected + " of 4");

        form.record().placement().set(new Placement.Given(3));
        assertThat(form.record().destination().get()).contains("partition 3, whatever its key");
    }

    @Test
    void oneRunGoesOnAtATime() {
        form.send();
        form.send();

        assertThat(session.sendings).hasSize(1);
    }

    @Test
    void whatWasTypedIsShownAgainAsItWas() {
        form.record().key().text().set("7");
        form.record().key().encoding().set(PayloadFormat.LONG);
        form.record().value().fixed().set(Optional.of(new byte[] {0, (byte) 0xff}));
        var kept = form.record().kept(Optional.empty());
        var other = new SendViewModel(session, new DirectBackground(), "orders");
        other.record().show(kept);

        assertThat(other.record().key().encoding().get()).isEqualTo(PayloadFormat.LONG);
        assertThat(other.record().kept(Optional.empty())).isEqualTo(kept);
    }

    @Test
    void sendsNothingWhileSomethingIsUnfit() {
        form.record().key().encoding().set(PayloadFormat.LONG);
        form.record().key().text().set("seven");
        form.send();

        assertThat(session.sendings).isEmpty();
        assertThat(form.refused().get()).hasValueSatisfying(fault -> assertThat(fault.place()).isEqualTo(new FormFault.Place.Key()));

        form.record().key().text().set("7");
        form.producer().acks().set(ProducerSettings.Acks.LEADER);
        form.send();
        assertThat(form.refused().get()).isEmpty();
        assertThat(session.sendings.getFirst().request.settings().acks()).isEqualTo(ProducerSettings.Acks.LEADER);
    }

    @Test
    void asksBeforeItSendsToProduction() {
        session.connection = session.connection.withMarking(new Marking(Marking.Kind.PRODUCTION, Marking.Colour.NONE, false));
        form.send();
        assertThat(session.sendings).isEmpty();
        assertThat(form.asking().get()).isPresent();

        form.confirm();
        assertThat(session.sendings).hasSize(1);
        assertThat(form.asking().get()).isEmpty();
    }

    @Test
    void manyRecordsToProductionNeedTheTopicsName() {
        var one = new SendRequest("orders", _ -> null, OptionalLong.of(1), new Pace.Fastest(), new Placement.ByKey(),
                ProducerSettings.safe(), false, SendRequest.OnFault.STOP);
        assertThat(new ProductionQuestion(session, one).isAnswered().get()).isTrue();

        var many = new SendRequest("orders", _ -> null, OptionalLong.of(1_000), new Pace.Fastest(), new Placement.ByKey(),
                ProducerSettings.safe(), false, SendRequest.OnFault.STOP);
        var question = new ProductionQuestion(session, many);
        assertThat(question.sentence()).matches("1.000 records go to orders of test\\.");
        assertThat(question.nameToType()).contains("orders");
        question.typed().set("order");
        assertThat(question.isAnswered().get()).isFalse();
        question.typed().set("orders");
        assertThat(question.isAnswered().get()).isTrue();
    }

    private void end(int run) {
        session.sendings.get(run).state = new Sending.State.Done();
        form.run().stop();
    }

    private Draft draft(int run) throws FailureException {
        try (var source = session.sendings.get(run).request.plan().open(new Cancellation())) {
            return ((RecordSource.Item.Ready) source.next()).draft();
        }
    }
}

package dev.topicscope.ui.produce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeReading;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.Overview;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Marking;
import dev.topicscope.model.Marking.Colour;
import dev.topicscope.model.Marking.Kind;
import dev.topicscope.model.Start;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.produce.Destinations.Cluster;
import dev.topicscope.ui.produce.ResendViewModel.Way;
import dev.topicscope.ui.produce.SendViewModel.Mode;

import static org.assertj.core.api.Assertions.assertThat;

class ResendViewModelTest {

    private final FakeSession lab = cluster("lab", Marking.NONE);
    private final FakeSession staging = cluster("staging", Marking.NONE);
    private final FakeSession archive = cluster("archive", new Marking(Kind.DEVELOPMENT, Colour.NONE, true));
    private final FakeSession prod = cluster("prod", new Marking(Kind.PRODUCTION, Colour.NONE, false));
    private final DirectBackground background = new DirectBackground();
    private final Destinations destinations = new Destinations();
    private FakeReading reading;
    private SendViewModel form;

    @BeforeEach
    void open() {
        for (var session : List.of(lab, staging, archive, prod)) {
            destinations.clusters().add(new Cluster(session, new SimpleObjectProperty<>(Optional.of(overview(session)))));
        }
        reading = lab.read(new ReadRequest("orders.dlt", Set.of(), new Start.Earliest(), IsolationLevel.READ_UNCOMMITTED, 10_000_000));
        for (int i = 0; i < 10; i++) {
            reading.bring(i % 4, i, "k" + i, "v" + i);
        }
        form = new SendViewModel(lab, background, "orders.dlt", Optional.empty(), destinations);
    }

    @Test
    void goesBackToItsTopicUnlessAnotherIsChosenAndWarnsOfCircles() {
        resend(2, 5);

        assertThat(form.mode().get()).isEqualTo(Mode.RESEND);
        assertThat(form.resend().summary()).isEqualTo("3 records of orders.dlt");
        assertThat(form.action().get()).isEqualTo("Send 3 records");
        assertThat(form.resendPace().consequence().get()).isEqualTo("3 records as fast as the cluster takes them.");
        assertThat(form.resend().destination().topic().get()).contains("orders.dlt");
        assertThat(form.resend().warnings().get()).singleElement().asString().contains("circles");
        form.resend().destination().topic().set(Optional.of("orders"));
        assertThat(form.resend().warnings().get()).isEmpty();
        form.send();

        var request = lab.sendings.getFirst().request;
        assertThat(request.topic()).isEqualTo("orders");
        assertThat(request.limit()).isEqualTo(OptionalLong.of(3));
        assertThat(request.placement()).isEqualTo(new Placement.ByKey());
        assertThat(request.keepTimestamps()).isFalse();
    }

    @Test
    void aRunGoesToTheClusterThatWasChosenEvenIfTheTableHasMovedOn() throws FailureException {
        resend(2, 5);
        reading.close();
        form.resend().destination().cluster().set(destinations.of("staging"));
        form.resend().destination().topic().set(Optional.of("orders"));
        form.resend().origin().set(true);
        form.resend().timestamps().set(true);
        form.resend().way().set(Way.ROUND_ROBIN);
        form.send();

        assertThat(lab.sendings).isEmpty();
        var request = staging.sendings.getFirst().request;
        assertThat(request.keepTimestamps()).isTrue();
        assertThat(request.placement()).isEqualTo(new Placement.RoundRobin());
        assertThat(values(request)).containsExactly("v2 topicscope.origin.topic", "v3 topicscope.origin.topic",
                "v4 topicscope.origin.topic");
    }

    @Test
    void whereARunGoesIsNamedWhereThatIsNotTheTopicOfTheForm() {
        form.send();
        assertThat(form.run().chip()).isEqualTo("Sending 0 · 0/s");
        assertThat(form.run().atStake()).contains("0 of 1 record sent to orders.dlt");
        form.run().stop();

        resend(0, 3);
        form.resend().destination().choose("lab", "orders");
        form.send();
        assertThat(form.run().chip()).isEqualTo("Sending 0 · 0/s · to orders");
        assertThat(form.run().atStake()).contains("0 of 3 records sent to orders");
        form.run().stop();

        form.resend().destination().choose("staging", "orders.dlt");
        form.send();
        assertThat(form.run().chip()).isEqualTo("Sending 0 · 0/s · to orders.dlt of staging");
        assertThat(form.run().atStake()).contains("0 of 3 records sent to orders.dlt of staging");
    }

    @Test
    void aFormThatIsClosedIsNotHeldByTheClustersThatAreOpen() {
        var offered = List.of(form.resend().destination().clusters(), form.handover().destination().clusters());
        destinations.clusters().removeIf(cluster -> cluster.id().equals("archive"));
        assertThat(offered).allSatisfy(clusters -> assertThat(clusters).extracting(Cluster::id).containsExactly("lab", "staging", "prod"));

        form.close();
        destinations.clusters().clear();

        assertThat(offered).allSatisfy(clusters -> assertThat(clusters).hasSize(3));
    }

    @Test
    void aClusterThatIsReadOnlyTakesNothing() {
        resend(0, 1);
        form.resend().destination().cluster().set(destinations.of("archive"));

        assertThat(form.resend().destination().problem().get().orElseThrow()).contains("archive is read-only");
        form.send();
        assertThat(archive.sendings).isEmpty();
    }

    @Test
    void recordsOfAReadOnlyClusterGoToAnother() {
        form = new SendViewModel(archive, background, "orders.dlt", Optional.empty(), destinations);
        form.send();
        assertThat(archive.sendings).as("one record").isEmpty();
        resend(0, 1);
        assertThat(form.resend().destination().problem().get()).isPresent();
        form.resend().destination().choose("lab", "orders");
        form.send();

        assertThat(lab.sendings).hasSize(1);
    }

    @Test
    void productionAsksWhateverTheOwnCluster() {
        resend(0, 1);
        form.resend().destination().choose("prod", "orders");
        form.send();
        assertThat(prod.sendings).isEmpty();
        assertThat(form.asking().get()).isPresent();
        assertThat(form.asking().get().orElseThrow().sentence()).contains("orders").contains("prod");
        form.asking().get().orElseThrow().typed().set("orders");

        form.confirm();
        assertThat(prod.sendings).hasSize(1);
    }

    @Test
    void aClusterThatIsClosedMustBeChosenAnew() {
        resend(0, 1);
        form.resend().destination().choose("staging", "orders");
        destinations.clusters().remove(1);

        assertThat(form.resend().destination().problem().get().orElseThrow()).contains("staging was closed");
        form.send();
        assertThat(lab.sendings).isEmpty();
        assertThat(staging.sendings).isEmpty();
    }

    @Test
    void aTopicThatIsNotThereIsNotSentTo() {
        resend(0, 1);
        form.resend().destination().choose("staging", "missing");

        assertThat(form.resend().destination().problem().get().orElseThrow()).contains("staging has no topic missing");
    }

    @Test
    void tooFewPartitionsForTheSameOneAreSaidBefore() {
        resend(0, 4);
        form.resend().destination().choose("staging", "orders");
        form.resend().way().set(Way.SAME);

        assertThat(form.resend().warnings().get()).singleElement().asString().contains("orders has only 2 partitions", "up to 3");
        resend(0, 2);
        form.resend().destination().choose("staging", "orders");
        assertThat(form.resend().warnings().get()).isEmpty();
    }

    @Test
    void whatIsNoLongerHeldIsSaid() {
        resend(8, 12);

        assertThat(form.resend().summary()).isEqualTo("2 records of orders.dlt");
        assertThat(form.resend().warnings().get().getFirst()).startsWith("2 more were selected");
        form.endResending();
        assertThat(form.resend().picked().get()).isEmpty();
        assertThat(form.mode().get()).isEqualTo(Mode.ONE);
        form.mode().set(Mode.RESEND);
        form.send();
        assertThat(lab.sendings).isEmpty();
    }

    @Test
    void whatIsTypedGoesNowhereWhileAnotherClusterIsChosenWithoutATopic() {
        var gone = new ArrayList<String>();
        destinations.setOnGo((cluster, topic, _) -> gone.add(cluster.name() + " " + topic));
        var handover = form.handover();
        assertThat(handover.isHere().get()).isTrue();
        handover.destination().cluster().set(destinations.of("staging"));
        handover.go();

        assertThat(handover.destination().topic().get()).as("though both have that topic").isEmpty();
        form.send();
        assertThat(lab.sendings).isEmpty();
        assertThat(form.missing().get()).contains("Choose a topic.");
        handover.destination().topic().set(Optional.of("orders"));
        form.send();
        assertThat(lab.sendings).isEmpty();
        assertThat(form.missing().get()).isPresent();
        handover.go();
        assertThat(gone).containsExactly("staging orders");

        assertThat(handover.isHere().get()).as("this form keeps to its topic").isTrue();
        form.send();
        assertThat(lab.sendings.getFirst().request.topic()).isEqualTo("orders.dlt");
    }

    @Test
    void theFormComesBackToItsTopicWhenTheOtherClusterIsClosed() {
        form.handover().destination().cluster().set(destinations.of("staging"));
        assertThat(form.handover().isHere().get()).isFalse();
        destinations.clusters().remove(1);

        assertThat(form.handover().isHere().get()).isTrue();
        assertThat(form.handover().destination().problem().get()).isEmpty();
    }

    @Test
    void aFormOfAReadOnlyClusterSaysWhyNothingIsSent() {
        form = new SendViewModel(archive, background, "orders.dlt", Optional.empty(), destinations);
        form.send();

        assertThat(form.missing().get().orElseThrow()).contains("archive is read-only");
    }

    private void resend(long from, long to) {
        form.resend(reading.records(), new IndexRange(from, to));
    }

    private static List<String> values(SendRequest request) throws FailureException {
        var values = new ArrayList<String>();
        try (var source = request.plan().open(new Cancellation())) {
            while (source.next() instanceof Item.Ready(var draft, var _)) {
                values.add(new String(draft.value().orElseThrow()) + " " + draft.headers().getFirst().key());
            }
        }
        return values;
    }

    private static FakeSession cluster(String name, Marking marking) {
        var session = new FakeSession();
        session.connection = new Connection(name, name, name + ":9092", Map.of()).withMarking(marking);
        session.topics.addAll(List.of(FakeSession.topic("orders", 2, 10), FakeSession.topic("orders.dlt", 4, 10)));
        return session;
    }

    private static Overview overview(FakeSession session) {
        try {
            return Overview.of(session, new Cancellation());
        } catch (FailureException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.topicscope.ui.connections;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeConnector;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.connections.ConnectionFormViewModel.Trial;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionFormViewModelTest {

    private final FakeConnector connector = new FakeConnector();
    private final DirectBackground background = new DirectBackground();
    private final ConnectionFormViewModel form = new ConnectionFormViewModel(connector, background, Optional.empty());

    @Test
    void namesEachBadEntryBeforeAnyNetworkCall() {
        form.bootstrap().set("one:9092, two:x\n[::1]:70000");

        assertThat(form.bootstrapProblems().get()).hasSize(2).anyMatch(text -> text.contains("two:x"))
                .anyMatch(text -> text.contains("70000"));
        form.test();
        assertThat(connector.asked).isEmpty();
    }

    @Test
    void anEmptyListIsAProblemOnlyWhenItIsUsed() {
        form.bootstrap().set("x");
        form.bootstrap().set("");
        assertThat(form.bootstrapProblems().get()).isEmpty();

        assertThat(form.connection()).isEmpty();
        assertThat(form.bootstrapProblems().get()).hasSize(1);
    }

    @Test
    void makesAConnectionOfWhatPeoplePaste() {
        form.bootstrap().set(" PLAINTEXT://one:9092/  two\n");
        form.properties().set("security.protocol = SSL\n# a comment\nssl.truststore.location=C:\\\\certs\\\\ca.pem");

        var connection = form.connection().orElseThrow();
        assertThat(connection.bootstrap()).isEqualTo("one:9092,two:9092");
        assertThat(connection.name()).isEqualTo("one:9092");
        assertThat(connection.properties()).isEqualTo(Map.of("security.protocol", "SSL", "ssl.truststore.location", "C:\\certs\\ca.pem"));
    }

    @Test
    void editingKeepsTheIdAndTheProperties() {
        var edited = new Connection("id-1", "dev", "one:9092", Map.of("a", "C:\\x", "b", "two\nlines"),
                new Route.Socks(new HostPort("proxy", 1080), Optional.empty()));

        assertThat(new ConnectionFormViewModel(connector, background, Optional.of(edited)).connection()).contains(edited);
    }

    @Test
    void testsAndDisconnects() {
        form.bootstrap().set("one:9092");
        form.test();

        assertThat(form.trial().get()).isInstanceOf(Trial.Reached.class);
        assertThat(connector.session.closed).isTrue();

        form.bootstrap().set("two:9092");
        assertThat(form.trial().get()).isInstanceOf(Trial.None.class);
    }

    @Test
    void tellsWhyATestFailed() {
        connector.failure = Optional.of(new Failure.Unreachable("one:9092", List.of(), "refused"));
        form.bootstrap().set("one:9092");
        form.test();

        assertThat(form.trial().get()).isEqualTo(new Trial.Failed(connector.failure.get()));
    }

    @Test
    void aTestCanBeTakenBack() {
        background.hold();
        form.bootstrap().set("one:9092");
        form.test();
        form.cancelTest();
        background.runHeld();

        assertThat(form.trial().get()).isInstanceOf(Trial.None.class);
    }

    @Test
    void saysThatTheBrokersBelongIntoTheFieldAbove() {
        form.bootstrap().set("one:9092");
        form.properties().set("bootstrap.servers=two:9092");

        assertThat(form.propertiesProblem().get()).isPresent();
        assertThat(form.connection()).isEmpty();
    }
}

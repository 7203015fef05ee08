package dev.topicscope.ui.connections;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeConnector;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Marking;
import dev.topicscope.model.Marking.Colour;
import dev.topicscope.model.Marking.Kind;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets.Secret;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.connections.ConnectionFormViewModel.Trial;
import dev.topicscope.ui.connections.SecurityViewModel.LoginKind;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionFormViewModelTest {

    private final FakeConnector connector = new FakeConnector();
    private final DirectBackground background = new DirectBackground();
    private final Map<Secret, String> typed = new HashMap<>();
    private final ConnectionFormViewModel form = new ConnectionFormViewModel(connector, background, Optional.empty(), typed::putAll);

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
        var edited = new Connection("id-1", "dev", "one:9092", Map.of("a", "C:\\x", "b", "two\nlines"))
                .withRoute(new Route.Socks(new HostPort("proxy", 1080), Optional.empty()));

        assertThat(new ConnectionFormViewModel(connector, background, Optional.of(edited), typed::putAll).connection()).contains(edited);
    }

    @Test
    void thePasswordsOfTheRouteAreToldBeforeATestNeedsThem() {
        form.bootstrap().set("one:9092");
        form.route().show(new Route.Socks(new HostPort("proxy", 1080), Optional.of("me")));
        form.route().text(RouteField.PROXY_PASSWORD).set("p");

        form.test();

        assertThat(typed).containsExactly(Map.entry(new Secret.ProxyPassword(new HostPort("proxy", 1080), "me"), "p"));
        assertThat(connector.asked).singleElement().satisfies(asked -> assertThat(asked.properties()).isEmpty());
    }

    @Test
    void securityHasFieldsOfItsOwnAndTheRestStaysText() {
        var edited = new Connection("id-1", "dev", "one:9092", Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"me\" password=\"p\";",
                "client.rack", "a")).withMarking(new Marking(Kind.STAGING, Colour.BLUE, true));
        var editing = new ConnectionFormViewModel(connector, background, Optional.of(edited), typed::putAll);

        assertThat(editing.properties().get()).isEqualTo("client.rack=a");
        assertThat(editing.security().login().get()).isEqualTo(LoginKind.SCRAM_SHA_512);
        assertThat(editing.security().text(SecurityField.USER).get()).isEqualTo("me");
        assertThat(editing.connection()).contains(edited);

        editing.security().login().set(LoginKind.NONE);
        assertThat(editing.connection().orElseThrow().properties())
                .isEqualTo(Map.of("security.protocol", "SSL", "client.rack", "a"));
    }

    @Test
    void aFieldThatTheChosenKindNeedsIsNamed() {
        form.bootstrap().set("one:9092");
        form.security().login().set(LoginKind.PLAIN);

        assertThat(form.connection()).isEmpty();
        assertThat(form.security().problems().get()).containsExactly(SecurityField.USER);

        form.security().text(SecurityField.USER).set("me");
        assertThat(form.connection()).isPresent();
    }

    @Test
    void aConfigurationPastedIntoTheAddressesFillsTheForm() {
        form.bootstrap().set("bootstrap.servers=one:9092\nsecurity.protocol=SASL_PLAINTEXT\nsasl.mechanisms=PLAIN\n"
                + "sasl.username=me\nsasl.password=p\nclient.rack=a\nqueue.buffering.max.ms=5");

        assertThat(form.bootstrap().get()).isEqualTo("one:9092");
        assertThat(form.bootstrapProblems().get()).isEmpty();
        assertThat(form.security().login().get()).isEqualTo(LoginKind.PLAIN);
        assertThat(form.properties().get()).isEqualTo("client.rack=a");
        assertThat(form.notes().get()).singleElement().asString().contains("queue.buffering.max.ms");
    }

    @Test
    void aWrongValueStopsAndAnUnknownNameOnlyWarns() {
        form.bootstrap().set("one:9092");
        form.properties().set("request.timeout.ms=soon");
        assertThat(form.propertyProblems().get()).singleElement().asString().contains("request.timeout.ms");
        assertThat(form.connection()).isEmpty();

        form.properties().set("my.plug.in=1\ngroup.id=x");
        assertThat(form.propertyProblems().get()).isEmpty();
        assertThat(form.propertyNotes().get()).hasSize(2).anyMatch(note -> note.contains("my.plug.in"))
                .anyMatch(note -> note.contains("Topicscope sets group.id itself"));
        assertThat(form.connection()).isPresent();
    }

    @Test
    void tellsWhatKafkaSaysOfAProperty() {
        assertThat(form.described("fetch.max.bytes=1").orElseThrow().description()).contains("maximum amount of data");
        assertThat(form.described("client.rack").orElseThrow().type()).isEqualTo("string");
        assertThat(form.described("# fetch.max.bytes")).isEmpty();
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

        assertThat(form.propertyProblems().get()).hasSize(1);
        assertThat(form.connection()).isEmpty();
    }
}

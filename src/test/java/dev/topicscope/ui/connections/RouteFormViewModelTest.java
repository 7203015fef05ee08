package dev.topicscope.ui.connections;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.topicscope.model.HostPort;
import dev.topicscope.model.Mapping;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets.Secret;
import dev.topicscope.model.SshServer;
import dev.topicscope.model.SshServer.Login;
import dev.topicscope.ui.connections.RouteFormViewModel.Kind;
import dev.topicscope.ui.connections.RouteFormViewModel.LoginKind;

import static org.assertj.core.api.Assertions.assertThat;

class RouteFormViewModelTest {

    private static final HostPort BASTION = new HostPort("bastion", 22);
    private static final HostPort PROXY = new HostPort("proxy", 1080);

    private final RouteFormViewModel form = new RouteFormViewModel(() -> { });

    static List<Route> routes() {
        return List.of(new Route.Direct(),
                new Route.Mapped(List.of(Mapping.of(new HostPort("::1", 9092), new HostPort("10.0.0.1", 31_090)),
                        new Mapping("*.internal", OptionalInt.empty(), "*.example", OptionalInt.empty()))),
                new Route.Ssh(new SshServer(BASTION, "me", new Login.Key("/k")),
                        Optional.of(new SshServer(new HostPort("jump", 2_222), "you", new Login.Password())), Optional.of("/known")),
                new Route.Ssh(new SshServer(BASTION, "me", new Login.Agent()), Optional.empty(), Optional.empty()),
                new Route.Socks(PROXY, Optional.of("me")), new Route.HttpConnect(PROXY, Optional.empty()),
                new Route.Kubectl(Optional.of("dev"), Optional.of("kafka"), Optional.of("/kube"), Optional.of("/kubectl")),
                new Route.Kubectl(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteThatIsShownIsTheOneThatIsTyped(Route route) {
        form.show(route);

        assertThat(form.route()).contains(route);
        assertThat(form.secrets(route)).isEmpty();
    }

    @Test
    void whatIsMissingIsSaidBesideItsFieldAndNoMoreOnceItIsTyped() {
        form.kind().set(Kind.SSH);
        form.login().set(LoginKind.KEY);
        assertThat(form.route()).isEmpty();
        assertThat(form.problems().get()).containsOnlyKeys(RouteField.SSH_ADDRESS, RouteField.SSH_USER, RouteField.SSH_KEY);

        form.text(RouteField.SSH_ADDRESS).set("bastion");
        assertThat(form.problems().get()).isEmpty();
        form.text(RouteField.SSH_USER).set("me");
        form.text(RouteField.SSH_KEY).set("/k");

        assertThat(form.route()).contains(new Route.Ssh(new SshServer(BASTION, "me", new Login.Key("/k")), Optional.empty(),
                Optional.empty()));
    }

    @Test
    void aProxyNeedsAPort() {
        form.kind().set(Kind.SOCKS5);
        form.text(RouteField.PROXY).set("proxy");

        assertThat(form.route()).isEmpty();
        assertThat(form.problems().get()).containsEntry(RouteField.PROXY, "Type host:port.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | a:1 | advertises", "a:1 | '' | reached", "a b | c | advertises", "*.*.x | y | one *",
        "a | *.b | on the left"})
    void anEntryThatCannotBeOneIsSaidBesideIt(String advertised, String reached, String words) {
        form.kind().set(Kind.ADDRESS_MAP);
        var entry = form.addMapping();
        entry.advertised().set(advertised);
        entry.reached().set(reached);

        assertThat(form.route()).isEmpty();
        assertThat(entry.problem().get().orElseThrow()).contains(words);
    }

    @Test
    void aMapNeedsAnEntryAndBlankOnesCountForNothing() {
        form.kind().set(Kind.ADDRESS_MAP);
        form.addMapping();
        assertThat(form.route()).isEmpty();
        assertThat(form.mapProblem().get()).isPresent();

        var entry = form.addMapping();
        entry.advertised().set("*.internal");
        entry.reached().set("10.0.0.1");
        assertThat(form.route()).contains(new Route.Mapped(List.of(
                new Mapping("*.internal", OptionalInt.empty(), "10.0.0.1", OptionalInt.empty()))));

        form.removeMapping(entry);
        assertThat(form.route()).isEmpty();
    }

    @Test
    void passwordsAreToldByWhatTheyAreFor() {
        form.show(new Route.Ssh(new SshServer(BASTION, "me", new Login.Key("/k")),
                Optional.of(new SshServer(new HostPort("jump", 22), "you", new Login.Password())), Optional.empty()));
        form.text(RouteField.SSH_PASSPHRASE).set("p1");
        form.text(RouteField.JUMP_PASSWORD).set("p2");
        form.text(RouteField.SSH_PASSWORD).set("of another kind of login");

        assertThat(form.secrets(form.route().orElseThrow())).isEqualTo(Map.of(new Secret.KeyPassphrase("/k"), "p1",
                new Secret.SshPassword(new HostPort("jump", 22), "you"), "p2"));
    }
}

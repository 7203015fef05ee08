package dev.topicscope.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.FailureException;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;
import dev.topicscope.model.SshServer;

/// The passwords of routes: those just typed into a form, else those that are kept with a connection. Thread-safe. Finding one may wait
/// for the disk and the keychain.
public final class RouteSecrets implements Secrets {

    /// No client property is called so.
    private static final String PREFIX = "route ";
    private static final Logger LOG = LoggerFactory.getLogger(RouteSecrets.class);

    private final ConnectionStore store;
    private volatile Map<Secret, String> typed = Map.of();

    RouteSecrets(ConnectionStore store) {
        this.store = store;
    }

    /// Has `secrets` found from now on, before they are kept, instead of those told before.
    public void type(Map<Secret, String> secrets) {
        typed = Map.copyOf(secrets);
    }

    /// Forgets what was typed.
    public void forget() {
        typed = Map.of();
    }

    @Override
    public Optional<char[]> find(Secret secret) {
        var now = Optional.ofNullable(typed.get(secret));
        return now.or(() -> kept(secret)).map(String::toCharArray);
    }

    private Optional<String> kept(Secret secret) {
        for (var connection : store.all()) {
            if (neededBy(connection.route()).contains(secret)) {
                try {
                    var found = Optional.ofNullable(store.secretsOfRoute(connection).get(secret));
                    if (found.isPresent()) {
                        return found;
                    }
                } catch (FailureException e) {
                    LOG.warn("The password of a route could not be read: {}", e.failure().detail());
                }
            }
        }
        return Optional.empty();
    }

    /// What `route` may ask for.
    static List<Secret> neededBy(Route route) {
        return switch (route) {
            case Route.Direct _, Route.Mapped _, Route.Kubectl _ -> List.of();
            case Route.Ssh(var server, var jump, var _) -> {
                var needed = new ArrayList<>(of(server));
                jump.ifPresent(first -> needed.addAll(of(first)));
                yield List.copyOf(needed);
            }
            case Route.Socks(var proxy, var user) -> of(proxy, user);
            case Route.HttpConnect(var proxy, var user) -> of(proxy, user);
        };
    }

    private static List<Secret> of(HostPort proxy, Optional<String> user) {
        return user.<Secret>map(name -> new Secret.ProxyPassword(proxy, name)).stream().toList();
    }

    private static List<Secret> of(SshServer server) {
        return switch (server.login()) {
            case SshServer.Login.Agent() -> List.of();
            case SshServer.Login.Key(var file) -> List.of(new Secret.KeyPassphrase(file));
            case SshServer.Login.Password() -> List.of(new Secret.SshPassword(server.address(), server.user()));
        };
    }

    /// Under which name a secret is kept among those of its connection.
    static String name(Secret secret) {
        return PREFIX + switch (secret) {
            case Secret.SshPassword(var server, var user) -> "ssh " + user + "@" + server;
            case Secret.KeyPassphrase(var file) -> "key " + file;
            case Secret.ProxyPassword(var proxy, var user) -> "proxy " + user + "@" + proxy;
        };
    }

    static Set<String> namesNeededBy(Route route) {
        return neededBy(route).stream().map(RouteSecrets::name).collect(Collectors.toSet());
    }

    static boolean isName(String name) {
        return name.startsWith(PREFIX);
    }
}

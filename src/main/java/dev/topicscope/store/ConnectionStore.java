package dev.topicscope.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.SecretNames;
import dev.topicscope.model.Secrets.Secret;
import dev.topicscope.store.SecretStore.Rest;

/// The connections that the user keeps, in their order. Thread-safe. Each change is on disk when the call returns; [#all] never waits
/// for the disk.
///
/// The connections in the list are without their secrets, which rest in the [SecretStore] (see [SecretNames]); [#whole] adds them.
public final class ConnectionStore {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionStore.class);
    /// 2 added routes, which a program that knows only 1 would lose.
    private static final long VERSION = 2;

    private final JsonFile<List<Connection>> file;
    private final SecretStore secrets;
    private final RouteSecrets ofRoutes = new RouteSecrets(this);
    private volatile List<Connection> connections = List.of();
    private volatile Optional<Path> setAside = Optional.empty();

    /// Reads what is kept in `directory`. A damaged file is set aside, and the list begins empty. The key of the secrets rests in
    /// `keychain`, or in a file where none answers.
    ///
    /// @throws FailureException `Disk` if the file is there and can be neither read nor set aside
    public ConnectionStore(Path directory, Keychain keychain) throws FailureException {
        secrets = new SecretStore(directory, keychain);
        file = new JsonFile<>(directory.resolve("connections.json"), "connections", VERSION, new ConnectionListForm());
        connections = fresh();
    }

    /// Where the file of connections went, if it was found damaged, at the start or by a change.
    public Optional<Path> setAside() {
        return setAside;
    }

    /// The connections as last read or changed.
    public List<Connection> all() {
        return connections;
    }

    /// `connection` with the secrets that are kept for it. Waits for the disk and the keychain.
    ///
    /// @throws FailureException `Disk` if there are secrets and they can't be read
    public Connection whole(Connection connection) throws FailureException {
        var properties = new LinkedHashMap<>(secrets.of(connection.id()));
        properties.keySet().removeIf(RouteSecrets::isName);
        properties.putAll(connection.properties());
        return connection.withProperties(properties);
    }

    /// The passwords of the connections' routes.
    public RouteSecrets routeSecrets() {
        return ofRoutes;
    }

    /// The secrets that are kept for the route of `connection`. Waits for the disk and the keychain.
    ///
    /// @throws FailureException `Disk` if there are some and they can't be read
    public Map<Secret, String> secretsOfRoute(Connection connection) throws FailureException {
        var kept = secrets.of(connection.id());
        var found = new HashMap<Secret, String>();
        RouteSecrets.neededBy(connection.route()).forEach(secret ->
                Optional.ofNullable(kept.get(RouteSecrets.name(secret))).ifPresent(value -> found.put(secret, value)));
        return found;
    }

    /// Where secrets rest. May wait for the keychain.
    ///
    /// @throws FailureException `Disk` if that can't be found out
    public Rest rest() throws FailureException {
        return secrets.rest();
    }

    /// Keeps `connection` as [#put(Connection)] does, and for its route the secrets `ofRoute` besides those kept before.
    ///
    /// @throws FailureException `Disk`; the list is then as before
    public synchronized void put(Connection connection, Map<Secret, String> ofRoute) throws FailureException {
        if (!ofRoute.isEmpty()) {
            var all = new LinkedHashMap<>(readable(connection.id()));
            ofRoute.forEach((secret, value) -> all.put(RouteSecrets.name(secret), value));
            secrets.put(connection.id(), all);
        }
        put(connection);
    }

    /// Keeps `connection`, which is whole, in place of the one with the same id, or at the end. Of the secrets of its route, those stay
    /// that the route still needs.
    ///
    /// @throws FailureException `Disk`; the list is then as before
    public void put(Connection connection) throws FailureException {
        putAll(List.of(connection));
    }

    /// Keeps each of `whole`, in place of the one with the same id, or at the end.
    ///
    /// @throws FailureException `Disk`; the list is then as before
    public synchronized void putAll(List<Connection> whole) throws FailureException {
        for (var connection : whole) {
            if (connection.properties().keySet().stream().noneMatch(SecretNames::isSecret)) {
                keepSecrets(connection, Map.of());
            }
        }
        change(list -> whole.forEach(connection -> {
            var ids = list.stream().map(Connection::id).toList();
            int at = ids.indexOf(connection.id());
            if (at < 0) {
                list.add(connection);
            } else {
                list.set(at, connection);
            }
        }));
    }

    /// Forgets the connection of that id and its secrets, if there is one.
    ///
    /// @throws FailureException `Disk`; the list is then as before
    public synchronized void remove(String id) throws FailureException {
        change(list -> list.removeIf(connection -> connection.id().equals(id)));
        secrets.put(id, Map.of());
    }

    /// Changes what the file has now, since another window may have changed it.
    private void change(Consumer<List<Connection>> change) throws FailureException {
        var list = new ArrayList<>(fresh());
        change.accept(list);
        var changed = new ArrayList<Connection>();
        for (var connection : list) {
            changed.add(withoutSecrets(connection));
        }
        file.write(changed);
        connections = List.copyOf(changed);
    }

    /// Puts away the secrets that `connection` has with it: one just kept, or one from a file that had them in the clear.
    private Connection withoutSecrets(Connection connection) throws FailureException {
        var open = new LinkedHashMap<>(connection.properties());
        var closed = new LinkedHashMap<String, String>();
        connection.properties().forEach((name, value) -> {
            if (SecretNames.isSecret(name)) {
                closed.put(name, value);
                open.remove(name);
            }
        });
        if (!closed.isEmpty()) {
            keepSecrets(connection, closed);
        }
        return connection.withProperties(open);
    }

    private void keepSecrets(Connection connection, Map<String, String> ofProperties) throws FailureException {
        var all = new LinkedHashMap<String, String>();
        var needed = RouteSecrets.namesNeededBy(connection.route());
        if (!needed.isEmpty()) {
            all.putAll(readable(connection.id()));
            all.keySet().retainAll(needed);
        }
        all.putAll(ofProperties);
        secrets.put(connection.id(), all);
    }

    /// What can't be read any more is to be typed again, and must not stand in the way of that.
    private Map<String, String> readable(String id) {
        try {
            return secrets.of(id);
        } catch (FailureException e) {
            LOG.warn("The passwords of a connection that is changed could not be read: {}", e.failure().detail());
            return Map.of();
        }
    }

    private List<Connection> fresh() throws FailureException {
        var read = file.read();
        setAside = file.setAside();
        return read.orElse(connections);
    }
}

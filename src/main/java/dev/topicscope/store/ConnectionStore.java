package dev.topicscope.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.SecretNames;
import dev.topicscope.store.SecretStore.Rest;

/// The connections that the user keeps, in their order. Thread-safe. Each change is on disk when the call returns; [#all] never waits
/// for the disk.
///
/// The connections in the list are without their secrets, which rest in the [SecretStore] (see [SecretNames]); [#whole] adds them.
public final class ConnectionStore {

    /// 2 added routes, which a program that knows only 1 would lose.
    private static final long VERSION = 2;

    private final JsonFile<List<Connection>> file;
    private final SecretStore secrets;
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
        properties.putAll(connection.properties());
        return connection.withProperties(properties);
    }

    /// Where secrets rest. May wait for the keychain.
    ///
    /// @throws FailureException `Disk` if that can't be found out
    public Rest rest() throws FailureException {
        return secrets.rest();
    }

    /// Keeps `connection`, which is whole, in place of the one with the same id, or at the end.
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
                secrets.put(connection.id(), Map.of());
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
            secrets.put(connection.id(), closed);
        }
        return connection.withProperties(open);
    }

    private List<Connection> fresh() throws FailureException {
        var read = file.read();
        setAside = file.setAside();
        return read.orElse(connections);
    }
}

package dev.topicscope.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;

/// The connections that the user keeps, in their order. Thread-safe; each change is on disk when the call returns.
public final class ConnectionStore {

    private final JsonFile<Kept> file;
    private final Optional<Path> setAside;
    private final List<Connection> connections = new ArrayList<>();

    /// The shape of the file. Its version is raised when an older program could not read it.
    private record Kept(int version, List<Entry> connections) {

        private static final int VERSION = 1;

        private Kept {
            if (version != VERSION) {
                throw new IllegalArgumentException("This file is of version " + version);
            }
            connections = List.copyOf(connections);
        }
    }

    private record Entry(String id, String name, String bootstrap, Map<String, String> properties) {

        private Entry {
            Objects.requireNonNull(id);
            Objects.requireNonNull(name);
            Objects.requireNonNull(bootstrap);
            properties = properties == null ? Map.of() : new LinkedHashMap<>(properties);
        }

        private static Entry of(Connection connection) {
            return new Entry(connection.id(), connection.name(), connection.bootstrap(), connection.properties());
        }

        private Connection toConnection() {
            return new Connection(id, name, bootstrap, properties);
        }
    }

    /// Reads what is kept in `directory`. A damaged file is set aside, and the list begins empty.
    ///
    /// @throws FailureException `Disk` if the file is there and can't be read
    public ConnectionStore(Path directory) throws FailureException {
        file = new JsonFile<>(directory.resolve("connections.json"), Kept.class, Clock.systemUTC());
        var found = file.load();
        setAside = found.setAside();
        found.value().ifPresent(kept -> kept.connections().forEach(entry -> connections.add(entry.toConnection())));
    }

    /// Where the file of connections went, if it was found damaged.
    public Optional<Path> setAside() {
        return setAside;
    }

    public synchronized List<Connection> all() {
        return List.copyOf(connections);
    }

    /// Keeps `connection` in place of the one with the same id, or at the end.
    ///
    /// @throws FailureException `Disk`; the list is then as before
    public synchronized void put(Connection connection) throws FailureException {
        var changed = new ArrayList<>(connections);
        int place = indexOf(connection.id());
        if (place < 0) {
            changed.add(connection);
        } else {
            changed.set(place, connection);
        }
        replace(changed);
    }

    /// Forgets the connection of that id, if there is one.
    ///
    /// @throws FailureException `Disk`; the list is then as before
    public synchronized void remove(String id) throws FailureException {
        var changed = new ArrayList<>(connections);
        changed.removeIf(connection -> connection.id().equals(id));
        replace(changed);
    }

    private void replace(List<Connection> changed) throws FailureException {
        file.save(new Kept(Kept.VERSION, changed.stream().map(Entry::of).toList()));
        connections.clear();
        connections.addAll(changed);
    }

    private int indexOf(String id) {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}

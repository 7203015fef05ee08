package dev.topicscope.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;

/// The connections that the user keeps, in their order. Thread-safe. Each change is on disk when the call returns; [#all] never waits
/// for the disk.
public final class ConnectionStore {

    /// 2 added routes, which a program that knows only 1 would lose.
    private static final long VERSION = 2;

    private final JsonFile<List<Connection>> file;
    private volatile List<Connection> connections = List.of();
    private volatile Optional<Path> setAside = Optional.empty();

    /// Reads what is kept in `directory`. A damaged file is set aside, and the list begins empty.
    ///
    /// @throws FailureException `Disk` if the file is there and can be neither read nor set aside
    public ConnectionStore(Path directory) throws FailureException {
        file = new JsonFile<>(directory.resolve("connections.json"), "connections", VERSION, new ListForm());
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

    /// Keeps `connection` in place of the one with the same id, or at the end.
    ///
    /// @throws FailureException `Disk`; the list is then as before
    public synchronized void put(Connection connection) throws FailureException {
        change(list -> {
            var ids = list.stream().map(Connection::id).toList();
            int at = ids.indexOf(connection.id());
            if (at < 0) {
                list.add(connection);
            } else {
                list.set(at, connection);
            }
        });
    }

    /// Forgets the connection of that id, if there is one.
    ///
    /// @throws FailureException `Disk`; the list is then as before
    public synchronized void remove(String id) throws FailureException {
        change(list -> list.removeIf(connection -> connection.id().equals(id)));
    }

    /// Changes what the file has now, since another window may have changed it.
    private void change(Consumer<List<Connection>> change) throws FailureException {
        var list = new ArrayList<>(fresh());
        change.accept(list);
        var changed = List.copyOf(list);
        file.write(changed);
        connections = changed;
    }

    private List<Connection> fresh() throws FailureException {
        var read = file.read();
        setAside = file.setAside();
        return read.orElse(connections);
    }

    private static final class ListForm implements Form<List<Connection>> {

        private static final String CONNECTIONS = "connections";
        private static final String ID = "id";
        private static final String NAME = "name";
        private static final String BOOTSTRAP = "bootstrap";
        private static final String PROPERTIES = "properties";
        private static final String ROUTE = "route";

        @Override
        public List<Connection> read(ObjectNode root) throws MalformedException {
            var list = new ArrayList<Connection>();
            var ids = new HashSet<String>();
            for (var fields : new Fields(root, "").requiredObjects(CONNECTIONS)) {
                var properties = fields.object(PROPERTIES);
                Map<String, String> texts = properties.isPresent() ? properties.get().texts() : new LinkedHashMap<>();
                String id = fields.requiredText(ID);
                if (!ids.add(id)) {
                    throw new MalformedException("two connections have the same id");
                }
                list.add(new Connection(id, fields.requiredText(NAME), fields.requiredText(BOOTSTRAP), texts,
                        RouteForm.read(fields.object(ROUTE))));
            }
            return List.copyOf(list);
        }

        @Override
        public void write(List<Connection> list, ObjectNode root) {
            var array = root.putArray(CONNECTIONS);
            for (var connection : list) {
                var object = array.addObject().put(ID, connection.id()).put(NAME, connection.name()).put(BOOTSTRAP, connection.bootstrap());
                var properties = object.putObject(PROPERTIES);
                connection.properties().forEach(properties::put);
                RouteForm.write(connection.route(), () -> object.putObject(ROUTE));
            }
        }
    }
}

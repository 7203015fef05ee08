package dev.topicscope.store;

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

/// The connections the user keeps, in their order. Thread-safe; [#load], [#put] and [#remove] wait for the disk, [#all] does not.
public final class ConnectionStore {

    private static final long VERSION = 1;

    private final JsonFile<List<Connection>> file;
    private volatile List<Connection> connections = List.of();
    private volatile Optional<SetAside> setAside = Optional.empty();

    /// A store in the config folder of `places`, empty until loaded. Touches no disk.
    public ConnectionStore(Places places) {
        file = new JsonFile<>(places.config().resolve("connections.json"), "connections", VERSION, new ListForm());
    }

    /// Reads what was kept. No file, and a file that had to be [set aside][#setAside], leave the store as it is.
    ///
    /// @throws FailureException `Disk` if the file can be neither read nor set aside; the store is then as before and can be loaded again
    public synchronized void load() throws FailureException {
        connections = fresh();
    }

    /// The connections as last loaded or changed.
    public List<Connection> all() {
        return connections;
    }

    /// The damaged file that [#load] or a change came upon last: the user should know.
    public Optional<SetAside> setAside() {
        return setAside;
    }

    /// Keeps `connection`: in the place of the one with its id, or else at the end.
    ///
    /// @throws FailureException `Disk` if that can't be saved; nothing is changed then
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

    /// Forgets the connection with this id, if there is one.
    ///
    /// @throws FailureException `Disk` if that can't be saved; nothing is changed then
    public synchronized void remove(String id) throws FailureException {
        change(list -> list.removeIf(connection -> connection.id().equals(id)));
    }

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

        @Override
        public List<Connection> read(ObjectNode root) throws MalformedException {
            var list = new ArrayList<Connection>();
            var ids = new HashSet<String>();
            for (var fields : new Fields(root, "").objects(CONNECTIONS)) {
                var properties = fields.object(PROPERTIES);
                Map<String, String> texts = properties.isPresent() ? properties.get().texts() : new LinkedHashMap<>();
                String id = fields.requiredText(ID);
                if (!ids.add(id)) {
                    throw new MalformedException("two connections have the same id");
                }
                list.add(new Connection(id, fields.requiredText(NAME), fields.requiredText(BOOTSTRAP), texts));
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
            }
        }
    }
}

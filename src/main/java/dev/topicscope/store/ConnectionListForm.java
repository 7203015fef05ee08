package dev.topicscope.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.model.Connection;
import dev.topicscope.model.Marking;
import dev.topicscope.model.Marking.Colour;
import dev.topicscope.model.Marking.Kind;

/// How a list of connections stands in a file: their own and one that is exported.
final class ConnectionListForm implements Form<List<Connection>> {

    private static final String CONNECTIONS = "connections";
    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String BOOTSTRAP = "bootstrap";
    private static final String PROPERTIES = "properties";
    private static final String KIND = "kind";
    private static final String COLOUR = "colour";
    private static final String READ_ONLY = "readOnly";
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
                    RouteForm.read(fields.object(ROUTE)), marking(fields)));
        }
        return List.copyOf(list);
    }

    /// A kind or colour of a newer program is as none.
    private static Marking marking(Fields fields) throws MalformedException {
        return new Marking(named(Kind.values(), fields.text(KIND), Kind.DEVELOPMENT),
                named(Colour.values(), fields.text(COLOUR), Colour.NONE), fields.flag(READ_ONLY).orElse(false));
    }

    private static <E extends Enum<E>> E named(E[] values, Optional<String> name, E otherwise) {
        return Arrays.stream(values).filter(value -> name.filter(value.name()::equalsIgnoreCase).isPresent()).findFirst()
                .orElse(otherwise);
    }

    @Override
    public void write(List<Connection> list, ObjectNode root) {
        var array = root.putArray(CONNECTIONS);
        for (var connection : list) {
            var object = array.addObject().put(ID, connection.id()).put(NAME, connection.name()).put(BOOTSTRAP, connection.bootstrap());
            var marking = connection.marking();
            object.put(KIND, word(marking.kind())).put(COLOUR, word(marking.colour())).put(READ_ONLY, marking.readOnly());
            var properties = object.putObject(PROPERTIES);
            connection.properties().forEach(properties::put);
            RouteForm.write(connection.route(), () -> object.putObject(ROUTE));
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package dev.topicscope.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.model.HostPort;
import dev.topicscope.model.Mapping;
import dev.topicscope.model.Route;
import dev.topicscope.model.SshServer;
import dev.topicscope.model.SshServer.Login;
import dev.topicscope.store.Form.MalformedException;

/// How a route stands in a file: an object with its kind, and none at all for the direct one.
final class RouteForm {

    private static final String KIND = "kind";
    private static final String MAPPED = "addressMap";
    private static final String SSH = "ssh";
    private static final String SOCKS = "socks5";
    private static final String HTTP = "httpConnect";
    private static final String KUBECTL = "kubectl";

    private static final String MAPPINGS = "mappings";
    private static final String SERVER = "server";
    private static final String JUMP = "jump";
    private static final String KNOWN_HOSTS = "knownHosts";
    private static final String ADDRESS = "address";
    private static final String USER = "user";
    private static final String LOGIN = "login";
    private static final String KEY = "key";
    private static final String AGENT = "agent";
    private static final String PASSWORD = "password";
    private static final int HIGHEST_PORT = 65_535;

    private RouteForm() {
    }

    static Route read(Optional<Fields> object) throws MalformedException {
        if (object.isEmpty()) {
            return new Route.Direct();
        }
        var fields = object.get();
        return switch (fields.requiredText(KIND)) {
            case MAPPED -> new Route.Mapped(mappings(fields));
            case SSH -> ssh(fields);
            case SOCKS -> new Route.Socks(address(fields), fields.text(USER));
            case HTTP -> new Route.HttpConnect(address(fields), fields.text(USER));
            case KUBECTL -> new Route.Kubectl(fields.text("context"), fields.text("namespace"), fields.text("kubeconfig"),
                    fields.text("program"));
            default -> throw new MalformedException(fields.where() + ".kind is none that is known");
        };
    }

    /// Writes `route` into the object that `place` makes, unless it is the direct one.
    static void write(Route route, Supplier<ObjectNode> place) {
        switch (route) {
            case Route.Direct _ -> { }
            case Route.Mapped(var mappings) -> write(mappings, place.get().put(KIND, MAPPED));
            case Route.Ssh(var server, var jump, var knownHosts) -> {
                var object = place.get().put(KIND, SSH);
                write(server, object.putObject(SERVER));
                jump.ifPresent(first -> write(first, object.putObject(JUMP)));
                knownHosts.ifPresent(file -> object.put(KNOWN_HOSTS, file));
            }
            case Route.Socks(var proxy, var user) -> proxy(place.get().put(KIND, SOCKS), proxy, user);
            case Route.HttpConnect(var proxy, var user) -> proxy(place.get().put(KIND, HTTP), proxy, user);
            case Route.Kubectl(var context, var namespace, var kubeconfig, var program) -> {
                var object = place.get().put(KIND, KUBECTL);
                context.ifPresent(text -> object.put("context", text));
                namespace.ifPresent(text -> object.put("namespace", text));
                kubeconfig.ifPresent(text -> object.put("kubeconfig", text));
                program.ifPresent(text -> object.put("program", text));
            }
        }
    }

    private static List<Mapping> mappings(Fields fields) throws MalformedException {
        var mappings = new ArrayList<Mapping>();
        for (var entry : fields.requiredObjects(MAPPINGS)) {
            try {
                mappings.add(new Mapping(entry.requiredText("host"), port(entry, "port"), entry.requiredText("toHost"),
                        port(entry, "toPort")));
            } catch (IllegalArgumentException e) {
                throw new MalformedException(entry.where() + " is no mapping");
            }
        }
        return mappings;
    }

    private static void write(List<Mapping> mappings, ObjectNode object) {
        var array = object.putArray(MAPPINGS);
        for (var mapping : mappings) {
            var entry = array.addObject().put("host", mapping.host()).put("toHost", mapping.toHost());
            mapping.port().ifPresent(port -> entry.put("port", port));
            mapping.toPort().ifPresent(port -> entry.put("toPort", port));
        }
    }

    private static Route.Ssh ssh(Fields fields) throws MalformedException {
        var server = fields.object(SERVER);
        if (server.isEmpty()) {
            throw new MalformedException(fields.where() + ".server is missing");
        }
        var jump = fields.object(JUMP);
        return new Route.Ssh(server(server.get()), jump.isPresent() ? Optional.of(server(jump.get())) : Optional.empty(),
                fields.text(KNOWN_HOSTS));
    }

    private static SshServer server(Fields fields) throws MalformedException {
        var login = switch (fields.requiredText(LOGIN)) {
            case AGENT -> new Login.Agent();
            case KEY -> new Login.Key(fields.requiredText(KEY));
            case PASSWORD -> new Login.Password();
            default -> throw new MalformedException(fields.where() + ".login is none that is known");
        };
        return new SshServer(address(fields), fields.requiredText(USER), login);
    }

    private static void write(SshServer server, ObjectNode object) {
        object.put(ADDRESS, server.address().toString()).put(USER, server.user());
        switch (server.login()) {
            case Login.Agent() -> object.put(LOGIN, AGENT);
            case Login.Key(var file) -> object.put(LOGIN, KEY).put(KEY, file);
            case Login.Password() -> object.put(LOGIN, PASSWORD);
        }
    }

    private static void proxy(ObjectNode object, HostPort proxy, Optional<String> user) {
        object.put(ADDRESS, proxy.toString());
        user.ifPresent(name -> object.put(USER, name));
    }

    private static HostPort address(Fields fields) throws MalformedException {
        return HostPort.parse(fields.requiredText(ADDRESS))
                .orElseThrow(() -> new MalformedException(fields.where() + ".address is not host:port"));
    }

    private static OptionalInt port(Fields fields, String name) throws MalformedException {
        var port = fields.whole(name);
        if (port.isPresent() && (port.get() < 1 || port.get() > HIGHEST_PORT)) {
            throw new MalformedException(fields.where() + "." + name + " is no port");
        }
        return port.map(number -> OptionalInt.of(number.intValue())).orElseGet(OptionalInt::empty);
    }
}

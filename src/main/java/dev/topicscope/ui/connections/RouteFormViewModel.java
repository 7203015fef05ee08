package dev.topicscope.ui.connections;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.topicscope.model.HostPort;
import dev.topicscope.model.Mapping;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets.Secret;
import dev.topicscope.model.SshServer;
import dev.topicscope.model.SshServer.Login;

/// The route of a connection being typed. Passwords are never shown: a blank one leaves what is kept. FX thread only.
public final class RouteFormViewModel {

    private static final List<RouteField> KUBECTL = List.of(RouteField.CONTEXT, RouteField.NAMESPACE, RouteField.KUBECONFIG,
            RouteField.PROGRAM);

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.DIRECT);
    private final ObjectProperty<LoginKind> login = new SimpleObjectProperty<>(LoginKind.AGENT);
    private final ObjectProperty<LoginKind> jumpLogin = new SimpleObjectProperty<>(LoginKind.AGENT);
    private final BooleanProperty jumps = new SimpleBooleanProperty();
    private final Map<RouteField, StringProperty> texts = new EnumMap<>(RouteField.class);
    private final ObservableList<MappingField> mappings = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Map<RouteField, String>> problems = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<String>> mapProblem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Runnable onChange;

    /// How the brokers are reached.
    public enum Kind { DIRECT, ADDRESS_MAP, SSH, SOCKS5, HTTP_CONNECT, KUBECTL }

    /// What proves to an SSH server who one is.
    public enum LoginKind { AGENT, KEY, PASSWORD }

    RouteFormViewModel(Runnable onChange) {
        this.onChange = onChange;
        for (var field : RouteField.values()) {
            var text = new SimpleStringProperty("");
            text.addListener(_ -> changed());
            texts.put(field, text);
        }
        List.of(kind, login, jumpLogin, jumps).forEach(choice -> choice.addListener(_ -> changed()));
    }

    ObjectProperty<Kind> kind() {
        return kind;
    }

    ObjectProperty<LoginKind> login() {
        return login;
    }

    ObjectProperty<LoginKind> jumpLogin() {
        return jumpLogin;
    }

    /// Whether the SSH server is reached from another one.
    BooleanProperty jumps() {
        return jumps;
    }

    StringProperty text(RouteField field) {
        return texts.get(field);
    }

    /// The entries of the address map.
    ObservableList<MappingField> mappings() {
        return mappings;
    }

    /// What is wrong with which field, as of when the form was last asked for its result.
    ReadOnlyObjectProperty<Map<RouteField, String>> problems() {
        return problems.getReadOnlyProperty();
    }

    /// Why the map as a whole can't be one.
    ReadOnlyObjectProperty<Optional<String>> mapProblem() {
        return mapProblem.getReadOnlyProperty();
    }

    MappingField addMapping() {
        var field = new MappingField(this::changed);
        mappings.add(field);
        changed();
        return field;
    }

    void removeMapping(MappingField field) {
        mappings.remove(field);
        changed();
    }

    /// The fields of what is chosen, in their order.
    List<RouteField> fields() {
        return switch (kind.get()) {
            case DIRECT, ADDRESS_MAP -> List.of();
            case SSH -> sshFields();
            case SOCKS5, HTTP_CONNECT -> List.of(RouteField.PROXY, RouteField.PROXY_USER, RouteField.PROXY_PASSWORD);
            case KUBECTL -> KUBECTL;
        };
    }

    /// The fields for how to log in to the server, or to the jump host.
    List<RouteField> loginFields(boolean jump) {
        return switch ((jump ? jumpLogin : login).get()) {
            case AGENT -> List.of();
            case KEY -> jump ? List.of(RouteField.JUMP_KEY, RouteField.JUMP_PASSPHRASE)
                    : List.of(RouteField.SSH_KEY, RouteField.SSH_PASSPHRASE);
            case PASSWORD -> List.of(jump ? RouteField.JUMP_PASSWORD : RouteField.SSH_PASSWORD);
        };
    }

    /// Shows `route`, without its secrets.
    void show(Route route) {
        switch (route) {
            case Route.Direct() -> kind.set(Kind.DIRECT);
            case Route.Mapped(var entries) -> {
                kind.set(Kind.ADDRESS_MAP);
                entries.forEach(entry -> addMapping().load(entry));
            }
            case Route.Ssh(var server, var jump, var knownHosts) -> {
                kind.set(Kind.SSH);
                show(server, false);
                jump.ifPresent(first -> show(first, true));
                jumps.set(jump.isPresent());
                knownHosts.ifPresent(text(RouteField.KNOWN_HOSTS)::set);
            }
            case Route.Socks(var proxy, var user) -> show(Kind.SOCKS5, proxy, user);
            case Route.HttpConnect(var proxy, var user) -> show(Kind.HTTP_CONNECT, proxy, user);
            case Route.Kubectl(var context, var namespace, var kubeconfig, var program) -> {
                kind.set(Kind.KUBECTL);
                context.ifPresent(text(RouteField.CONTEXT)::set);
                namespace.ifPresent(text(RouteField.NAMESPACE)::set);
                kubeconfig.ifPresent(text(RouteField.KUBECONFIG)::set);
                program.ifPresent(text(RouteField.PROGRAM)::set);
            }
        }
    }

    /// The route as typed; empty, with the problems beside their fields, if it can't be one.
    Optional<Route> route() {
        check();
        if (!problems.get().isEmpty()) {
            return Optional.empty();
        }
        return switch (kind.get()) {
            case DIRECT -> Optional.of(new Route.Direct());
            case ADDRESS_MAP -> map();
            case SSH -> Optional.of(new Route.Ssh(server(false), jumps.get() ? Optional.of(server(true)) : Optional.empty(),
                    optional(RouteField.KNOWN_HOSTS)));
            case SOCKS5 -> Optional.of(new Route.Socks(proxy(), optional(RouteField.PROXY_USER)));
            case HTTP_CONNECT -> Optional.of(new Route.HttpConnect(proxy(), optional(RouteField.PROXY_USER)));
            case KUBECTL -> Optional.of(new Route.Kubectl(optional(RouteField.CONTEXT), optional(RouteField.NAMESPACE),
                    optional(RouteField.KUBECONFIG), optional(RouteField.PROGRAM)));
        };
    }

    /// The secrets typed for `route`, which is this form's; those left blank are not among them.
    Map<Secret, String> secrets(Route route) {
        var typed = new HashMap<Secret, String>();
        switch (route) {
            case Route.Ssh(var server, var jump, var _) -> {
                secrets(server, RouteField.SSH_PASSPHRASE, RouteField.SSH_PASSWORD, typed);
                jump.ifPresent(first -> secrets(first, RouteField.JUMP_PASSPHRASE, RouteField.JUMP_PASSWORD, typed));
            }
            case Route.Socks(var proxy, var user) -> user.ifPresent(name ->
                    typed.put(new Secret.ProxyPassword(proxy, name), text(RouteField.PROXY_PASSWORD).get()));
            case Route.HttpConnect(var proxy, var user) -> user.ifPresent(name ->
                    typed.put(new Secret.ProxyPassword(proxy, name), text(RouteField.PROXY_PASSWORD).get()));
            case Route.Direct _, Route.Mapped _, Route.Kubectl _ -> { }
        }
        typed.values().removeIf(String::isEmpty);
        return typed;
    }

    private void secrets(SshServer server, RouteField passphrase, RouteField password, Map<Secret, String> typed) {
        switch (server.login()) {
            case Login.Agent() -> { }
            case Login.Key(var file) -> typed.put(new Secret.KeyPassphrase(file), text(passphrase).get());
            case Login.Password() -> typed.put(new Secret.SshPassword(server.address(), server.user()), text(password).get());
        }
    }

    private List<RouteField> sshFields() {
        var fields = new ArrayList<>(List.of(RouteField.SSH_ADDRESS, RouteField.SSH_USER));
        fields.addAll(loginFields(false));
        if (jumps.get()) {
            fields.addAll(List.of(RouteField.JUMP_ADDRESS, RouteField.JUMP_USER));
            fields.addAll(loginFields(true));
        }
        fields.add(RouteField.KNOWN_HOSTS);
        return fields;
    }

    private void changed() {
        problems.set(Map.of());
        mapProblem.set(Optional.empty());
        onChange.run();
    }

    private void check() {
        var found = new EnumMap<RouteField, String>(RouteField.class);
        for (var field : fields()) {
            if (field.isRequired() && typed(field).isEmpty()) {
                found.put(field, "Needed for this route.");
            } else if ((field == RouteField.SSH_ADDRESS || field == RouteField.JUMP_ADDRESS) && address(field).isEmpty()) {
                found.put(field, "Type a host, or host:port.");
            } else if (field == RouteField.PROXY && HostPort.parse(typed(field)).isEmpty()) {
                found.put(field, "Type host:port.");
            }
        }
        problems.set(found);
    }

    private Optional<Route> map() {
        var entries = new ArrayList<Mapping>();
        boolean whole = true;
        for (var field : mappings) {
            if (!field.isBlank()) {
                var entry = field.mapping();
                entry.ifPresent(entries::add);
                whole &= entry.isPresent();
            }
        }
        mapProblem.set(whole && entries.isEmpty() ? Optional.of("Add an entry: the address a broker advertises, and where it is reached.")
                : Optional.empty());
        return whole && !entries.isEmpty() ? Optional.of(new Route.Mapped(entries)) : Optional.empty();
    }

    private void show(Kind shown, HostPort proxy, Optional<String> user) {
        kind.set(shown);
        text(RouteField.PROXY).set(proxy.toString());
        user.ifPresent(text(RouteField.PROXY_USER)::set);
    }

    private void show(SshServer server, boolean jump) {
        text(jump ? RouteField.JUMP_ADDRESS : RouteField.SSH_ADDRESS).set(server.address().toString());
        text(jump ? RouteField.JUMP_USER : RouteField.SSH_USER).set(server.user());
        (jump ? jumpLogin : login).set(switch (server.login()) {
            case Login.Agent() -> LoginKind.AGENT;
            case Login.Key(var file) -> {
                text(jump ? RouteField.JUMP_KEY : RouteField.SSH_KEY).set(file);
                yield LoginKind.KEY;
            }
            case Login.Password() -> LoginKind.PASSWORD;
        });
    }

    private SshServer server(boolean jump) {
        var proof = switch ((jump ? jumpLogin : login).get()) {
            case AGENT -> new Login.Agent();
            case KEY -> new Login.Key(typed(jump ? RouteField.JUMP_KEY : RouteField.SSH_KEY));
            case PASSWORD -> new Login.Password();
        };
        return new SshServer(address(jump ? RouteField.JUMP_ADDRESS : RouteField.SSH_ADDRESS).orElseThrow(),
                typed(jump ? RouteField.JUMP_USER : RouteField.SSH_USER), proof);
    }

    private HostPort proxy() {
        return HostPort.parse(typed(RouteField.PROXY)).orElseThrow();
    }

    private Optional<HostPort> address(RouteField field) {
        String text = typed(field);
        return HostPort.parse(text).or(() -> text.isEmpty() || text.contains(":") || text.chars().anyMatch(Character::isWhitespace)
                ? Optional.empty() : Optional.of(new HostPort(text, SshServer.DEFAULT_PORT)));
    }

    private String typed(RouteField field) {
        return text(field).get().strip();
    }

    private Optional<String> optional(RouteField field) {
        return Optional.of(typed(field)).filter(text -> !text.isEmpty());
    }
}

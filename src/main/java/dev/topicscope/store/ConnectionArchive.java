package dev.topicscope.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Route;
import dev.topicscope.model.SecretNames;
import dev.topicscope.store.Form.MalformedException;

/// Connections in a file of their own, to carry them to another machine or hand them to others. Immutable.
///
/// What [SecretNames] calls a secret is not in it, or is encrypted by a passphrase: AES-256 with a key derived by PBKDF2. The file says
/// whether that is so, and nothing of it opens without the passphrase.
public final class ConnectionArchive {

    /// What the field of a passphrase is called in a `Failure.Invalid`.
    public static final String PASSPHRASE = "passphrase";
    /// What the file is called in a `Failure.Invalid`.
    public static final String FILE = "file";

    private static final String FORMAT = "format";
    private static final String FORMAT_NAME = "topicscope-connections";
    private static final String VERSION = "version";
    private static final long KNOWN_VERSION = 1;
    private static final String SECRETS = "secrets";
    private static final String SALT = "salt";
    private static final String ITERATIONS = "iterations";
    private static final String SEALED = "sealed";
    private static final int SALT_BYTES = 16;
    /// Fewer would be somebody's attempt to have a weak key used, more to have the program compute for hours.
    private static final long FEWEST_ITERATIONS = 100_000;
    private static final long MOST_ITERATIONS = 10_000_000;
    private static final long LARGEST_BYTES = 16L << 20;

    private final List<Connection> connections;
    private final Optional<Sealed> sealed;

    private record Sealed(byte[] salt, int iterations, String content) {
    }

    private ConnectionArchive(List<Connection> connections, Optional<Sealed> sealed) {
        this.connections = connections;
        this.sealed = sealed;
    }

    /// Writes `whole` to `file` in place of what is there: without their secrets, or with them, encrypted by `passphrase`. The file may be
    /// read by its owner only. Takes about a third of a second with a passphrase.
    ///
    /// @throws FailureException `Disk` if it can't be written; the file is then as before
    public static void write(Path file, List<Connection> whole, Optional<char[]> passphrase) throws FailureException {
        var root = JsonNodeFactory.instance.objectNode().put(FORMAT, FORMAT_NAME).put(VERSION, KNOWN_VERSION);
        new ConnectionListForm().write(whole.stream().map(connection -> connection.withProperties(part(connection, false))).toList(), root);
        try {
            if (passphrase.isPresent()) {
                var salt = Sealing.random(SALT_BYTES);
                var key = Sealing.key(passphrase.get(), salt, Sealing.ITERATIONS);
                root.putObject(SECRETS).put(SALT, Base64.getEncoder().encodeToString(salt)).put(ITERATIONS, Sealing.ITERATIONS)
                        .put(SEALED, Sealing.seal(key, FORMAT_NAME, JsonFile.bytes(secrets(whole))));
            }
            AtomicFile.replace(file, JsonFile.bytes(root));
        } catch (IOException e) {
            throw new FailureException(new Failure.Disk("export the connections", e.toString()), e);
        }
    }

    /// Reads the archive in `file`.
    ///
    /// @throws FailureException `Invalid` of the [#FILE] if it is none, or of a newer version; `Disk` if it can't be read
    public static ConnectionArchive read(Path file) throws FailureException {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new MalformedException("it is larger than " + (LARGEST_BYTES >> 20) + " MB");
            }
            return understood(JsonFile.parsed(Files.readAllBytes(file)));
        } catch (MalformedException e) {
            throw new FailureException(new Failure.Invalid(FILE, "This is no export of connections: " + e.getMessage() + ".", ""), e);
        } catch (IOException e) {
            throw new FailureException(new Failure.Disk("read the file", e.toString()), e);
        }
    }

    /// The connections, without their secrets.
    public List<Connection> connections() {
        return connections;
    }

    /// Whether it holds secrets, encrypted.
    public boolean isSealed() {
        return sealed.isPresent();
    }

    /// The connections with their secrets. Takes about a third of a second.
    ///
    /// @throws FailureException `Invalid` of the [#PASSPHRASE] if it is not the one of this file
    public List<Connection> opened(char[] passphrase) throws FailureException {
        if (sealed.isEmpty()) {
            return connections;
        }
        var key = Sealing.key(passphrase, sealed.get().salt(), sealed.get().iterations());
        var content = Sealing.open(key, FORMAT_NAME, sealed.get().content());
        if (content.isEmpty()) {
            throw new FailureException(new Failure.Invalid(PASSPHRASE,
                    "The passwords do not open with this passphrase. Type it as it was when the file was exported; upper and lower case"
                    + " count. Or import the connections without passwords.", ""));
        }
        try {
            var all = new Fields(JsonFile.parsed(content.get()), "");
            var whole = new ArrayList<Connection>();
            for (var connection : connections) {
                var properties = new LinkedHashMap<>(connection.properties());
                var its = all.object(connection.id());
                properties.putAll(its.isPresent() ? its.get().texts() : Map.of());
                whole.add(connection.withProperties(properties));
            }
            return List.copyOf(whole);
        } catch (MalformedException e) {
            throw new FailureException(new Failure.Invalid(FILE, "The passwords in this file are damaged.", ""), e);
        }
    }

    private static ConnectionArchive understood(ObjectNode root) throws MalformedException {
        var fields = new Fields(root, "");
        if (fields.text(FORMAT).filter(FORMAT_NAME::equals).isEmpty()) {
            throw new MalformedException("it does not say that it is one");
        }
        long version = fields.whole(VERSION).orElse(0L);
        if (version < 1 || version > KNOWN_VERSION) {
            throw new MalformedException(version < 1 ? "it has no proper version" : "it was written by a newer Topicscope");
        }
        var secrets = fields.object(SECRETS);
        var connections = new ConnectionListForm().read(root).stream()
                .map(ConnectionArchive::harmless).toList();
        return new ConnectionArchive(connections, secrets.isPresent() ? Optional.of(sealed(secrets.get())) : Optional.empty());
    }

    /// A file from others must not bring secrets in the clear, nor name a program to be run here.
    private static Connection harmless(Connection connection) {
        var route = connection.route() instanceof Route.Kubectl(var context, var namespace, var kubeconfig, var _)
                ? new Route.Kubectl(context, namespace, kubeconfig, Optional.empty()) : connection.route();
        return connection.withProperties(part(connection, false)).withRoute(route);
    }

    private static Sealed sealed(Fields fields) throws MalformedException {
        long iterations = fields.whole(ITERATIONS).orElse(0L);
        if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) {
            throw new MalformedException("its passwords are encrypted in a way that is not known");
        }
        try {
            var salt = Base64.getDecoder().decode(fields.requiredText(SALT).getBytes(StandardCharsets.UTF_8));
            if (salt.length == 0) {
                throw new MalformedException("its passwords are encrypted in a way that is not known");
            }
            return new Sealed(salt, (int) iterations, fields.requiredText(SEALED));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("its passwords are damaged");
        }
    }

    /// The secrets of all that have some, by their ids.
    private static ObjectNode secrets(List<Connection> whole) {
        var all = JsonNodeFactory.instance.objectNode();
        for (var connection : whole) {
            var its = part(connection, true);
            if (!its.isEmpty()) {
                var object = all.putObject(connection.id());
                its.forEach(object::put);
            }
        }
        return all;
    }

    /// The properties that are secrets, or those that are not.
    private static Map<String, String> part(Connection connection, boolean secret) {
        var part = new LinkedHashMap<String, String>();
        connection.properties().forEach((name, value) -> {
            if (SecretNames.isSecret(name) == secret) {
                part.put(name, value);
            }
        });
        return part;
    }
}

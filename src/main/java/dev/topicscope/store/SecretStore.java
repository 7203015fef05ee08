package dev.topicscope.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// The secrets of the connections, encrypted in one file that only the user may read. Thread-safe; waits for the disk, and for the user
/// to unlock the keychain: call it on a worker.
public final class SecretStore {

    private static final long VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonFile<Map<String, String>> file;
    private final KeyHolder keys;

    /// Keeps the file in `directory`; its key rests in `keychain`, or beside the file where none answers.
    public SecretStore(Path directory, Keychain keychain) {
        file = new JsonFile<>(directory.resolve("secrets.json"), "passwords of the connections", VERSION, new SealedForm());
        keys = new KeyHolder(directory.resolve("secrets.key"), keychain);
    }

    /// Where the key of the secrets rests.
    public sealed interface Rest {

        /// In the keychain of that name.
        record InKeychain(String name) implements Rest {
        }

        /// In a file that only the user may read.
        record InFile(Path path) implements Rest {
        }
    }

    /// Where the key rests, or would rest if there were a secret to keep. May ask the keychain.
    ///
    /// @throws FailureException `Disk` if that can't be found out
    public synchronized Rest rest() throws FailureException {
        return keys.rest();
    }

    /// The secrets of the connection of that id, by the name of their property; none if none are kept.
    ///
    /// @throws FailureException `Disk` if they are kept and can't be read: their key is gone, the keychain refuses, or the file is damaged
    public synchronized Map<String, String> of(String id) throws FailureException {
        var sealed = Optional.ofNullable(all().get(id));
        return sealed.isEmpty() ? Map.of() : open(id, sealed.get());
    }

    /// Keeps `secrets` in place of those that connection had; with none, nothing of it is left.
    ///
    /// @throws FailureException `Disk`; what was kept before is then kept still
    public synchronized void put(String id, Map<String, String> secrets) throws FailureException {
        var all = new LinkedHashMap<>(all());
        if (secrets.isEmpty() && !all.containsKey(id)) {
            return;
        }
        if (secrets.isEmpty()) {
            all.remove(id);
        } else {
            all.put(id, Sealing.seal(keys.keyToWrite(all.isEmpty()), id, bytes(secrets)));
        }
        file.write(all);
    }

    private Map<String, String> all() throws FailureException {
        return file.read().orElse(Map.of());
    }

    private Map<String, String> open(String id, String sealed) throws FailureException {
        var content = Sealing.open(keys.keyToRead(), id, sealed);
        try {
            return content.isEmpty() ? unreadable()
                    : MAPPER.readValue(content.get(), new TypeReference<LinkedHashMap<String, String>>() { });
        } catch (JsonProcessingException e) {
            return unreadable();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T unreadable() throws FailureException {
        throw new FailureException(new Failure.Disk("read the passwords of this connection",
                "They were encrypted with another key, or the file was changed. Type them again in the connection's form."));
    }

    private static byte[] bytes(Map<String, String> secrets) {
        try {
            return MAPPER.writeValueAsString(secrets).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }

    private static final class SealedForm implements Form<Map<String, String>> {

        private static final String SEALED = "sealed";

        @Override
        public Map<String, String> read(ObjectNode root) throws MalformedException {
            var sealed = new Fields(root, "").object(SEALED);
            return sealed.isPresent() ? sealed.get().texts() : Map.of();
        }

        @Override
        public void write(Map<String, String> value, ObjectNode root) {
            var sealed = root.putObject(SEALED);
            value.forEach(sealed::put);
        }
    }
}

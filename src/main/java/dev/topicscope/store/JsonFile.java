package dev.topicscope.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.Form.MalformedException;

/// One value in one file, a JSON object with a `version` (1 where it is missing). `what` names it for people (such as *connections*).
///
/// Not thread-safe. Whoever writes has read just before: what [#read] can't understand it sets aside, and what it can't set aside it
/// fails on, so that nothing unread is ever overwritten.
final class JsonFile<T> {

    private static final Logger LOG = LoggerFactory.getLogger(JsonFile.class);
    private static final String VERSION = "version";
    private static final long LARGEST_BYTES = 64L << 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path path;
    private final String what;
    private final long version;
    private final Form<T> form;

    private ObjectNode root = JsonNodeFactory.instance.objectNode();
    private Optional<Path> setAside = Optional.empty();

    JsonFile(Path path, String what, long version, Form<T> form) {
        this.path = path;
        this.what = what;
        this.version = version;
        this.form = form;
    }

    /// The value in the file; empty if there is no file, or none that could be understood.
    ///
    /// @throws FailureException `Disk` if the file is there and can be neither read nor set aside
    Optional<T> read() throws FailureException {
        try {
            return Optional.of(understood(content()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (MalformedException e) {
            setAside(e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw disk("read the " + what, e);
        }
    }

    /// Replaces the file. Top-level fields it had when last read and that `value` says nothing about are kept.
    ///
    /// @throws FailureException `Disk` if the file can't be written; it is then as before
    void write(T value) throws FailureException {
        var next = root.deepCopy();
        next.put(VERSION, version);
        form.write(value, next);
        try {
            AtomicFile.replace(path, bytes(next));
        } catch (IOException e) {
            throw disk("save the " + what, e);
        }
        root = next;
    }

    /// Where the file went that was last found damaged, if any was.
    Optional<Path> setAside() {
        return setAside;
    }

    private byte[] content() throws IOException, MalformedException {
        if (Files.size(path) > LARGEST_BYTES) {
            throw new MalformedException("it is larger than " + (LARGEST_BYTES >> 20) + " MB");
        }
        return Files.readAllBytes(path);
    }

    private T understood(byte[] content) throws MalformedException {
        var read = parsed(content);
        long written = new Fields(read, "").whole(VERSION).orElse(1L);
        if (written < 1 || written > version) {
            throw new MalformedException(written < 1 ? "it has no proper version"
                    : "it was written by a newer Topicscope (version " + written + " of the file, " + version + " is known)");
        }
        T value = form.read(read);
        root = read;
        return value;
    }

    static byte[] bytes(ObjectNode root) throws JsonProcessingException {
        return MAPPER.writeValueAsBytes(root);
    }

    /// The JSON object in `content`.
    ///
    /// @throws MalformedException if there is none
    static ObjectNode parsed(byte[] content) throws MalformedException {
        try {
            if (MAPPER.readTree(content) instanceof ObjectNode object) {
                return object;
            }
            throw new MalformedException("it holds no JSON object");
        } catch (JsonProcessingException e) {
            // Not the parser's own words: they may quote the file, which may hold secrets.
            var place = e.getLocation();
            throw new MalformedException("it is no JSON" + (place == null ? "" : " from line " + place.getLineNr() + " on"));
        } catch (IOException e) {
            // Zeros, for one, pass for UTF-32 that breaks off.
            throw new MalformedException("it is no text");
        }
    }

    private void setAside(String reason) throws FailureException {
        String name = path.getFileName() + ".damaged-" + TIME.format(Instant.now());
        var target = path.resolveSibling(name);
        for (int n = 2; !moved(target); n++) {
            target = path.resolveSibling(name + "-" + n);
        }
        LOG.warn("Could not understand the {}: {}. The file was set aside as {}", what, reason, target);
        setAside = Optional.of(target);
        root = JsonNodeFactory.instance.objectNode();
    }

    private boolean moved(Path target) throws FailureException {
        try {
            Files.move(path, target);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw disk("set the damaged " + what + " aside", e);
        }
    }

    private static FailureException disk(String what, IOException e) {
        return new FailureException(new Failure.Disk(what, e.toString()), e);
    }
}

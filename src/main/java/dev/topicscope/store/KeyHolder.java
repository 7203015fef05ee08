package dev.topicscope.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.Keychain.UnavailableException;
import dev.topicscope.store.SecretStore.Rest;

/// The key of the secrets: in the keychain where one answers, else in a file. Once found, it is kept in memory.
///
/// A key that was made while no keychain answered stays in its file: secrets must open again on the next day, whether the desktop's
/// keyring runs then or not.
final class KeyHolder {

    private static final Logger LOG = LoggerFactory.getLogger(KeyHolder.class);
    private static final String READ = "read the key of your passwords";

    private final Path file;
    private final Keychain keychain;
    private Optional<Held> held = Optional.empty();

    KeyHolder(Path file, Keychain keychain) {
        this.file = file;
        this.keychain = keychain;
    }

    private record Held(byte[] key, Rest rest) {
    }

    Rest rest() throws FailureException {
        if (held.isPresent() || Files.exists(file)) {
            return held.isPresent() ? held.get().rest() : new Rest.InFile(file);
        }
        try {
            keychain.read();
            return new Rest.InKeychain(keychain.name());
        } catch (UnavailableException e) {
            return new Rest.InFile(file);
        }
    }

    /// The key with which secrets were kept.
    ///
    /// @throws FailureException `Disk` if there is none any more, or the keychain refuses
    byte[] keyToRead() throws FailureException {
        return found().orElseThrow(() -> new FailureException(new Failure.Disk(READ,
                "it is no longer in the " + keychain.name() + ". Type the passwords again in the connection's form."))).key();
    }

    /// The key for keeping secrets, made if there is none. With `fresh`, nothing depends on an older one.
    ///
    /// @throws FailureException `Disk` if there was one and it can't be had, or none can be kept
    byte[] keyToWrite(boolean fresh) throws FailureException {
        var found = fresh ? foundOrNone() : found();
        if (found.isEmpty()) {
            held = Optional.of(make());
        }
        return held.orElseThrow().key();
    }

    private Optional<Held> foundOrNone() {
        try {
            return found();
        } catch (FailureException e) {
            LOG.info("No key of secrets was found, so one is made: {}", e.failure().detail());
            return Optional.empty();
        }
    }

    private Optional<Held> found() throws FailureException {
        if (held.isEmpty()) {
            held = inFile();
        }
        if (held.isEmpty()) {
            try {
                held = keychain.read().flatMap(KeyHolder::decoded).map(key -> new Held(key, new Rest.InKeychain(keychain.name())));
            } catch (UnavailableException e) {
                throw new FailureException(new Failure.Disk(READ, "it rests in the " + keychain.name() + ", and "
                        + e.getMessage() + "."), e);
            }
        }
        return held;
    }

    private Optional<Held> inFile() throws FailureException {
        try {
            return decoded(Files.readString(file, StandardCharsets.US_ASCII).strip()).map(key -> new Held(key, new Rest.InFile(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new FailureException(new Failure.Disk(READ, e.toString()), e);
        }
    }

    private Held make() throws FailureException {
        var key = Sealing.random(Sealing.KEY_BYTES);
        String text = Base64.getEncoder().encodeToString(key);
        try {
            keychain.write(text);
            if (keychain.read().filter(text::equals).isPresent()) {
                return new Held(key, new Rest.InKeychain(keychain.name()));
            }
        } catch (UnavailableException e) {
            LOG.info("The key of secrets rests in a file, since {}", e.getMessage());
        }
        try {
            AtomicFile.replace(file, text.getBytes(StandardCharsets.US_ASCII));
            return new Held(key, new Rest.InFile(file));
        } catch (IOException e) {
            throw new FailureException(new Failure.Disk("keep the key of your passwords", e.toString()), e);
        }
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text)).filter(key -> key.length == Sealing.KEY_BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

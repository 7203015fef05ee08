package dev.topicscope.store;

import java.util.Locale;
import java.util.Optional;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keychain of this system: Keychain on macOS, Credential Manager on Windows, the Secret Service or KWallet on a Linux desktop.
public final class SystemKeychain implements Keychain {

    private static final Logger LOG = LoggerFactory.getLogger(SystemKeychain.class);
    private static final String SERVICE = "Topicscope";
    private static final String ACCOUNT = "key of the secrets file";

    @Override
    public String name() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.contains("mac") ? "macOS Keychain" : system.contains("win") ? "Windows Credential Manager"
                : "keyring of your desktop";
    }

    @Override
    public Optional<String> read() throws UnavailableException {
        var keyring = open();
        try {
            return Optional.ofNullable(keyring.getPassword(SERVICE, ACCOUNT)).filter(found -> !found.isEmpty());
        } catch (PasswordAccessException e) {
            // The backends tell apart in words only whether there is nothing yet or they refuse; writing tells it.
            LOG.debug("Nothing read from the keychain", e);
            return Optional.empty();
        } finally {
            close(keyring);
        }
    }

    @Override
    public void write(String secret) throws UnavailableException {
        var keyring = open();
        try {
            keyring.setPassword(SERVICE, ACCOUNT, secret);
        } catch (PasswordAccessException e) {
            throw new UnavailableException("the keychain did not take the key", e);
        } finally {
            close(keyring);
        }
    }

    private static Keyring open() throws UnavailableException {
        try {
            return Keyring.create();
        } catch (BackendNotSupportedException | LinkageError e) {
            throw new UnavailableException("no keychain answers on this machine", e);
        }
    }

    private static void close(Keyring keyring) {
        try {
            keyring.close();
        } catch (Exception e) {
            LOG.debug("A keychain could not be closed", e);
        }
    }
}

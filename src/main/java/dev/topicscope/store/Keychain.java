package dev.topicscope.store;

import java.util.Optional;

/// A place of the operating system that keeps one secret of this program for this user. May wait for the user to unlock it: call it on a
/// worker.
public interface Keychain {

    /// What the user knows it as, such as *macOS Keychain*.
    String name();

    /// The secret; empty if there is none yet.
    ///
    /// @throws UnavailableException if no keychain answers here, or the user refused
    Optional<String> read() throws UnavailableException;

    /// Keeps `secret` in place of what was there.
    ///
    /// @throws UnavailableException if no keychain answers here, or the user refused
    void write(String secret) throws UnavailableException;

    /// A keychain that is not there.
    static Keychain none() {
        return new Keychain() {
            @Override
            public String name() {
                return "keychain";
            }

            @Override
            public Optional<String> read() throws UnavailableException {
                throw new UnavailableException("there is none here", null);
            }

            @Override
            public void write(String secret) throws UnavailableException {
                throw new UnavailableException("there is none here", null);
            }
        };
    }

    /// No keychain answers. The message says why, and holds no secret.
    final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        public UnavailableException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}

package dev.topicscope.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.SecretStore.Rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretStoreTest {

    private static final Map<String, String> SECRETS = Map.of("ssl.keystore.password", "hunter2-ü", "sasl.jaas.config", "x\ny");

    @TempDir
    private Path directory;

    @Test
    void secretsComeBackThroughTheKeychain() throws FailureException, IOException {
        var keychain = new TestKeychain();
        new SecretStore(directory, keychain).put("a", SECRETS);

        var again = new SecretStore(directory, keychain);

        assertThat(again.of("a")).isEqualTo(SECRETS);
        assertThat(again.of("b")).isEmpty();
        assertThat(again.rest()).isEqualTo(new Rest.InKeychain("test keychain"));
        assertThat(directory.resolve("secrets.key")).doesNotExist();
        assertThat(Files.readString(directory.resolve("secrets.json"))).doesNotContain("hunter2", "keystore");
    }

    @Test
    void withoutAKeychainTheKeyRestsInAFileOfTheUserAlone() throws FailureException, IOException {
        new SecretStore(directory, Keychain.none()).put("a", SECRETS);

        var again = new SecretStore(directory, Keychain.none());

        assertThat(again.of("a")).isEqualTo(SECRETS);
        assertThat(again.rest()).isEqualTo(new Rest.InFile(directory.resolve("secrets.key")));
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secrets.key"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aKeyInAFileIsUsedOnceTheKeychainAnswersToo() throws FailureException {
        new SecretStore(directory, Keychain.none()).put("a", SECRETS);

        assertThat(new SecretStore(directory, new TestKeychain()).of("a")).isEqualTo(SECRETS);
    }

    @Test
    void aKeychainThatNoLongerAnswersLosesNothing() throws FailureException {
        var keychain = new TestKeychain();
        new SecretStore(directory, keychain).put("a", SECRETS);
        var away = new SecretStore(directory, Keychain.none());

        assertFails(() -> away.of("a"));
        assertFails(() -> away.put("b", SECRETS));

        assertThat(new SecretStore(directory, keychain).of("a")).isEqualTo(SECRETS);
    }

    @Test
    void aKeychainThatForgotTheKeySaysSo() throws FailureException {
        var keychain = new TestKeychain();
        new SecretStore(directory, keychain).put("a", SECRETS);
        keychain.secret = Optional.empty();

        assertThatThrownBy(() -> new SecretStore(directory, keychain).of("a")).isInstanceOfSatisfying(FailureException.class,
                e -> assertThat(e.failure().detail()).contains("no longer in the test keychain", "Type the passwords again"));
    }

    @Test
    void secretsOfOneConnectionDoNotOpenAsThoseOfAnother() throws FailureException, IOException {
        new SecretStore(directory, Keychain.none()).put("a", SECRETS);
        var file = directory.resolve("secrets.json");
        Files.writeString(file, Files.readString(file).replace("\"a\"", "\"b\""));

        assertFails(() -> new SecretStore(directory, Keychain.none()).of("b"));
    }

    @Test
    void withoutSecretsNothingIsLeft() throws FailureException, IOException {
        var store = new SecretStore(directory, Keychain.none());
        store.put("never", Map.of());
        assertThat(directory.resolve("secrets.json")).doesNotExist();

        store.put("a", SECRETS);
        store.put("a", Map.of());

        assertThat(store.of("a")).isEmpty();
        assertThat(Files.readString(directory.resolve("secrets.json"))).doesNotContain("\"a\"");
    }

    private static void assertFails(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FailureException.class,
                e -> assertThat(e.failure()).isInstanceOf(Failure.Disk.class));
    }

    private static final class TestKeychain implements Keychain {

        private Optional<String> secret = Optional.empty();

        @Override
        public String name() {
            return "test keychain";
        }

        @Override
        public Optional<String> read() {
            return secret;
        }

        @Override
        public void write(String fresh) {
            secret = Optional.of(fresh);
        }
    }
}

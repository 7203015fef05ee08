package dev.topicscope.ui.connections;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.Keychain;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.connections.TransferViewModel.OnKnown;
import dev.topicscope.ui.connections.TransferViewModel.Step;

import static org.assertj.core.api.Assertions.assertThat;

class TransferViewModelTest {

    private static final Connection DEV = new Connection("d", "dev", "dev:9092", Map.of("client.rack", "a"));
    private static final Connection PROD = new Connection("p", "prod", "prod:9092", Map.of("ssl.key.password", "swordfish"));

    @TempDir
    private Path directory;
    private ConnectionStore here;
    private ConnectionStore there;
    private TransferViewModel out;
    private TransferViewModel in;
    private int imported;

    @BeforeEach
    void twoMachines() throws FailureException {
        here = new ConnectionStore(directory.resolve("here"), Keychain.none());
        there = new ConnectionStore(directory.resolve("there"), Keychain.none());
        here.putAll(List.of(DEV, PROD));
        out = new TransferViewModel(here, new DirectBackground(), () -> { });
        in = new TransferViewModel(there, new DirectBackground(), () -> imported++);
    }

    @Test
    void allComesToAnotherMachineWithItsPasswords() throws FailureException {
        export("correct horse");
        assertThat(out.done().get()).hasValueSatisfying(said -> assertThat(said).startsWith("Exported 2 connections with their passwords"));

        in.beginImport(file());
        assertThat(in.withSecrets().get()).isTrue();
        in.passphrase().set("correct horse");
        in.runImport();

        assertThat(in.done().get()).hasValue("Imported 2 connections from c.json");
        assertThat(in.step().get()).isInstanceOf(Step.None.class);
        assertThat(imported).isEqualTo(1);
        assertThat(there.whole(there.all().getLast())).isEqualTo(PROD);
    }

    @Test
    void withoutAPassphraseThePasswordsStay() throws IOException, FailureException {
        out.beginExport();
        out.export(file());

        assertThat(Files.readString(file())).contains("prod").doesNotContain("swordfish", "ssl.key.password");
        in.beginImport(file());
        in.runImport();
        assertThat(there.whole(there.all().getLast()).properties()).isEmpty();
    }

    @Test
    void aPassphraseIsAskedForTwiceAndMustBeLongEnough() {
        out.beginExport();
        out.withSecrets().set(true);
        out.passphrase().set("short");
        out.export(file());
        assertThat(reason(out)).contains("at least 8 characters");

        out.passphrase().set("long enough");
        out.repeated().set("long enoughh");
        out.export(file());
        assertThat(reason(out)).contains("differ");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aWrongPassphraseIsSaidAndMayBeTypedAgain() {
        export("correct horse");
        in.beginImport(file());
        in.passphrase().set("wrong horse");
        in.runImport();

        assertThat(reason(in)).contains("do not open with this passphrase");
        assertThat(there.all()).isEmpty();

        in.passphrase().set("correct horse");
        in.runImport();
        assertThat(there.all()).hasSize(2);
    }

    @Test
    void whatIsHereAlreadyIsKeptBesideTheImportedOne() throws FailureException {
        export("correct horse");
        there.put(new Connection("p", "my prod", "other:9092", Map.of()));
        in.beginImport(file());
        assertThat(((Step.Import) in.step().get()).known()).extracting(Connection::name).containsExactly("prod");
        in.passphrase().set("correct horse");
        in.runImport();

        assertThat(there.all()).extracting(Connection::name).containsExactly("my prod", "dev", "prod (imported)");
        assertThat(there.whole(there.all().getLast()).properties()).isEqualTo(PROD.properties());
    }

    @Test
    void whatIsReplacedKeepsItsPasswordsWhereTheFileBringsNone() throws FailureException {
        out.beginExport();
        out.export(file());
        there.put(new Connection("p", "my prod", "other:9092", Map.of("ssl.key.password", "mine", "client.rack", "b")));
        in.beginImport(file());
        in.onKnown().set(OnKnown.REPLACE);
        in.runImport();

        assertThat(there.all()).extracting(Connection::name).containsExactly("prod", "dev");
        assertThat(there.whole(there.all().getFirst()).properties()).containsExactly(Map.entry("ssl.key.password", "mine"));
    }

    @Test
    void aFileThatIsNoExportIsSaid() throws IOException {
        Files.writeString(file(), "bootstrap.servers=localhost:9092");
        in.beginImport(file());

        assertThat(reason(in)).startsWith("This is no export of connections");
        assertThat(in.step().get()).isInstanceOf(Step.None.class);
        assertThat(in.busy().get()).isFalse();
    }

    private void export(String passphrase) {
        out.beginExport();
        out.withSecrets().set(true);
        out.passphrase().set(passphrase);
        out.repeated().set(passphrase);
        out.export(file());
    }

    private static String reason(TransferViewModel model) {
        return model.problem().get().map(Failure.Invalid.class::cast).map(Failure.Invalid::reason).orElse("");
    }

    private Path file() {
        return directory.resolve("c.json");
    }
}

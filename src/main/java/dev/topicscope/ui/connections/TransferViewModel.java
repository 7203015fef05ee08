package dev.topicscope.ui.connections;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.ConnectionArchive;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;

/// Takes connections out of the program into a file, and into it from one. FX thread only.
final class TransferViewModel {

    private static final int SHORTEST_PASSPHRASE = 8;

    private final ConnectionStore store;
    private final Runnable onImported;
    private final Slot working;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.None());
    private final ReadOnlyObjectWrapper<Optional<Failure>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> done = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty withSecrets = new SimpleBooleanProperty();
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ObjectProperty<OnKnown> onKnown = new SimpleObjectProperty<>(OnKnown.KEEP_BOTH);

    /// Where the user is.
    sealed interface Step {

        record None() implements Step {
        }

        /// What goes into the file is to be chosen.
        record Export(int count) implements Step {
        }

        /// A file has been read. `known` are those of its connections that are here already.
        record Import(Path file, ConnectionArchive archive, List<Connection> known) implements Step {
        }
    }

    /// What happens to a connection that is here already.
    enum OnKnown { KEEP_BOTH, REPLACE }

    /// `onImported` is called when connections have been added.
    TransferViewModel(ConnectionStore store, Background background, Runnable onImported) {
        this.store = store;
        this.onImported = onImported;
        this.working = new Slot(background);
    }

    ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    /// What is wrong with the input or the file.
    ReadOnlyObjectProperty<Optional<Failure>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// A sentence on what has been done last.
    ReadOnlyObjectProperty<Optional<String>> done() {
        return done.getReadOnlyProperty();
    }

    BooleanProperty busy() {
        return busy;
    }

    /// Whether passwords go along: encrypted into the file, or out of it.
    BooleanProperty withSecrets() {
        return withSecrets;
    }

    StringProperty passphrase() {
        return passphrase;
    }

    /// The same once more, where one is made up.
    StringProperty repeated() {
        return repeated;
    }

    ObjectProperty<OnKnown> onKnown() {
        return onKnown;
    }

    void beginExport() {
        begin(new Step.Export(store.all().size()), false);
    }

    /// Whether the passphrase is one to export with; says what is wrong otherwise.
    boolean isReadyToExport() {
        if (withSecrets.get() && passphrase.get().length() < SHORTEST_PASSPHRASE) {
            return refuse("A passphrase of at least " + SHORTEST_PASSPHRASE + " characters is needed; some words in a row are good.");
        }
        if (withSecrets.get() && !passphrase.get().equals(repeated.get())) {
            return refuse("The two passphrases differ. Type the same one twice.");
        }
        problem.set(Optional.empty());
        return true;
    }

    /// Writes all connections to `file`, if what was chosen allows it.
    void export(Path file) {
        if (!isReadyToExport()) {
            return;
        }
        var secret = withSecrets.get() ? Optional.of(passphrase.get().toCharArray()) : Optional.<char[]>empty();
        busy.set(true);
        working.start("export the connections", _ -> {
            var whole = new ArrayList<Connection>();
            for (var connection : store.all()) {
                whole.add(secret.isPresent() ? store.whole(connection) : connection);
            }
            ConnectionArchive.write(file, whole, secret);
            return whole.size();
        }, count -> finish("Exported " + count(count) + (secret.isPresent() ? " with their passwords, encrypted," : " without passwords")
                + " to " + file), this::failed);
    }

    /// Looks into `file`, and asks what is to be done with what it holds.
    void beginImport(Path file) {
        begin(new Step.None(), false);
        busy.set(true);
        working.start("read " + file.getFileName(), _ -> ConnectionArchive.read(file), archive -> {
            var ids = store.all().stream().map(Connection::id).toList();
            begin(new Step.Import(file, archive, archive.connections().stream().filter(connection -> ids.contains(connection.id()))
                    .toList()), archive.isSealed());
        }, this::failed);
    }

    /// Adds what the file holds, as chosen.
    void runImport() {
        if (!(step.get() instanceof Step.Import(var file, var archive, var _))) {
            return;
        }
        boolean opening = withSecrets.get() && archive.isSealed();
        var secret = passphrase.get().toCharArray();
        var choice = onKnown.get();
        busy.set(true);
        working.start("import connections", _ -> {
            var found = opening ? archive.opened(secret) : archive.connections();
            var fit = fitted(found, choice);
            store.putAll(fit);
            return fit.size();
        }, count -> {
            finish("Imported " + count(count) + " from " + file.getFileName());
            onImported.run();
        }, this::failed);
    }

    /// Back to the list, with nothing done.
    void cancel() {
        working.cancel();
        begin(new Step.None(), false);
    }

    /// No longer says what was done last, or what went wrong.
    void dismiss() {
        done.set(Optional.empty());
        problem.set(Optional.empty());
    }

    private void begin(Step next, boolean secrets) {
        busy.set(false);
        passphrase.set("");
        repeated.set("");
        withSecrets.set(secrets);
        onKnown.set(OnKnown.KEEP_BOTH);
        dismiss();
        step.set(next);
    }

    private void finish(String sentence) {
        begin(new Step.None(), false);
        done.set(Optional.of(sentence));
    }

    private void failed(Failure failure) {
        busy.set(false);
        problem.set(Optional.of(failure));
    }

    private boolean refuse(String sentence) {
        problem.set(Optional.of(new Failure.Invalid(ConnectionArchive.PASSPHRASE, sentence, "")));
        return false;
    }

    /// Those that are here already get an id and a name of their own, or keep the passwords they have here where they bring none.
    private List<Connection> fitted(List<Connection> found, OnKnown choice) throws FailureException {
        var here = new LinkedHashMap<String, Connection>();
        store.all().forEach(connection -> here.put(connection.id(), connection));
        var fit = new ArrayList<Connection>();
        for (var connection : found) {
            var known = here.get(connection.id());
            if (known == null) {
                fit.add(connection);
            } else if (choice == OnKnown.REPLACE) {
                fit.add(withSecretsOf(known, connection));
            } else {
                fit.add(new Connection(UUID.randomUUID().toString(), connection.name() + " (imported)", connection.bootstrap(),
                        connection.properties(), connection.route(), connection.marking()));
            }
        }
        return fit;
    }

    private Connection withSecretsOf(Connection known, Connection connection) throws FailureException {
        var secrets = new LinkedHashMap<>(store.whole(known).properties());
        secrets.keySet().removeAll(known.properties().keySet());
        secrets.putAll(connection.properties());
        return connection.withProperties(secrets);
    }

    private static String count(int count) {
        return count == 1 ? "1 connection" : count + " connections";
    }
}

package dev.topicscope.ui.connections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.browse.Connector;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Secrets.Secret;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.HistoryStore;
import dev.topicscope.store.HistoryStore.Forgotten;
import dev.topicscope.store.SecretStore.Rest;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.kit.Rows;

/// The connections that the user keeps. FX thread only.
public final class ConnectionsViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsViewModel.class);

    /// The mechanisms of SASL, from the one to choose first.
    private static final List<String> PREFERRED = List.of("SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN", "OAUTHBEARER", "GSSAPI");

    private final ConnectionStore store;
    private final HistoryStore history;
    private final Connector connector;
    private final Background background;
    private final Consumer<Connection> onConnect;
    private final Consumer<Connection> onExamine;
    private final Slot saving;
    private final Slot opening;
    private final Slot finding;
    private final TransferViewModel transfer;
    private final ReadOnlyObjectWrapper<Optional<Rest>> rest = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Connection> connections = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<ConnectionFormViewModel>> form = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Connection>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Connection>> removed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Map<Secret, String> removedSecrets = Map.of();
    private Forgotten removedHistory = Forgotten.NONE;

    /// `onConnect` is told each connection that the user wants to open, `onExamine` each that the doctor is to look at.
    public ConnectionsViewModel(ConnectionStore store, HistoryStore history, Connector connector, Background background,
                                Consumer<Connection> onConnect, Consumer<Connection> onExamine) {
        this.store = store;
        this.history = history;
        this.connector = connector;
        this.background = background;
        this.onConnect = onConnect;
        this.onExamine = onExamine;
        this.saving = new Slot(background);
        this.opening = new Slot(background);
        this.finding = new Slot(background);
        this.transfer = new TransferViewModel(store, background, this::show);
        show();
    }

    public ObservableList<Connection> connections() {
        return connections;
    }

    /// The one chosen in the list.
    public ObjectProperty<Optional<Connection>> selected() {
        return selected;
    }

    /// The form that is open.
    public ReadOnlyObjectProperty<Optional<ConnectionFormViewModel>> form() {
        return form.getReadOnlyProperty();
    }

    /// Why the last change could not be kept.
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// The connection that was removed last, while it can be restored.
    public ReadOnlyObjectProperty<Optional<Connection>> removed() {
        return removed.getReadOnlyProperty();
    }

    /// A sentence for the user, if the file of connections was found damaged.
    public Optional<String> damage() {
        return store.setAside().map(aside -> "The file of your connections could not be read. It was set aside as " + aside
                + ", and the list begins anew.");
    }

    /// Where secrets rest; empty while that is not known.
    public ReadOnlyObjectProperty<Optional<Rest>> rest() {
        return rest.getReadOnlyProperty();
    }

    TransferViewModel transfer() {
        return transfer;
    }

    private void findRest() {
        finding.start("find the keychain", _ -> store.rest(), found -> rest.set(Optional.of(found)),
                problem -> LOG.info("It is not known where secrets rest: {}", problem.detail()));
    }

    public void add() {
        findRest();
        form.set(Optional.of(new ConnectionFormViewModel(connector, background, Optional.empty(), store.routeSecrets()::type)));
    }

    /// Opens the form for `connection`, with its secrets; without them, and the reason shown, where they can't be read.
    public void edit(Connection connection) {
        opening.start("open the form of " + connection.name(), _ -> store.whole(connection), whole -> {
            failure.set(Optional.empty());
            openForm(whole);
        }, problem -> {
            failure.set(Optional.of(problem));
            openForm(connection);
        });
    }

    /// Opens the form for `connection`, which is whole, with one of the ways to log in chosen that its brokers take.
    public void askForLogin(Connection connection, String protocol, List<String> mechanisms) {
        var properties = new LinkedHashMap<>(connection.properties());
        properties.put("security.protocol", protocol);
        var now = Optional.ofNullable(properties.get("sasl.mechanism")).filter(mechanisms::contains);
        now.or(() -> PREFERRED.stream().filter(mechanisms::contains).findFirst()).ifPresent(mechanism -> {
            if (!mechanism.equals(properties.put("sasl.mechanism", mechanism))) {
                properties.remove("sasl.jaas.config");
            }
            if (mechanism.equals("OAUTHBEARER")) {
                properties.putIfAbsent("sasl.oauthbearer.token.endpoint.url", "");
            }
        });
        openForm(connection.withProperties(properties));
    }

    /// Has the doctor look at `connection`.
    public void examine(Connection connection) {
        onExamine.accept(connection);
    }

    /// Has the doctor look at what the form holds, if it can be a connection.
    void examineTyped() {
        form.get().flatMap(ConnectionFormViewModel::connection).ifPresent(onExamine);
    }

    /// Shows what the store holds now.
    public void refresh() {
        show();
    }

    /// Keeps what the form holds and closes it; stays open, with the problems beside the fields, if it can't be a connection.
    public void save() {
        keepTyped(_ -> { });
    }

    /// Keeps what the form holds and connects.
    public void saveAndConnect() {
        keepTyped(onConnect);
    }

    public void closeForm() {
        form.get().ifPresent(ConnectionFormViewModel::cancelTest);
        store.routeSecrets().forget();
        form.set(Optional.empty());
    }

    public void connect(Connection connection) {
        closeForm();
        onConnect.accept(connection);
    }

    /// Forgets the connection, its secrets and what was sent through it; until the next is removed or kept, all of it can come back.
    public void remove(Connection connection) {
        saving.start("forget " + connection.name(), _ -> {
            var whole = wholeIfReadable(connection);
            var sent = history.forgetAll(connection.id());
            try {
                store.remove(connection.id());
            } catch (FailureException e) {
                history.restore(sent);
                throw e;
            }
            return new Gone(whole, sent);
        }, gone -> {
            failure.set(Optional.empty());
            removedSecrets = gone.whole().ofRoute();
            removedHistory = gone.sent();
            removed.set(Optional.of(gone.whole().connection()));
            show();
        }, problem -> failure.set(Optional.of(problem)));
    }

    /// Keeps the connection again that was removed last, and what was sent through it.
    public void restore() {
        removed.get().ifPresent(connection -> keep(connection, removedSecrets, removedHistory, () -> { }));
    }

    private void openForm(Connection connection) {
        findRest();
        form.set(Optional.of(new ConnectionFormViewModel(connector, background, Optional.of(connection),
                store.routeSecrets()::type)));
    }

    private void keepTyped(Consumer<Connection> then) {
        form.get().ifPresent(open -> open.connection()
                .ifPresent(connection -> keep(connection, open.secrets(connection), Forgotten.NONE, () -> then.accept(connection))));
    }

    private record Gone(Whole whole, Forgotten sent) {
    }

    private record Whole(Connection connection, Map<Secret, String> ofRoute) {
    }

    private Whole wholeIfReadable(Connection connection) {
        try {
            return new Whole(store.whole(connection), store.secretsOfRoute(connection));
        } catch (FailureException e) {
            LOG.warn("The secrets of a connection that is forgotten could not be read: {}", e.failure().detail());
            return new Whole(connection, Map.of());
        }
    }

    private void keep(Connection connection, Map<Secret, String> ofRoute, Forgotten sent, Runnable then) {
        saving.start("keep " + connection.name(), _ -> {
            store.put(connection, ofRoute);
            history.restore(sent);
            return connection;
        }, _ -> {
            failure.set(Optional.empty());
            removed.set(Optional.empty());
            removedSecrets = Map.of();
            removedHistory = Forgotten.NONE;
            show();
            closeForm();
            then.run();
        }, problem -> failure.set(Optional.of(problem)));
    }

    private void show() {
        Rows.update(connections, store.all(), Connection::id);
    }
}

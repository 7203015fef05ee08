package dev.topicscope.ui.connections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.access.PastedConnection;
import dev.topicscope.access.SecurityProperties;
import dev.topicscope.browse.BootstrapList;
import dev.topicscope.browse.Connector;
import dev.topicscope.browse.PropertyCatalogue;
import dev.topicscope.browse.PropertyCatalogue.ClientProperty;
import dev.topicscope.model.Cluster;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.Marking;
import dev.topicscope.model.Marking.Colour;
import dev.topicscope.model.Marking.Kind;
import dev.topicscope.model.Secrets.Secret;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;

/// A connection being typed. FX thread only.
public final class ConnectionFormViewModel {

    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final String REQUEST_TIMEOUT = "request.timeout.ms";
    /// Kafka's own default.
    private static final long REQUEST_MILLIS = 30_000;

    private final Connector connector;
    private final PropertyCatalogue catalogue;
    private final String id;
    private final boolean fresh;
    private final Slot testing;
    private final FetchFormViewModel fetch;
    private final Consumer<Map<Secret, String>> onSecrets;
    private final RouteFormViewModel route;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty bootstrap = new SimpleStringProperty("");
    private final StringProperty properties = new SimpleStringProperty("");
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.DEVELOPMENT);
    private final ObjectProperty<Colour> colour = new SimpleObjectProperty<>(Colour.NONE);
    private final BooleanProperty readOnly = new SimpleBooleanProperty();
    private final SecurityViewModel security = new SecurityViewModel(this::cancelTest);
    private final ReadOnlyObjectWrapper<List<String>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> bootstrapProblems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> propertyProblems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> propertyNotes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>(new Trial.None());

    /// How a test of what is typed stands.
    public sealed interface Trial {

        /// Not tested since the last change.
        record None() implements Trial {
        }

        /// Under way since `since`.
        record Running(Instant since) implements Trial {
        }

        /// The cluster answered.
        record Reached(Cluster cluster) implements Trial {
        }

        /// It did not, and why.
        record Failed(Failure failure) implements Trial {
        }
    }

    /// A form for a new connection, or to change `edited`, which is whole and keeps its id. `onSecrets` is told the secrets of the route as
    /// typed, before they are needed for a test.
    public ConnectionFormViewModel(Connector connector, Background background, Optional<Connection> edited,
                                   Consumer<Map<Secret, String>> onSecrets) {
        this.onSecrets = onSecrets;
        this.connector = connector;
        this.catalogue = connector.properties();
        this.testing = new Slot(background);
        this.fresh = edited.isEmpty();
        this.fetch = new FetchFormViewModel(connector.fetchSettings(), this::requestMillis, this::cancelTest);
        this.route = new RouteFormViewModel(this::cancelTest);
        this.id = edited.map(Connection::id).orElseGet(() -> UUID.randomUUID().toString());
        edited.ifPresent(this::show);
        bootstrap.addListener(_ -> bootstrapChanged());
        properties.addListener(_ -> propertiesChanged());
    }

    private void show(Connection connection) {
        name.set(connection.name());
        bootstrap.set(connection.bootstrap());
        kind.set(connection.marking().kind());
        colour.set(connection.marking().colour());
        readOnly.set(connection.marking().readOnly());
        show(connection.properties());
        route.show(connection.route());
    }

    private void show(Map<String, String> shown) {
        var split = SecurityProperties.read(shown);
        security.show(split.security());
        properties.set(PropertyText.of(fetch.load(split.others())));
    }

    /// Whether the connection is not kept yet.
    public boolean isNew() {
        return fresh;
    }

    /// What people call the cluster; the first address where it is blank.
    public StringProperty name() {
        return name;
    }

    /// Addresses as typed or pasted.
    public StringProperty bootstrap() {
        return bootstrap;
    }

    /// Kafka client properties as in a properties file, those of the security left out that [#security] can say.
    public StringProperty properties() {
        return properties;
    }

    /// What kind of cluster it is.
    public ObjectProperty<Kind> kind() {
        return kind;
    }

    /// The colour it is shown in; that of its kind if none.
    public ObjectProperty<Colour> colour() {
        return colour;
    }

    /// Whether nothing may be written through it.
    public BooleanProperty readOnly() {
        return readOnly;
    }

    SecurityViewModel security() {
        return security;
    }

    /// Sentences on what of a pasted configuration could not be taken over.
    public ReadOnlyObjectProperty<List<String>> notes() {
        return notes.getReadOnlyProperty();
    }

    RouteFormViewModel route() {
        return route;
    }

    /// The secrets typed for the route of `connection`, which is this form's.
    Map<Secret, String> secrets(Connection connection) {
        return route.secrets(connection.route());
    }

    /// How records are fetched.
    public FetchFormViewModel fetch() {
        return fetch;
    }

    /// A sentence for each entry of the bootstrap list that is no address; empty while nothing was typed.
    public ReadOnlyObjectProperty<List<String>> bootstrapProblems() {
        return bootstrapProblems.getReadOnlyProperty();
    }

    /// A sentence for each property that can't be as it is typed.
    public ReadOnlyObjectProperty<List<String>> propertyProblems() {
        return propertyProblems.getReadOnlyProperty();
    }

    /// A sentence for each property that has no effect here.
    public ReadOnlyObjectProperty<List<String>> propertyNotes() {
        return propertyNotes.getReadOnlyProperty();
    }

    /// The properties there are.
    public List<ClientProperty> catalogue() {
        return catalogue.all();
    }

    /// What Kafka says of the property that is typed in `line`; empty if it is none.
    public Optional<ClientProperty> described(String line) {
        return catalogue.find(line.replaceFirst("[=:].*", "").strip());
    }

    public ReadOnlyObjectProperty<Trial> trial() {
        return trial.getReadOnlyProperty();
    }

    /// The connection as typed; empty, with the problems now shown beside their fields, if it can't be one.
    public Optional<Connection> connection() {
        checkBootstrap();
        checkProperties();
        var secured = security.security();
        var fetching = fetch.properties();
        var way = route.route();
        boolean typedWell = bootstrapProblems.get().isEmpty() && propertyProblems.get().isEmpty();
        if (!typedWell || way.isEmpty() || fetching.isEmpty() || secured.isEmpty()) {
            return Optional.empty();
        }
        var list = BootstrapList.parse(bootstrap.get());
        String called = name.get().isBlank() ? list.addresses().getFirst() : name.get().strip();
        var all = new LinkedHashMap<>(SecurityProperties.of(secured.get()));
        all.putAll(PropertyText.read(properties.get()).orElseThrow());
        all.putAll(fetching.get());
        return Optional.of(new Connection(id, called, list.joined(), all, way.get(),
                new Marking(kind.get(), colour.get(), readOnly.get())));
    }

    /// Fills the form from a configuration that was made for another client. Whether `text` was one.
    public boolean paste(String text) {
        var pasted = PastedConnection.read(text, known -> catalogue.find(known).isPresent());
        pasted.ifPresent(found -> {
            if (!found.bootstrap().isEmpty()) {
                bootstrap.set(found.bootstrap());
            }
            if (!found.properties().isEmpty()) {
                show(found.properties());
            }
            var said = new ArrayList<>(found.notes());
            found.files().forEach((property, path) -> said.add("Paste the content of " + path + " as " + property + "."));
            notes.set(List.copyOf(said));
        });
        return pasted.isPresent();
    }

    /// Connects as typed, looks who answers, and disconnects.
    public void test() {
        connection().ifPresent(connection -> {
            onSecrets.accept(secrets(connection));
            trial.set(new Trial.Running(Instant.now()));
            testing.start("test " + connection.name(), cancellation -> {
                try (var session = connector.connect(connection, cancellation)) {
                    return session.cluster(cancellation);
                }
            }, cluster -> trial.set(new Trial.Reached(cluster)), failure -> trial.set(new Trial.Failed(failure)));
        });
    }

    public void cancelTest() {
        testing.cancel();
        trial.set(new Trial.None());
    }

    private void bootstrapChanged() {
        cancelTest();
        if (bootstrap.get().contains("=") && paste(bootstrap.get())) {
            return;
        }
        if (bootstrap.get().isBlank()) {
            bootstrapProblems.set(List.of());
        } else {
            checkBootstrap();
        }
    }

    private void checkBootstrap() {
        bootstrapProblems.set(BootstrapList.parse(bootstrap.get()).problems().stream()
                .map(problem -> problem.entry().isEmpty() ? problem.reason() : "“" + problem.entry() + "” " + problem.reason()).toList());
    }

    private void propertiesChanged() {
        cancelTest();
        checkProperties();
        fetch.check();
    }

    private long requestMillis() {
        return PropertyText.read(properties.get()).map(typed -> typed.getOrDefault(REQUEST_TIMEOUT, "").strip())
                .filter(number -> number.matches("\\d{1,9}")).map(Long::parseLong).orElse(REQUEST_MILLIS);
    }

    private void checkProperties() {
        propertyProblems.set(PropertyText.read(properties.get()).map(this::problems)
                .orElseGet(() -> List.of("A line has a \\u that no four hexadecimal digits follow.")));
    }

    private List<String> problems(Map<String, String> typed) {
        var found = new ArrayList<String>();
        typed.forEach((property, value) -> {
            if (property.equals(BOOTSTRAP)) {
                found.add("The brokers' addresses go into the field above: leave out " + BOOTSTRAP + ".");
            } else if (fetch.has(property)) {
                found.add(property + " has a field of its own below, among the fetch settings: leave it out here.");
            } else {
                catalogue.problem(property, value).ifPresent(found::add);
            }
        });
        propertyNotes.set(typed.keySet().stream().flatMap(property -> catalogue.note(property).stream()).toList());
        return List.copyOf(found);
    }
}

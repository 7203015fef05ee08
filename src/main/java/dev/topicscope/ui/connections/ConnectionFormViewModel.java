package dev.topicscope.ui.connections;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.browse.BootstrapList;
import dev.topicscope.browse.Connector;
import dev.topicscope.model.Cluster;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;

/// A connection being typed. FX thread only.
public final class ConnectionFormViewModel {

    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final String REQUEST_TIMEOUT = "request.timeout.ms";
    /// Kafka's own default.
    private static final long REQUEST_MILLIS = 30_000;

    private final Connector connector;
    private final String id;
    private final boolean fresh;
    private final Slot testing;
    private final FetchFormViewModel fetch;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty bootstrap = new SimpleStringProperty("");
    private final StringProperty properties = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<String>> bootstrapProblems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> propertiesProblem = new ReadOnlyObjectWrapper<>(Optional.empty());
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

    /// A form for a new connection, or to change `edited`, which keeps its id.
    public ConnectionFormViewModel(Connector connector, Background background, Optional<Connection> edited) {
        this.connector = connector;
        this.testing = new Slot(background);
        this.fresh = edited.isEmpty();
        this.fetch = new FetchFormViewModel(connector.fetchSettings(), this::requestMillis, this::cancelTest);
        this.id = edited.map(Connection::id).orElseGet(() -> UUID.randomUUID().toString());
        edited.ifPresent(connection -> {
            name.set(connection.name());
            bootstrap.set(connection.bootstrap());
            properties.set(text(fetch.load(connection.properties())));
        });
        bootstrap.addListener(_ -> bootstrapChanged());
        properties.addListener(_ -> propertiesChanged());
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

    /// Kafka client properties as in a properties file.
    public StringProperty properties() {
        return properties;
    }

    /// How records are fetched.
    public FetchFormViewModel fetch() {
        return fetch;
    }

    /// A sentence for each entry of the bootstrap list that is no address; empty while nothing was typed.
    public ReadOnlyObjectProperty<List<String>> bootstrapProblems() {
        return bootstrapProblems.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> propertiesProblem() {
        return propertiesProblem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Trial> trial() {
        return trial.getReadOnlyProperty();
    }

    /// The connection as typed; empty, with the problems now shown beside their fields, if it can't be one.
    public Optional<Connection> connection() {
        checkBootstrap();
        var fetching = fetch.properties();
        if (!bootstrapProblems.get().isEmpty() || propertiesProblem.get().isPresent() || fetching.isEmpty()) {
            return Optional.empty();
        }
        var list = BootstrapList.parse(bootstrap.get());
        String called = name.get().isBlank() ? list.addresses().getFirst() : name.get().strip();
        var all = new LinkedHashMap<>(parsed().orElseThrow());
        all.putAll(fetching.get());
        return Optional.of(new Connection(id, called, list.joined(), all));
    }

    /// Connects as typed, looks who answers, and disconnects.
    public void test() {
        connection().ifPresent(connection -> {
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
        var parsed = parsed();
        propertiesProblem.set(parsed.isEmpty()
                ? Optional.of("A line has a \\u that no four hexadecimal digits follow.")
                : parsed.get().containsKey(BOOTSTRAP)
                ? Optional.of("The brokers' addresses go into the field above: leave out " + BOOTSTRAP + ".")
                : parsed.get().keySet().stream().filter(fetch::has).findFirst()
                .map(property -> property + " has a field of its own below, among the fetch settings: leave it out here."));
        fetch.check();
    }

    private long requestMillis() {
        return parsed().map(typed -> typed.getOrDefault(REQUEST_TIMEOUT, "").strip()).filter(number -> number.matches("\\d{1,9}"))
                .map(Long::parseLong).orElse(REQUEST_MILLIS);
    }

    private Optional<Map<String, String>> parsed() {
        var read = new Properties();
        try {
            read.load(new StringReader(properties.get()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sorted = new LinkedHashMap<String, String>();
        read.stringPropertyNames().stream().sorted().forEach(key -> sorted.put(key, read.getProperty(key)));
        return Optional.of(sorted);
    }

    private static String text(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\").replace("\n", "\\n"))
                .collect(Collectors.joining("\n"));
    }
}

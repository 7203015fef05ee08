package dev.topicscope.ui.connections;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.topicscope.browse.FetchAdvice;
import dev.topicscope.browse.FetchSettings;

/// The fetch settings of a connection being typed. They are kept among its properties, under Kafka's names. FX thread only.
public final class FetchFormViewModel {

    private final List<FetchField> fields;
    private final LongSupplier requestMillis;
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper();

    /// `requestMillis` tells the client's time-out for a request, as typed elsewhere; `onChange` is called after each change.
    FetchFormViewModel(FetchSettings settings, LongSupplier requestMillis, Runnable onChange) {
        this.requestMillis = requestMillis;
        fields = settings.all().stream().map(setting -> new FetchField(setting, settings)).toList();
        fields.forEach(field -> field.text().addListener(_ -> {
            check();
            onChange.run();
        }));
        check();
    }

    List<FetchField> fields() {
        return fields;
    }

    /// What is set, in a few words.
    ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /// Whether the property of that name has its field here.
    boolean has(String property) {
        return fields.stream().anyMatch(field -> field.setting().name().equals(property));
    }

    /// Shows what `properties` say, and returns those that have no field here.
    Map<String, String> load(Map<String, String> properties) {
        var others = new LinkedHashMap<>(properties);
        for (var field : fields) {
            field.load(Optional.ofNullable(others.remove(field.setting().name())).orElse(""));
        }
        return others;
    }

    /// What is typed, as properties; empty if something can't be one, which is then said beside its field.
    Optional<Map<String, String>> properties() {
        if (fields.stream().anyMatch(field -> field.problem().get().isPresent())) {
            return Optional.empty();
        }
        var properties = new LinkedHashMap<String, String>();
        fields.forEach(field -> field.value().ifPresent(value -> properties.put(field.setting().name(), Long.toString(value))));
        return Optional.of(properties);
    }

    /// Looks anew what goes together.
    void check() {
        var values = new HashMap<String, Long>();
        fields.forEach(field -> values.put(field.setting().name(), field.value().orElse(field.setting().ours())));
        var advice = FetchAdvice.of(values, requestMillis.getAsLong());
        // What Topicscope chooses, it fits to the rest by itself.
        fields.forEach(field -> field.advise(Optional.ofNullable(advice.get(field.setting().name())).filter(_ -> !field.isBlank())));
        long set = fields.stream().filter(field -> !field.isBlank()).count();
        summary.set(set == 0 ? "as Topicscope chooses" : set + " of " + fields.size() + " set here");
    }
}

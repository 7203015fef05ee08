package dev.topicscope.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// The records that the user keeps under a name, by the name of their topic, whatever the cluster. Thread-safe. Each change is on disk when
/// the call returns; [#of] never waits for the disk.
public final class PresetStore {

    /// How many characters a preset may have.
    public static final long MOST_CHARACTERS = 1L << 20;
    /// So that the file never gets larger than one that is read again.
    private static final long MOST_CHARACTERS_IN_ALL = 8L << 20;
    /// 2 added how many records become of one, which a program that knows only 1 would lose.
    private static final long VERSION = 2;

    private final JsonFile<Map<String, List<Preset>>> file;
    private volatile Map<String, List<Preset>> presets = Map.of();
    private volatile Optional<Path> setAside = Optional.empty();

    /// Reads what is kept in `directory`. A damaged file is set aside, and there are no presets.
    ///
    /// @throws FailureException `Disk` if the file is there and can be neither read nor set aside
    public PresetStore(Path directory) throws FailureException {
        file = new JsonFile<>(directory.resolve("presets.json"), "presets", VERSION, new PresetForm());
        presets = fresh();
    }

    /// Where the file of presets went, if it was found damaged, at the start or by a change.
    public Optional<Path> setAside() {
        return setAside;
    }

    /// The presets of a topic, in the order in which they were made.
    public List<Preset> of(String topic) {
        return presets.getOrDefault(topic, List.of());
    }

    /// Keeps `preset` in place of the one of that name, or at the end.
    ///
    /// @throws FailureException `Invalid` if it is too large, or all together would be, `Disk`; the presets are then as before
    public synchronized void put(String topic, Preset preset) throws FailureException {
        if (DraftTextForm.length(preset.text()) > MOST_CHARACTERS) {
            throw tooLarge("A preset has at most " + MOST_CHARACTERS + " characters.");
        }
        change(topic, list -> {
            var names = list.stream().map(Preset::name).toList();
            int at = names.indexOf(preset.name());
            if (at < 0) {
                list.add(preset);
            } else {
                list.set(at, preset);
            }
            return list;
        });
    }

    /// Gives the preset of that name another, in place of one that has it; does nothing if there is none.
    ///
    /// @throws FailureException `Disk`; the presets are then as before
    public synchronized void rename(String topic, String name, String other) throws FailureException {
        if (name.equals(other)) {
            return;
        }
        change(topic, list -> {
            if (list.stream().anyMatch(preset -> preset.name().equals(name))) {
                list.removeIf(preset -> preset.name().equals(other));
                list.replaceAll(preset -> preset.name().equals(name) ? new Preset(other, preset.text()) : preset);
            }
            return list;
        });
    }

    /// Forgets the preset of that name, if there is one.
    ///
    /// @throws FailureException `Disk`; the presets are then as before
    public synchronized void remove(String topic, String name) throws FailureException {
        change(topic, list -> {
            list.removeIf(preset -> preset.name().equals(name));
            return list;
        });
    }

    /// Changes what the file has now, since another window may have changed it.
    private void change(String topic, UnaryOperator<List<Preset>> change) throws FailureException {
        var all = new LinkedHashMap<>(fresh());
        var its = List.copyOf(change.apply(new ArrayList<>(all.getOrDefault(topic, List.of()))));
        if (its.isEmpty()) {
            all.remove(topic);
        } else {
            all.put(topic, its);
        }
        if (all.values().stream().flatMap(List::stream).mapToLong(preset -> DraftTextForm.length(preset.text())).sum()
                > MOST_CHARACTERS_IN_ALL) {
            throw tooLarge("All presets together have at most " + MOST_CHARACTERS_IN_ALL + " characters: delete some first.");
        }
        file.write(all);
        presets = Collections.unmodifiableMap(all);
    }

    private Map<String, List<Preset>> fresh() throws FailureException {
        var read = file.read();
        setAside = file.setAside();
        return read.orElse(presets);
    }

    private static FailureException tooLarge(String reason) {
        return new FailureException(new Failure.Invalid("the preset", reason, ""));
    }
}

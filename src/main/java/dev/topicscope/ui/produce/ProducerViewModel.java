package dev.topicscope.ui.produce;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.ProducerSettings.Acks;
import dev.topicscope.browse.ProducerSettings.Compression;
import dev.topicscope.browse.ProducerSettings.Problem;
import dev.topicscope.ui.produce.SettingField.Unit;

/// How the producer of a run is set, as it is chosen and typed. FX thread only.
public final class ProducerViewModel {

    private final ReadOnlyObjectWrapper<ProducerSettings> settings = new ReadOnlyObjectWrapper<>(ProducerSettings.safe());
    private final ObjectProperty<Acks> acks = new SimpleObjectProperty<>();
    private final BooleanProperty idempotence = new SimpleBooleanProperty();
    private final ObjectProperty<Compression> compression = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<String>> forced = new SimpleObjectProperty<>(Optional.empty());
    private final SettingField linger = new SettingField("linger.ms", Unit.TIME);
    private final SettingField batchSize = new SettingField("batch.size", Unit.BYTES);
    private final SettingField maxRequestSize = new SettingField("max.request.size", Unit.BYTES);
    private final SettingField timeout = new SettingField("delivery.timeout.ms", Unit.TIME);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean showing;

    ProducerViewModel() {
        show();
        acks.addListener((_, _, chosen) -> change(settings.get().withAcks(chosen), settings.get().idempotence() && chosen != Acks.ALL
                ? Optional.of("acks=" + chosen.word() + " has switched idempotence off, which needs acks=all.") : Optional.empty()));
        idempotence.addListener((_, _, on) -> change(settings.get().withIdempotence(on), on && settings.get().acks() != Acks.ALL
                ? Optional.of("Idempotence has set acks=all, which it needs.") : Optional.empty()));
        compression.addListener((_, _, chosen) -> change(settings.get().withCompression(chosen), Optional.empty()));
        fields().forEach(field -> field.text().addListener(_ -> typed()));
    }

    /// What is set; of what can't be read, the last that could.
    public ReadOnlyObjectProperty<ProducerSettings> settings() {
        return settings.getReadOnlyProperty();
    }

    /// The first thing that keeps the settings from being used.
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    ObjectProperty<Acks> acks() {
        return acks;
    }

    BooleanProperty idempotence() {
        return idempotence;
    }

    ObjectProperty<Compression> compression() {
        return compression;
    }

    /// What the last choice has changed elsewhere; a sentence.
    ReadOnlyObjectProperty<Optional<String>> forced() {
        return forced;
    }

    /// The settings that are typed, in their order.
    List<SettingField> fields() {
        return List.of(linger, batchSize, maxRequestSize, timeout);
    }

    /// What is set, in a few words.
    String summary() {
        var now = settings.get();
        return Stream.of("acks=" + now.acks().word(), now.idempotence() ? "idempotent" : "not idempotent",
                now.compression() == Compression.NONE ? "uncompressed" : now.compression().word(),
                "linger " + SettingField.time(now.linger())).collect(Collectors.joining(" · "));
    }

    /// Raises `max.request.size` to hold a record of so many bytes, as far as a producer goes.
    void makeRoomFor(long bytes) {
        long megabytes = (bytes + (1 << 20) - 1) >> 20;
        maxRequestSize.show(Math.min(megabytes << 20, Integer.MAX_VALUE));
    }

    Optional<FormFault> fault() {
        return problem.get().map(it -> new FormFault(new FormFault.Place.Setting(it.setting()), it.setting() + ": " + it.reason()));
    }

    private void change(ProducerSettings changed, Optional<String> sentence) {
        if (!showing) {
            settings.set(changed);
            forced.set(sentence);
            show();
        }
    }

    private void show() {
        showing = true;
        var now = settings.get();
        acks.set(now.acks());
        idempotence.set(now.idempotence());
        compression.set(now.compression());
        if (linger.text().get().isEmpty()) {
            linger.show(now.linger().toMillis());
            batchSize.show(now.batchSizeBytes());
            maxRequestSize.show(now.maxRequestSizeBytes());
            timeout.show(now.timeout().toMillis());
        }
        showing = false;
        judge();
    }

    private void typed() {
        if (showing) {
            return;
        }
        var changed = settings.get();
        changed = linger.value().isPresent() ? changed.withLinger(Duration.ofMillis(linger.value().getAsLong())) : changed;
        changed = batchSize.value().isPresent() ? changed.withBatchSize((int) batchSize.value().getAsLong()) : changed;
        changed = maxRequestSize.value().isPresent() ? changed.withMaxRequestSize((int) maxRequestSize.value().getAsLong()) : changed;
        changed = timeout.value().isPresent() ? changed.withTimeout(Duration.ofMillis(timeout.value().getAsLong())) : changed;
        settings.set(changed);
        judge();
    }

    private void judge() {
        var problems = settings.get().problems();
        fields().forEach(field -> field.say(field.value().isEmpty() ? Optional.of(field.wanted()) : problems.stream()
                .filter(found -> found.setting().equals(field.name())).map(Problem::reason).findFirst()));
        problem.set(fields().stream().flatMap(field -> field.problem().get().stream().map(reason -> new Problem(field.name(), reason)))
                .findFirst().or(() -> problems.stream().findFirst()));
    }
}

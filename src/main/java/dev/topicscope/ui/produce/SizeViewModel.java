package dev.topicscope.ui.produce;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;

import dev.topicscope.browse.ByteNotation;
import dev.topicscope.browse.RecordSize;
import dev.topicscope.browse.RecordSize.Measure;
import dev.topicscope.browse.RecordSize.Obstacle;
import dev.topicscope.browse.Session;
import dev.topicscope.browse.TopicLimits;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.kit.FailureText;

/// How large the record is, against what the topic and the producer take. FX thread only; [#close] ends what it asks.
public final class SizeViewModel {

    private final Session session;
    private final String topic;
    private final RecordViewModel record;
    private final ProducerViewModel producer;
    private final Slot asking;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> unknown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> measured = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ChangeListener<Object> changed = (_, _, _) -> measure();
    private Optional<TopicLimits> limits = Optional.empty();
    private Optional<Sampled> filledIn = Optional.empty();
    private OptionalLong valueBytes = OptionalLong.empty();

    /// The size of one record that stands for others, and which that is.
    private record Sampled(Measure size, String which) {
    }

    SizeViewModel(Session session, Background background, String topic, RecordViewModel record, ProducerViewModel producer) {
        this.session = session;
        this.topic = topic;
        this.record = record;
        this.producer = producer;
        this.asking = new Slot(background);
        producer.settings().addListener(_ -> measure());
        follow(record.key());
        follow(record.value());
        record.headers().addListener((ListChangeListener<HeaderViewModel>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::leave);
                change.getAddedSubList().forEach(this::follow);
            }
            measure();
        });
        measure();
    }

    /// `248 B of 1 MiB (max.message.bytes)`.
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /// Which record it is whose size is told, where that is one of many: a sentence.
    public ReadOnlyObjectProperty<Optional<String>> measured() {
        return measured.getReadOnlyProperty();
    }

    /// The limit that stands in the way.
    public ReadOnlyObjectProperty<Optional<Obstacle>> obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    /// Why the topic's limits are not known: a sentence; empty while they are known or being asked for.
    public ReadOnlyObjectProperty<Optional<String>> unknown() {
        return unknown.getReadOnlyProperty();
    }

    /// Asks for the topic's limits, once more if they were known.
    public void refresh() {
        unknown.set(Optional.empty());
        asking.start("limits of " + topic, cancellation -> session.limits(topic, cancellation), found -> {
            know(Optional.of(found));
        }, failure -> {
            unknown.set(Optional.of(FailureText.of(failure).sentence()));
            know(Optional.empty());
        });
    }

    /// Has the largest of these records stand for those that templates make; of account while what is typed has any.
    void sample(List<Sample> samples) {
        filledIn = samples.stream().flatMap(sample -> sample.size().stream()).max(Comparator.comparingLong(Measure::inBatchBytes))
                .map(largest -> new Sampled(largest, samples.size() == 1 ? "That of the record previewed." : "That of the largest of the "
                        + samples.size() + " records previewed."));
        measure();
    }

    /// Has a value of so many bytes stand in the place of the one that is typed.
    void valueBytes(OptionalLong bytes) {
        valueBytes = bytes;
        measure();
    }

    /// Raises the producer's own limit so that the record may pass.
    public void makeRoom() {
        obstacle.get().ifPresent(it -> producer.makeRoomFor(it.sizeBytes()));
    }

    void close() {
        asking.cancel();
    }

    private void know(Optional<TopicLimits> found) {
        limits = found;
        record.time().judgeBy(found);
        measure();
    }

    private void follow(HeaderViewModel header) {
        header.name().addListener(changed);
        follow(header.value());
    }

    /// A header that is moved is removed and comes again.
    private void leave(HeaderViewModel header) {
        header.name().removeListener(changed);
        header.value().encoded().removeListener(changed);
        header.value().template().removeListener(changed);
    }

    private void follow(ContentViewModel content) {
        content.encoded().addListener(changed);
        content.template().addListener(changed);
    }

    private void measure() {
        var typed = record.draft().map(draft -> valueBytes.isPresent() ? RecordSize.withValue(draft, valueBytes.getAsLong())
                : RecordSize.of(draft));
        var shown = typed.or(() -> filledIn.map(Sampled::size));
        obstacle.set(shown.flatMap(it -> RecordSize.obstacle(it, producer.settings().get(), limits)));
        words.set(shown.map(this::words).orElse("not known yet"));
        measured.set(typed.isPresent() ? Optional.empty() : filledIn.map(Sampled::which));
    }

    private String words(Measure record) {
        return obstacle.get().map(it -> size(it.sizeBytes()) + " of " + size(it.limitBytes()) + " (" + it.setting() + ")")
                .orElseGet(() -> size(record.inBatchBytes()) + limits.map(it -> " of " + size(it.maxMessageBytes().value())
                        + " (max.message.bytes)").orElse(""));
    }

    private static String size(long bytes) {
        return ByteNotation.rounded(bytes);
    }
}

package dev.topicscope.ui.produce;

import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;

import dev.topicscope.browse.ByteNotation;
import dev.topicscope.browse.RecordSize;
import dev.topicscope.browse.RecordSize.Obstacle;
import dev.topicscope.browse.Session;
import dev.topicscope.browse.TopicLimits;
import dev.topicscope.model.Draft;
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
    private final ChangeListener<Object> changed = (_, _, _) -> measure();
    private Optional<TopicLimits> limits = Optional.empty();
    private Optional<Draft> filledIn = Optional.empty();

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
            limits = Optional.of(found);
            measure();
        }, failure -> {
            limits = Optional.empty();
            unknown.set(Optional.of(FailureText.of(failure).sentence()));
            measure();
        });
    }

    /// Has a record stand for those that templates make; of account while what is typed has any.
    public void sample(Optional<Draft> first) {
        filledIn = first;
        measure();
    }

    /// Raises the producer's own limit so that the record may pass.
    public void makeRoom() {
        obstacle.get().ifPresent(it -> producer.makeRoomFor(it.sizeBytes()));
    }

    void close() {
        asking.cancel();
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
        var draft = record.draft().or(() -> filledIn);
        obstacle.set(draft.flatMap(it -> RecordSize.obstacle(it, producer.settings().get(), limits)));
        words.set(draft.map(this::words).orElse("not known yet"));
    }

    private String words(Draft draft) {
        return obstacle.get().map(it -> size(it.sizeBytes()) + " of " + size(it.limitBytes()) + " (" + it.setting() + ")")
                .orElseGet(() -> size(RecordSize.inBatchBytes(draft)) + limits.map(it -> " of " + size(it.maxMessageBytes().value())
                        + " (max.message.bytes)").orElse(""));
    }

    private static String size(long bytes) {
        return ByteNotation.rounded(bytes);
    }
}

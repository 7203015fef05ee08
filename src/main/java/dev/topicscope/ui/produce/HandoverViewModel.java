package dev.topicscope.ui.produce;

import java.util.Optional;
import java.util.function.BiConsumer;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;

import dev.topicscope.browse.Placement;
import dev.topicscope.browse.Session;
import dev.topicscope.model.Message;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.kit.Texts;
import dev.topicscope.ui.produce.Destinations.Cluster;

/// What is typed comes into a form from a record that was read or from another form, and goes to another one. FX thread only.
public final class HandoverViewModel {

    private final Session session;
    private final String topic;
    private final RecordViewModel record;
    private final Destinations destinations;
    private final DestinationViewModel destination;
    private final ReadOnlyBooleanWrapper choice = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper here = new ReadOnlyBooleanWrapper(true);
    private final Slot typing;
    private final BiConsumer<String, RecordSnapshot> onTyped;
    private final ReadOnlyObjectWrapper<Optional<Message>> edited = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// `onTyped` is told from where something was put into `record`, and what that held before.
    HandoverViewModel(Session session, Background background, String topic, RecordViewModel record, Destinations destinations,
                      BiConsumer<String, RecordSnapshot> onTyped) {
        this.session = session;
        this.topic = topic;
        this.record = record;
        this.destinations = destinations;
        this.destination = new DestinationViewModel(destinations);
        this.typing = new Slot(background);
        this.onTyped = onTyped;
        destination.clusters().addListener((ListChangeListener<Cluster>) _ -> clustersChanged());
        destination.cluster().addListener((_, before, now) -> clusterChosen(before, now));
        destination.topic().addListener(_ -> look());
        clustersChanged();
    }

    /// The topic of this form, or the one that is being chosen to take what is typed there.
    public DestinationViewModel destination() {
        return destination;
    }

    /// Whether any cluster is known of which a topic can be chosen.
    public ReadOnlyBooleanProperty isChoice() {
        return choice.getReadOnlyProperty();
    }

    /// Whether the chosen topic is that of this form.
    public ReadOnlyBooleanProperty isHere() {
        return here.getReadOnlyProperty();
    }

    /// Chooses this form's topic again.
    public void stay() {
        destination.choose(session.connection().id(), topic);
    }

    /// Takes what is typed to the topic that was chosen, where it is another to which something can be sent. This form keeps to its own.
    public void go() {
        if (here.get() || destination.problem().get().isPresent()) {
            return;
        }
        var to = destination.cluster().get().orElseThrow();
        String chosen = destination.topic().get().orElseThrow();
        stay();
        destinations.go(to, chosen, RecordSnapshot.of(record));
    }

    /// Puts a whole record into the form, to be changed and sent.
    public void edit(Message message) {
        typing.start("put a record into the form", _ -> Retyping.of(message), typed -> {
            type("offset " + Texts.count(message.offset()) + " of " + message.partition(), typed);
            edited.set(Optional.of(message));
        }, _ -> { });
    }

    /// Puts what was typed elsewhere into the form.
    public void take(RecordSnapshot typed, String from) {
        type("what was typed for " + from, typed);
    }

    /// The record that was put into the form, for its timestamp and partition.
    public ReadOnlyObjectProperty<Optional<Message>> edited() {
        return edited.getReadOnlyProperty();
    }

    /// Gives what is typed the timestamp of the record that was put into the form.
    public void keepTimestamp() {
        edited.get().flatMap(Message::timestamp).ifPresent(its -> record.timestamp().set(Optional.of(its.time())));
    }

    /// Has what is typed go to the partition of the record that was put into the form.
    public void keepPartition() {
        edited.get().ifPresent(its -> record.placement().set(new Placement.Given(its.partition().number())));
    }

    /// Forgets where what is typed came from.
    public void endEditing() {
        edited.set(Optional.empty());
    }

    void close() {
        typing.cancel();
        destination.close();
    }

    /// Another cluster's topic is to be chosen, never taken for meant because it has the same name.
    private void clusterChosen(Optional<Cluster> before, Optional<Cluster> now) {
        if (before.isPresent() && now.isPresent()) {
            destination.topic().set(now.filter(it -> it.session() == session).map(_ -> topic));
        } else if (now.isEmpty()) {
            stay();
        }
        look();
    }

    private void clustersChanged() {
        choice.set(!destination.clusters().isEmpty());
        if (destination.cluster().get().isEmpty()) {
            stay();
        }
        look();
    }

    private void look() {
        here.set(!choice.get() || destination.isChosen(session.connection().id(), topic));
    }

    private void type(String what, RecordSnapshot typed) {
        var before = RecordSnapshot.of(record);
        typed.into(record);
        edited.set(Optional.empty());
        onTyped.accept(what, before);
    }
}

package dev.topicscope.ui.produce;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.topicscope.browse.KeyPartitioner;
import dev.topicscope.browse.Session;
import dev.topicscope.model.Acknowledgement;
import dev.topicscope.model.Failure;
import dev.topicscope.model.OutgoingMessage;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;

/// The form for one record to one topic. FX thread only.
public final class SendViewModel {

    private final Session session;
    private final String topic;
    private final Slot sending;
    private final StringProperty key = new SimpleStringProperty("");
    private final BooleanProperty keyNull = new SimpleBooleanProperty(true);
    private final StringProperty value = new SimpleStringProperty("");
    private final BooleanProperty valueNull = new SimpleBooleanProperty();
    private final ObservableList<HeaderField> headers = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Integer>> partition = new SimpleObjectProperty<>(Optional.empty());
    private final IntegerProperty partitionCount = new SimpleIntegerProperty();
    private final ReadOnlyStringWrapper destination = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private Consumer<Acknowledgement> onSent = _ -> { };

    /// How the last attempt to send stands.
    public sealed interface Outcome {

        /// Nothing was sent yet.
        record None() implements Outcome {
        }

        /// The connection leads to production: the user is asked first.
        record Asking() implements Outcome {
        }

        /// A record is on its way since `since`.
        record Sending(Instant since) implements Outcome {
        }

        /// The cluster has stored it.
        record Sent(Acknowledgement acknowledgement) implements Outcome {
        }

        /// It was not stored, or it is not known whether it was.
        record Failed(Failure failure) implements Outcome {
        }
    }

    public SendViewModel(Session session, Background background, String topic) {
        this.session = session;
        this.topic = topic;
        this.sending = new Slot(background);
        key.addListener(_ -> {
            keyNull.set(keyNull.get() && key.get().isEmpty());
            updateDestination();
        });
        value.addListener(_ -> valueNull.set(valueNull.get() && value.get().isEmpty()));
        keyNull.addListener(_ -> updateDestination());
        partition.addListener(_ -> updateDestination());
        partitionCount.addListener(_ -> updateDestination());
        updateDestination();
    }

    public String topic() {
        return topic;
    }

    public StringProperty key() {
        return key;
    }

    /// Whether the record has no key at all, as at the beginning; typing a key ends that.
    public BooleanProperty keyNull() {
        return keyNull;
    }

    public StringProperty value() {
        return value;
    }

    /// Whether the record has no value at all: a tombstone in a compacted topic. Typing a value ends that.
    public BooleanProperty valueNull() {
        return valueNull;
    }

    public ObservableList<HeaderField> headers() {
        return headers;
    }

    /// The partition chosen by number; empty where the key chooses.
    public ObjectProperty<Optional<Integer>> partition() {
        return partition;
    }

    /// How many partitions the topic has, as far as known; 0 before.
    public IntegerProperty partitionCount() {
        return partitionCount;
    }

    /// Where the record will go, in words, as it is typed.
    public ReadOnlyStringProperty destination() {
        return destination.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// Has `listener` told of each record the cluster has stored.
    public void onSent(Consumer<Acknowledgement> listener) {
        onSent = listener;
    }

    /// Where the record goes, for people: the name of the connection.
    public String connectionName() {
        return session.connection().name();
    }

    /// Sends what the form holds; does nothing while a record is on its way. Where the connection leads to production, asks first.
    public void send() {
        if (sending.isBusy()) {
            return;
        }
        if (session.connection().marking().asksBeforeWriting()) {
            outcome.set(new Outcome.Asking());
        } else {
            sendNow();
        }
    }

    /// Sends what the form holds, as the user has confirmed; does nothing if nothing was asked.
    public void confirm() {
        if (outcome.get() instanceof Outcome.Asking) {
            sendNow();
        }
    }

    /// Takes back what was asked.
    public void decline() {
        if (outcome.get() instanceof Outcome.Asking) {
            outcome.set(new Outcome.None());
        }
    }

    private void sendNow() {
        outcome.set(new Outcome.Sending(Instant.now()));
        var message = message();
        sending.start("send to " + topic, cancellation -> session.send(message, cancellation), acknowledgement -> {
            outcome.set(new Outcome.Sent(acknowledgement));
            onSent.accept(acknowledgement);
        }, failure -> outcome.set(new Outcome.Failed(failure)));
    }

    /// Waits no longer for the record on its way, which may be stored all the same.
    public void cancel() {
        if (sending.isBusy()) {
            sending.cancel();
            outcome.set(new Outcome.Failed(new Failure.TimedOut("send to " + topic, waited(), "You stopped waiting.")));
        }
    }

    public void addHeader() {
        headers.add(new HeaderField());
    }

    public void removeHeader(HeaderField header) {
        headers.remove(header);
    }

    private Duration waited() {
        return outcome.get() instanceof Outcome.Sending(var since) ? Duration.between(since, Instant.now()) : Duration.ZERO;
    }

    private OutgoingMessage message() {
        var chosen = partition.get().map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return new OutgoingMessage(topic, chosen, bytes(key, keyNull), bytes(value, valueNull),
                headers.stream().filter(HeaderField::isNamed).map(HeaderField::toHeader).toList());
    }

    private static Optional<byte[]> bytes(StringProperty text, BooleanProperty isNull) {
        return isNull.get() ? Optional.empty() : Optional.of(text.get().getBytes(StandardCharsets.UTF_8));
    }

    private void updateDestination() {
        int count = partitionCount.get();
        if (partition.get().isPresent()) {
            destination.set("goes to partition " + partition.get().get() + ", whatever its key");
        } else if (keyNull.get()) {
            destination.set("without a key, the producer chooses the partition");
        } else if (count == 0) {
            destination.set("");
        } else {
            int number = KeyPartitioner.partitionFor(key.get().getBytes(StandardCharsets.UTF_8), count);
            destination.set((key.get().isEmpty() ? "an empty key" : "this key") + " goes to partition " + number + " of " + count);
        }
    }
}

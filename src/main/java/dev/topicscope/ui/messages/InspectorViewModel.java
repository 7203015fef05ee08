package dev.topicscope.ui.messages;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.browse.Session;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Message;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;

/// One record looked at closely. It is decoded on a worker, since it may be large; where only its beginning is at hand, the whole is loaded
/// when somebody asks for it, and let go of with the next record. FX thread only.
public final class InspectorViewModel {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Session session;
    private final Background background;
    private final Slot decoding;
    private final Slot loading;
    private final ReadOnlyObjectWrapper<Optional<Inspection>> inspection = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Whole> whole = new ReadOnlyObjectWrapper<>(new Whole.Here());
    private Cancellation looking = new Cancellation();

    /// How much of the record is here.
    public sealed interface Whole {

        /// All of it, or there is none.
        record Here() implements Whole {
        }

        /// The first `shownBytes` of `sizeBytes`.
        record Cut(long shownBytes, long sizeBytes) implements Whole {
        }

        /// So many of about `sizeBytes` have come.
        record Loading(long receivedBytes, long sizeBytes) implements Whole {
        }

        /// The whole can't be had.
        record Failed(Failure why) implements Whole {
        }
    }

    public InspectorViewModel(Session session, Background background) {
        this.session = session;
        this.background = background;
        decoding = new Slot(background);
        loading = new Slot(background);
    }

    /// The record shown, decoded; empty if none is.
    public ReadOnlyObjectProperty<Optional<Inspection>> inspection() {
        return inspection.getReadOnlyProperty();
    }

    /// Why the record can't be shown.
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Whole> whole() {
        return whole.getReadOnlyProperty();
    }

    /// Shows another record, or none. The one before stays until this one is ready.
    public void show(Optional<Message> message) {
        failure.set(Optional.empty());
        endLoading();
        if (message.isEmpty()) {
            decoding.cancel();
            whole.set(new Whole.Here());
            inspection.set(Optional.empty());
            return;
        }
        decoding.start("decode a record", _ -> Inspection.of(message.get()), this::shown, problem -> failure.set(Optional.of(problem)));
    }

    /// Loads the whole of the record shown, and shows it.
    public void loadWhole() {
        inspection.get().map(Inspection::message).filter(Message::isCut)
                .ifPresent(message -> load(message, Inspection::of, this::shown));
    }

    /// Gives `then` what `form` makes of the whole of `message`, which is loaded first if only its beginning is here. `form` runs on a
    /// worker. What is loaded is shown too where it is of the record shown.
    public <T> void withWhole(Message message, Function<Message, T> form, Consumer<T> then) {
        var known = inspection.get().map(Inspection::message).filter(shown -> isSame(shown, message) && !shown.isCut()).orElse(message);
        if (known.isCut()) {
            load(known, loaded -> new Loaded<>(Inspection.of(loaded), form.apply(loaded)), loaded -> {
                shown(loaded.inspection);
                then.accept(loaded.made);
            });
        } else {
            loading.start("read a record", _ -> form.apply(known), then, this::notLoaded);
        }
    }

    /// Takes back what [#loadWhole] or [#withWhole] began, or notes that it failed.
    public void cancelLoading() {
        endLoading();
        inspection.get().ifPresent(this::tellSize);
    }

    public void close() {
        decoding.cancel();
        endLoading();
    }

    private record Loaded<T>(Inspection inspection, T made) {
    }

    private <T> void load(Message cut, Function<Message, T> form, Consumer<T> then) {
        endLoading();
        long size = (long) cut.keySizeBytes() + cut.valueSizeBytes();
        var received = new AtomicLong();
        whole.set(new Whole.Loading(0, size));
        looking = background.every(LOOK, () -> whole.set(new Whole.Loading(Math.min(received.get(), size), size)));
        loading.start("load offset " + cut.offset() + " of " + cut.partition(), cancellation -> form.apply(
                fetch(cut, received, cancellation)), made -> {
            looking.cancel();
            then.accept(made);
        }, this::notLoaded);
    }

    private Message fetch(Message cut, AtomicLong received, Cancellation cancellation) throws FailureException {
        return session.record(cut.partition(), cut.offset(), received::set, cancellation);
    }

    private void shown(Inspection ready) {
        inspection.set(Optional.of(ready));
        tellSize(ready);
    }

    private void tellSize(Inspection ready) {
        var message = ready.message();
        whole.set(message.isCut() ? new Whole.Cut(ready.key().sizeBytes() + ready.value().sizeBytes(),
                ready.key().wholeBytes() + ready.value().wholeBytes()) : new Whole.Here());
    }

    private void notLoaded(Failure why) {
        looking.cancel();
        whole.set(new Whole.Failed(why));
    }

    private void endLoading() {
        looking.cancel();
        loading.cancel();
    }

    private static boolean isSame(Message one, Message other) {
        return one.offset() == other.offset() && one.partition().equals(other.partition());
    }
}

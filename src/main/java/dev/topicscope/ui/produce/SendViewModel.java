package dev.topicscope.ui.produce;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import dev.topicscope.browse.Pace;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Session;
import dev.topicscope.task.Background;

/// The form that sends to one topic: what is sent, how, and what became of it. FX thread only; [#close] ends what runs.
public final class SendViewModel {

    private final Session session;
    private final String topic;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.ONE);
    private final RecordViewModel record = new RecordViewModel();
    private final RunViewModel run;
    private final ReadOnlyObjectWrapper<Optional<String>> missing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ManyViewModel many;
    private final FileViewModel file;
    private final ReadOnlyObjectWrapper<Optional<SendRequest>> asking = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What the form sends.
    public enum Mode {
        /// The record that is typed, once.
        ONE,
        /// Records made from what is typed.
        MANY,
        /// The records of a file.
        FILE
    }

    public SendViewModel(Session session, Background background, String topic) {
        this.session = session;
        this.topic = topic;
        this.run = new RunViewModel(background);
        this.many = new ManyViewModel(record, background, Clock.systemUTC(), new Random()::nextLong);
        this.file = new FileViewModel(record, background);
        for (var changed : List.of(mode, file.state(), file.preview().state(), many.preview().state(), file.pace().consequence(),
                many.pace().consequence())) {
            changed.addListener((_, _, _) -> missing.set(Optional.empty()));
        }
        many.active().bind(mode.isEqualTo(Mode.MANY));
        file.active().bind(mode.isEqualTo(Mode.FILE));
    }

    public String topic() {
        return topic;
    }

    /// Where records go, for people: the name of the connection.
    public String connectionName() {
        return session.connection().name();
    }

    public ObjectProperty<Mode> mode() {
        return mode;
    }

    public RecordViewModel record() {
        return record;
    }

    public ManyViewModel many() {
        return many;
    }

    public FileViewModel file() {
        return file;
    }

    public RunViewModel run() {
        return run;
    }

    /// Why nothing was sent when that was wanted last, in a sentence; empty if something was, and after it has been mended.
    public ReadOnlyObjectProperty<Optional<String>> missing() {
        return missing.getReadOnlyProperty();
    }

    /// What waits for the user's yes, since the connection leads to production.
    public ReadOnlyObjectProperty<Optional<SendRequest>> asking() {
        return asking.getReadOnlyProperty();
    }

    /// Sends what the form holds; does nothing while a run goes on, or while the form can't be sent. Where the connection leads to
    /// production, asks first.
    public void send() {
        if (run.isRunning()) {
            return;
        }
        var wanted = request();
        missing.set(wanted.isPresent() ? Optional.empty() : Optional.of(whatIsMissing()));
        wanted.ifPresent(request -> {
            if (session.connection().marking().asksBeforeWriting()) {
                asking.set(Optional.of(request));
            } else {
                run.start(session, request);
            }
        });
    }

    /// Sends what was asked about, as the user has confirmed; does nothing if nothing was asked.
    public void confirm() {
        var confirmed = asking.get();
        asking.set(Optional.empty());
        confirmed.ifPresent(request -> run.start(session, request));
    }

    /// Takes back what was asked.
    public void decline() {
        asking.set(Optional.empty());
    }

    /// Ends what is being sent.
    public void close() {
        file.close();
        many.close();
        run.close();
    }

    private Optional<SendRequest> request() {
        return switch (mode.get()) {
            case ONE -> Optional.of(request(record.composition(false, 0, Optional.empty()).repeated(OptionalLong.of(1), Clock.systemUTC()),
                    OptionalLong.of(1), new Pace.Fastest()));
            case MANY -> many.plan().flatMap(plan -> many.pace().pace().map(pace -> request(plan, many.count(), pace)));
            case FILE -> file.plan().flatMap(plan -> file.pace().pace().map(pace -> new SendRequest(topic, plan, OptionalLong.empty(), pace,
                    file.placement().get(), ProducerSettings.safe(), file.keepTimestamps().get(), file.onFault().get())));
        };
    }

    private String whatIsMissing() {
        return mode.get() == Mode.FILE && file.state().get() instanceof FileViewModel.State.None ? "Choose a file first."
                : "It can't be sent yet: see what stands in red beside the fields.";
    }

    /// A run of what is typed.
    private SendRequest request(RecordSource.Plan plan, OptionalLong count, Pace pace) {
        return new SendRequest(topic, plan, count, pace, record.placement().get(), ProducerSettings.safe(),
                record.timestamp().get().isPresent(), SendRequest.OnFault.STOP);
    }
}

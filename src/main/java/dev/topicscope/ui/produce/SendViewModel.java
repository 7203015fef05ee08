package dev.topicscope.ui.produce;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import dev.topicscope.browse.Pace;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Session;
import dev.topicscope.task.Background;

/// The form that sends to one topic: what is sent, how, and what became of it. FX thread only; [#close] ends what runs.
public final class SendViewModel {

    private final Session session;
    private final String topic;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.ONE);
    private final RecordViewModel record;
    private final ProducerViewModel producer = new ProducerViewModel();
    private final SizeViewModel size;
    private final ReadOnlyObjectWrapper<Optional<FormFault>> refused = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final RunViewModel run;
    private final ReadOnlyStringWrapper action = new ReadOnlyStringWrapper();
    private final ReadOnlyObjectWrapper<Optional<ProductionQuestion>> asking = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What the form sends.
    public enum Mode {
        /// The record that is typed, once.
        ONE
    }

    public SendViewModel(Session session, Background background, String topic) {
        this.session = session;
        this.topic = topic;
        this.record = new RecordViewModel(background);
        this.size = new SizeViewModel(session, background, topic, record, producer);
        this.run = new RunViewModel(background);
        mode.subscribe(this::updateAction);
        run.onEnd(end -> {
            if (end.counts().failed() > 0 || end.state() instanceof Sending.State.Failed) {
                size.refresh();
            }
        });
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

    /// How the producer is set, whatever the form sends.
    public ProducerViewModel producer() {
        return producer;
    }

    /// How large the record is, against what is taken.
    public SizeViewModel size() {
        return size;
    }

    /// What kept the form from being sent when that was tried last; a new one each time.
    public ReadOnlyObjectProperty<Optional<FormFault>> refused() {
        return refused.getReadOnlyProperty();
    }

    public RunViewModel run() {
        return run;
    }

    /// What [#send] does, for the button that does it.
    public ReadOnlyStringProperty action() {
        return action.getReadOnlyProperty();
    }

    /// What waits for the user's yes, since the connection leads to production.
    public ReadOnlyObjectProperty<Optional<ProductionQuestion>> asking() {
        return asking.getReadOnlyProperty();
    }

    /// Sends what the form holds; does nothing while a run goes on, or while the form can't be sent. Where the connection leads to
    /// production, asks first.
    public void send() {
        if (run.isRunning()) {
            return;
        }
        refused.set(Optional.empty());
        refused.set(fault());
        if (refused.get().isPresent()) {
            return;
        }
        request().ifPresent(request -> {
            if (session.connection().marking().asksBeforeWriting()) {
                asking.set(Optional.of(new ProductionQuestion(session, request)));
            } else {
                run.start(session, request);
            }
        });
    }

    /// Sends what was asked about, as the user has confirmed; does nothing if nothing was asked, or a name must still be typed.
    public void confirm() {
        asking.get().filter(question -> question.isAnswered().get()).ifPresent(confirmed -> {
            asking.set(Optional.empty());
            run.start(confirmed.session(), confirmed.request());
        });
    }

    /// Forgets what kept the form from being sent, since it is being mended.
    public void amend() {
        refused.set(Optional.empty());
    }

    /// Takes back what was asked.
    public void decline() {
        asking.set(Optional.empty());
    }

    /// Ends what is being sent.
    public void close() {
        run.close();
        size.close();
        record.close();
    }

    private Optional<FormFault> fault() {
        return switch (mode.get()) {
            case ONE -> record.fault().or(producer::fault);
        };
    }

    private void updateAction(Mode now) {
        action.set(switch (now) {
            case ONE -> RunWords.action(OptionalLong.of(1));
        });
    }

    private Optional<SendRequest> request() {
        return switch (mode.get()) {
            case ONE -> Optional.of(new SendRequest(topic, record.composition(false, 0, Optional.empty())
                    .repeated(OptionalLong.of(1), Clock.systemUTC()), OptionalLong.of(1), new Pace.Fastest(), record.placement().get(),
                    producer.settings().get(), record.timestamp().get().isPresent(), SendRequest.OnFault.STOP));
        };
    }
}

package dev.topicscope.ui.produce;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.Pace;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Session;
import dev.topicscope.model.DraftText;
import dev.topicscope.store.Shelf;
import dev.topicscope.task.Background;

/// The form that sends to one topic: what is sent, how, and what became of it. FX thread only; [#close] ends what runs.
public final class SendViewModel {

    private final Session session;
    private final String topic;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.ONE);
    private final RecordViewModel record = new RecordViewModel();
    private final RunViewModel run;
    private final HandoverViewModel handover;
    private final ResendViewModel resend;
    private final Optional<ShelfViewModel> shelf;
    private final ReadOnlyObjectWrapper<Optional<SendRequest>> asking = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Session> asked = Optional.empty();

    /// What the form sends.
    public enum Mode {
        /// The record that is typed, once.
        ONE,
        /// Records that were read.
        RESEND
    }

    /// A form that keeps nothing and knows no other cluster.
    public SendViewModel(Session session, Background background, String topic) {
        this(session, background, topic, Optional.empty(), new Destinations());
    }

    public SendViewModel(Session session, Background background, String topic, Optional<Shelf> shelf, Destinations destinations) {
        this.session = session;
        this.topic = topic;
        this.run = new RunViewModel(background);
        this.handover = new HandoverViewModel(session, background, topic, record, destinations, this::typed);
        this.resend = new ResendViewModel(session, background, topic, destinations);
        this.shelf = shelf.map(kept -> new ShelfViewModel(kept, background, session.connection().id(), topic, new Contents(),
                Clock.systemUTC()));
        this.shelf.ifPresent(its -> run.onEnd(its::ended));
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

    public RunViewModel run() {
        return run;
    }

    /// The records that are sent again.
    public ResendViewModel resend() {
        return resend;
    }

    /// Presets and history; empty where nothing is kept.
    public Optional<ShelfViewModel> shelf() {
        return shelf;
    }

    /// What comes into the form from elsewhere, and goes elsewhere.
    public HandoverViewModel handover() {
        return handover;
    }

    /// Whether nothing may be written to the topic of this form.
    public boolean isReadOnly() {
        return session.connection().marking().readOnly();
    }

    /// Where a run of the form would go, for people: a topic, and the name of its connection.
    public String goesTo() {
        return mode.get() == Mode.RESEND ? resend.destination().topic().get().orElse("") + " of " + resend.destination().cluster().get()
                .map(Destinations.Cluster::name).orElse("") : topic + " of " + connectionName();
    }

    /// Has records of this topic sent again.
    public void resend(RecordStore records, IndexRange rows) {
        resend.pick(records, rows);
        mode.set(Mode.RESEND);
    }

    /// Lets go of the records that were to be sent again.
    public void endResending() {
        mode.set(Mode.ONE);
        resend.clear();
    }

    /// What waits for the user's yes, since the connection leads to production.
    public ReadOnlyObjectProperty<Optional<SendRequest>> asking() {
        return asking.getReadOnlyProperty();
    }

    /// Sends what the form holds; does nothing while a run goes on, or while the form can't be sent. Where the connection it goes to leads
    /// to production, asks first.
    public void send() {
        if (run.isRunning()) {
            return;
        }
        target().ifPresent(to -> request().ifPresent(request -> {
            asked = Optional.of(to);
            if (to.connection().marking().asksBeforeWriting()) {
                asking.set(Optional.of(request));
            } else {
                start(to, request);
            }
        }));
    }

    /// Sends what was asked about, as the user has confirmed; does nothing if nothing was asked.
    public void confirm() {
        var confirmed = asking.get();
        asking.set(Optional.empty());
        confirmed.ifPresent(request -> asked.ifPresent(to -> start(to, request)));
    }

    /// Takes back what was asked.
    public void decline() {
        asking.set(Optional.empty());
    }

    /// Ends what is being sent.
    public void close() {
        run.close();
        handover.close();
        resend.close();
        shelf.ifPresent(ShelfViewModel::close);
    }

    private void start(Session to, SendRequest request) {
        shelf.ifPresent(its -> {
            if (mode.get() == Mode.RESEND) {
                its.begins(to.connection().id(), request.topic(), resend.summary());
            } else {
                its.begins(to.connection().id(), request.topic());
            }
        });
        run.start(to, request);
    }

    private void typed(String what, RecordSnapshot before) {
        mode.set(Mode.ONE);
        shelf.ifPresent(its -> its.typed(what, before));
    }

    /// The session that a run goes to; empty where nothing may be sent.
    private Optional<Session> target() {
        return mode.get() == Mode.RESEND ? resend.target() : Optional.of(session).filter(_ -> !isReadOnly());
    }

    private Optional<SendRequest> request() {
        return switch (mode.get()) {
            case ONE -> Optional.of(new SendRequest(topic, record.composition(false, 0, Optional.empty())
                    .repeated(OptionalLong.of(1), Clock.systemUTC()), OptionalLong.of(1), new Pace.Fastest(), record.placement().get(),
                    ProducerSettings.safe(), record.timestamp().get().isPresent(), SendRequest.OnFault.STOP));
            case RESEND -> resend.request(new Pace.Fastest(), ProducerSettings.safe());
        };
    }

    /// What presets and history keep of the form.
    private final class Contents implements ShelfViewModel.Form {

        @Override
        public RecordSnapshot snapshot() {
            return RecordSnapshot.of(record);
        }

        @Override
        public void restore(RecordSnapshot typed) {
            typed.into(record);
        }

        @Override
        public DraftText kept() {
            return record.kept(false, 0);
        }

        @Override
        public void show(DraftText kept) {
            handover.endEditing();
            record.show(kept);
            mode.set(Mode.ONE);
        }
    }
}

package dev.topicscope.ui.produce;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;

import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.Pace;
import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Session;
import dev.topicscope.store.Shelf;
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
    private final ReadOnlyObjectWrapper<Optional<String>> missing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ManyViewModel many;
    private final FileViewModel file;
    private final HandoverViewModel handover;
    private final ResendViewModel resend;
    private final PaceViewModel resendPace = new PaceViewModel();
    private final Optional<ShelfViewModel> shelf;
    private final ReadOnlyObjectWrapper<Optional<ProductionQuestion>> asking = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What the form sends.
    public enum Mode {
        /// The record that is typed, once.
        ONE,
        /// Records made from what is typed.
        MANY,
        /// The records of a file.
        FILE,
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
        this.record = new RecordViewModel(background);
        this.size = new SizeViewModel(session, background, topic, record, producer);
        this.run = new RunViewModel(background, session, topic);
        this.many = new ManyViewModel(record, background, Clock.systemUTC(), new Random()::nextLong);
        this.file = new FileViewModel(record, background, whole -> new SizeViewModel(session, background, topic, whole, producer));
        many.preview().samples().addListener((ListChangeListener<Sample>) _ -> size.sample(many.preview().samples()));
        for (var changed : List.of(mode, file.state(), file.preview().state(), many.preview().state(), file.pace().consequence(),
                many.pace().consequence())) {
            changed.addListener((_, _, _) -> missing.set(Optional.empty()));
        }
        many.active().bind(mode.isEqualTo(Mode.MANY));
        file.active().bind(mode.isEqualTo(Mode.FILE));
        this.handover = new HandoverViewModel(session, background, topic, record, destinations, this::typed);
        this.resend = new ResendViewModel(session, background, topic, destinations);
        this.shelf = shelf.map(kept -> new ShelfViewModel(kept, background, session.connection().id(), topic,
                new FormContents(record, many, file, handover, mode), Clock.systemUTC()));
        this.shelf.ifPresent(its -> run.onEnd(its::ended));
        resendPace.timed().set(true);
        resend.picked().subscribe(found -> resendPace.records().set(found.map(records -> OptionalLong.of(records.count()))
                .orElseGet(OptionalLong::empty)));
        for (var counted : List.<Observable>of(mode, many.times().text(), many.endless(), file.pace().records(),
                resendPace.records())) {
            counted.addListener(_ -> updateAction());
        }
        updateAction();
        run.onEnd(end -> {
            if (end.counts().failed() > 0 || end.state() instanceof Sending.State.Failed) {
                size.refresh();
                file.size().refresh();
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

    public ManyViewModel many() {
        return many;
    }

    public FileViewModel file() {
        return file;
    }

    /// The records that are sent again.
    public ResendViewModel resend() {
        return resend;
    }

    /// How fast they are.
    PaceViewModel resendPace() {
        return resendPace;
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

    /// Why nothing was sent when that was wanted last, in a sentence; empty if something was, and after it has been mended.
    public ReadOnlyObjectProperty<Optional<String>> missing() {
        return missing.getReadOnlyProperty();
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
        var wanted = request();
        missing.set(wanted.isPresent() && target().isPresent() ? Optional.empty() : Optional.of(whatIsMissing()));
        target().ifPresent(to -> wanted.ifPresent(request -> {
            if (to.connection().marking().asksBeforeWriting()) {
                asking.set(Optional.of(new ProductionQuestion(to, request)));
            } else {
                start(to, request);
            }
        }));
    }

    /// Sends what was asked about, as the user has confirmed; does nothing if nothing was asked, or a name must still be typed.
    public void confirm() {
        asking.get().filter(question -> question.isAnswered().get()).ifPresent(confirmed -> {
            asking.set(Optional.empty());
            start(confirmed.session(), confirmed.request());
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
        file.close();
        many.close();
        run.close();
        size.close();
        record.close();
        handover.close();
        resend.close();
        run.progress().get().ifPresent(last -> shelf.ifPresent(its -> its.ended(last)));
    }

    private void start(Session to, SendRequest request) {
        shelf.ifPresent(its -> {
            switch (mode.get()) {
                case ONE, MANY, FILE -> its.begins(to.connection().id(), request.topic());
                case RESEND -> its.begins(to.connection().id(), request.topic(), resend.summary());
            }
        });
        run.start(to, request);
    }

    private void typed(String what, RecordSnapshot before) {
        shelf.ifPresent(its -> its.typed(what, before));
        mode.set(Mode.ONE);
    }

    /// The session that a run goes to; empty where nothing may be sent.
    private Optional<Session> target() {
        return mode.get() == Mode.RESEND ? resend.target() : Optional.of(session)
                .filter(_ -> !isReadOnly() && handover.isHere().get());
    }

    private Optional<FormFault> fault() {
        return switch (mode.get()) {
            case ONE, MANY -> record.fault().or(producer::fault);
            case FILE, RESEND -> producer.fault();
        };
    }

    private void updateAction() {
        action.set(switch (mode.get()) {
            case ONE -> RunWords.action(OptionalLong.of(1));
            case MANY -> RunWords.action(many.count());
            case FILE -> RunWords.action(file.pace().records().get());
            case RESEND -> RunWords.action(resendPace.records().get());
        });
    }

    private Optional<SendRequest> request() {
        return switch (mode.get()) {
            case ONE -> Optional.of(request(record.composition(false, 0, Optional.empty()).repeated(OptionalLong.of(1), Clock.systemUTC()),
                    OptionalLong.of(1), new Pace.Fastest(), OnFault.STOP));
            case MANY -> many.plan().flatMap(plan -> many.pace().pace()
                    .map(pace -> request(plan, many.count(), pace, many.onFault().get())));
            case FILE -> file.plan().flatMap(plan -> file.pace().pace().map(pace -> new SendRequest(topic, plan, OptionalLong.empty(), pace,
                    file.placement().get(), producer.settings().get(), file.keepTimestamps().get(), file.onFault().get())));
            case RESEND -> resendPace.pace().flatMap(pace -> resend.request(pace, producer.settings().get()));
        };
    }

    private String whatIsMissing() {
        if (mode.get() != Mode.RESEND && target().isEmpty()) {
            return handover.destination().problem().get().orElse("Nothing is sent while another topic is being chosen.");
        }
        return mode.get() == Mode.FILE && file.state().get() instanceof FileViewModel.State.None ? "Choose a file first."
                : "It can't be sent yet: see what stands in red beside the fields.";
    }

    /// A run of what is typed.
    private SendRequest request(RecordSource.Plan plan, OptionalLong count, Pace pace, OnFault onFault) {
        return new SendRequest(topic, plan, count, pace, record.placement().get(), producer.settings().get(),
                record.timestamp().get().isPresent(), onFault);
    }
}

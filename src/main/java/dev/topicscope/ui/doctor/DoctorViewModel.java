package dev.topicscope.ui.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.doctor.Advertised;
import dev.topicscope.doctor.Examination;
import dev.topicscope.doctor.Examiner;
import dev.topicscope.doctor.Fix;
import dev.topicscope.doctor.Hop;
import dev.topicscope.doctor.Report;
import dev.topicscope.doctor.Step;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Mapping;
import dev.topicscope.model.PortForwardCommand;
import dev.topicscope.model.Route;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.kit.StatusLine;
import dev.topicscope.ui.kit.StatusLine.Tone;
import dev.topicscope.ui.kit.Texts;

/// The examination of one connection, as it goes on and when it has ended. FX thread only.
public final class DoctorViewModel {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Examiner examiner;
    private final ConnectionStore store;
    private final Background background;
    private final Listener listener;
    private final Slot examining;
    private final Slot keeping;
    private final Map<Hop, Step> told = new EnumMap<>(Hop.class);
    private final ReadOnlyObjectWrapper<Optional<Subject>> subject = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Step>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Finding>> finding = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<StatusLine> status = new ReadOnlyObjectWrapper<>(StatusLine.of(Tone.IDLE, ""));
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Cancellation looking = new Cancellation();

    /// What happens elsewhere in the window because of the doctor.
    public interface Listener {

        /// The user wants to connect with `connection`, which was changed, kept if it is one that is kept, and is whole.
        void connect(Connection connection);

        /// The user has to give a login: `protocol` and one of `mechanisms` are what the brokers take.
        void askForLogin(Connection connection, String protocol, List<String> mechanisms);

        /// The user is done here.
        void closed();
    }

    /// What is examined, and how connecting failed if that is why.
    record Subject(Connection connection, Optional<Failure> why) {
    }

    /// What came out; `connection` is whole.
    record Finding(Connection connection, Examination examination, List<BrokerWay> brokers) {

        /// Whether brokers can be reached elsewhere than they say.
        boolean canBeMapped() {
            return brokers.stream().anyMatch(broker -> !broker.isReached());
        }
    }

    public DoctorViewModel(Examiner examiner, ConnectionStore store, Background background, Listener listener) {
        this.examiner = examiner;
        this.store = store;
        this.background = background;
        this.listener = listener;
        this.examining = new Slot(background);
        this.keeping = new Slot(background);
    }

    /// Empty while nothing is examined.
    ReadOnlyObjectProperty<Optional<Subject>> subject() {
        return subject.getReadOnlyProperty();
    }

    /// Whether there is something to show.
    public boolean isOpen() {
        return subject.get().isPresent();
    }

    /// Is called now and whenever it opens or closes.
    public void whenOpen(Consumer<Boolean> told) {
        subject.subscribe(now -> told.accept(now.isPresent()));
    }

    /// The hops that were begun or ended, in the order of the way. Those that were not needed are left out.
    ReadOnlyObjectProperty<List<Step>> steps() {
        return steps.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Finding>> finding() {
        return finding.getReadOnlyProperty();
    }

    /// Why it could not be examined, or a fix not be kept.
    ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<StatusLine> status() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// Whether the connection is one of those that are kept.
    boolean isKept() {
        return subject.get().filter(now -> store.all().stream().anyMatch(kept -> kept.id().equals(now.connection().id()))).isPresent();
    }

    /// Examines `connection`, with its secrets or without; `why` is how connecting failed, if it did.
    public void examine(Connection connection, Optional<Failure> why) {
        end();
        subject.set(Optional.of(new Subject(connection, why)));
        run();
    }

    /// Examines the same again.
    void run() {
        subject.get().ifPresent(now -> {
            end();
            told.clear();
            steps.set(List.of());
            finding.set(Optional.empty());
            failure.set(Optional.empty());
            running.set(true);
            var coming = new ConcurrentLinkedQueue<Step>();
            var since = Instant.now();
            looking = background.every(LOOK, () -> look(coming, since));
            examining.start("examine " + now.connection().name(), cancellation -> {
                var whole = store.whole(now.connection());
                return new Found(whole, examiner.examine(whole, coming::add, cancellation));
            }, found -> ended(found, coming), problem -> {
                end();
                failure.set(Optional.of(problem));
                status.set(StatusLine.of(Tone.BAD, "not examined"));
            });
            look(coming, since);
        });
    }

    private record Found(Connection whole, Examination examination) {
    }

    /// Ends the examination; what was seen stays.
    void cancel() {
        end();
        steps.set(steps.get().stream().filter(Step::hasEnded).toList());
        status.set(StatusLine.of(Tone.IDLE, "stopped"));
    }

    /// Leaves the doctor, and ends what it does.
    public void close() {
        end();
        keeping.cancel();
        subject.set(Optional.empty());
        steps.set(List.of());
        finding.set(Optional.empty());
    }

    void leave() {
        listener.closed();
    }

    /// Connects as it is.
    void connect() {
        subject.get().ifPresent(now -> listener.connect(now.connection()));
    }

    /// Keeps the connection with the change made, if it is one that is kept, and connects.
    void apply(Fix.Change fix) {
        finding.get().ifPresent(now -> keepAndConnect(fix.applied(now.connection())));
    }

    void askForLogin(Fix.Credentials fix) {
        finding.get().ifPresent(now -> listener.askForLogin(now.connection(), fix.protocol(), fix.mechanisms()));
    }

    /// Whether each broker that can't be reached where it says has an address at which it was found.
    boolean isMapped() {
        return finding.get().filter(Finding::canBeMapped).filter(now -> now.brokers().stream()
                .allMatch(broker -> broker.isReached() && broker.through().get().isBlank() || broker.mapping().isPresent())).isPresent();
    }

    /// Connects through the addresses typed and found, if each leads to its broker.
    void connectMapped() {
        if (isMapped()) {
            var now = finding.get().orElseThrow();
            keepAndConnect(now.connection().withRoute(new Route.Mapped(mappings(now))));
        }
    }

    /// The commands by which the user's own kubectl forwards a port to each broker.
    List<String> forwards() {
        return finding.get().map(now -> now.brokers().stream().flatMap(broker -> PortForwardCommand.shown(kubectl(now.connection()),
                new HostPort(broker.address().host(), broker.address().port())).stream()).toList()).orElse(List.of());
    }

    void connectForwarded() {
        finding.get().ifPresent(now -> keepAndConnect(now.connection().withRoute(kubectl(now.connection()))));
    }

    /// What was found as text to pass on, without secrets; `names` are those of hosts, clusters and certificates.
    Optional<String> report(boolean names) {
        return finding.get().map(now -> new Report(now.connection(), now.examination()).text(names));
    }

    /// The entries of the connection's own map stay behind these, but for those of the same addresses.
    private static List<Mapping> mappings(Finding found) {
        var mappings = new ArrayList<>(found.brokers().stream().flatMap(broker -> broker.mapping().stream()).toList());
        if (found.connection().route() instanceof Route.Mapped(var before)) {
            before.stream().filter(old -> mappings.stream().noneMatch(entry -> entry.host().equals(old.host())
                    && entry.port().equals(old.port()))).toList().forEach(mappings::add);
        }
        return mappings;
    }

    private static Route.Kubectl kubectl(Connection connection) {
        return connection.route() instanceof Route.Kubectl chosen ? chosen
                : new Route.Kubectl(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void keepAndConnect(Connection changed) {
        boolean kept = isKept();
        keeping.start("keep " + changed.name(), _ -> {
            if (kept) {
                store.put(changed);
            }
            return changed;
        }, listener::connect, problem -> failure.set(Optional.of(problem)));
    }

    private void end() {
        examining.cancel();
        looking.cancel();
        running.set(false);
        finding.get().ifPresent(now -> now.brokers().forEach(BrokerWay::close));
    }

    private void look(Queue<Step> coming, Instant since) {
        boolean news = false;
        for (var step = coming.poll(); step != null; step = coming.poll()) {
            told.put(step.hop(), step);
            news = true;
        }
        if (news) {
            steps.set(needed(List.copyOf(told.values())));
        }
        if (running.get()) {
            status.set(new StatusLine(Tone.BUSY, "examining", List.of(Texts.duration(Duration.between(since, Instant.now()))),
                    Optional.empty(), List.of(), List.of()));
        }
    }

    private void ended(Found found, Queue<Step> coming) {
        look(coming, Instant.now());
        end();
        var examination = found.examination();
        steps.set(needed(examination.steps()));
        var brokers = examination.evidence().advertised().stream().map(broker -> way(found.whole(), broker)).toList();
        finding.set(Optional.of(new Finding(found.whole(), examination, brokers)));
        long run = steps.get().stream().filter(step -> step.state() != Step.State.SKIPPED).count();
        boolean well = examination.diagnosis().isHealthy();
        status.set(new StatusLine(well ? Tone.GOOD : Tone.BAD, well ? "all is well" : "a problem was found",
                List.of(run + " of " + steps.get().size() + " steps run in " + Texts.duration(examination.took())), Optional.empty(),
                List.of(), List.of()));
    }

    /// Where the doctor found no other address, that of the connection's own map is tried.
    private BrokerWay way(Connection whole, Advertised broker) {
        var way = new BrokerWay(whole, broker, examiner, background);
        if (broker.through().isEmpty() && whole.route() instanceof Route.Mapped map) {
            map.find(new HostPort(broker.address().host(), broker.address().port())).ifPresent(known -> {
                way.through().set(known.toString());
                way.verify();
            });
        }
        return way;
    }

    /// A hop that was skipped although one after it was not is none of this way.
    private static List<Step> needed(List<Step> all) {
        int last = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).state() != Step.State.SKIPPED) {
                last = i;
            }
        }
        int end = last;
        return IntStream.range(0, all.size())
                .filter(i -> i > end || all.get(i).state() != Step.State.SKIPPED).mapToObj(all::get).toList();
    }
}

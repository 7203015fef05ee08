package dev.topicscope.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.topicscope.browse.BootstrapList;
import dev.topicscope.doctor.Address;
import dev.topicscope.doctor.Advertised;
import dev.topicscope.doctor.ClusterView;
import dev.topicscope.doctor.Coordinator;
import dev.topicscope.doctor.Doctor;
import dev.topicscope.doctor.Evidence;
import dev.topicscope.doctor.Examination;
import dev.topicscope.doctor.Hop;
import dev.topicscope.doctor.Identity;
import dev.topicscope.doctor.Login;
import dev.topicscope.doctor.NameLookUp;
import dev.topicscope.doctor.PortView;
import dev.topicscope.doctor.Ports;
import dev.topicscope.doctor.Rights;
import dev.topicscope.doctor.Step;
import dev.topicscope.doctor.Tcp;
import dev.topicscope.kafka.ClusterProbe.Entry;
import dev.topicscope.kafka.ClusterProbe.Whole;
import dev.topicscope.model.Broker;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Route;

/// One examination, from the list of addresses to the rights. For one thread, which waits while others ask.
final class ExaminationRun {

    private static final Duration ALL = Duration.ofMillis(14_400);
    private static final Duration PORTS = Duration.ofSeconds(8);
    private static final Duration NEARBY = Duration.ofMillis(2_500);
    private static final Duration ENTER = Duration.ofSeconds(4);
    private static final Duration ADVERTISED = Duration.ofMillis(4_500);
    private static final Duration THROUGH = Duration.ofSeconds(3);
    private static final int MOST_ADDRESSES = 16;
    private static final String THREAD = "topicscope doctor";

    private final Connection connection;
    private final List<Integer> usualPorts;
    private final Cancellation cancellation;
    private final StepTeller teller;
    private final Deadline deadline = Deadline.in(ALL);
    private final long begun = System.nanoTime();

    private BootstrapList list;
    private SecuritySettings settings;
    private ClusterProbe cluster;
    private List<PortView> ports = List.of();
    private List<PortView> nearby = List.of();
    private Optional<Login> login = Optional.empty();
    private Optional<ClusterView> view = Optional.empty();
    private List<Advertised> advertised = List.of();
    private Optional<Coordinator> coordinator = Optional.empty();
    private Optional<Rights> rights = Optional.empty();

    ExaminationRun(Connection connection, List<Integer> usualPorts, Consumer<Step> steps, Cancellation cancellation) {
        this.connection = connection;
        this.usualPorts = usualPorts;
        this.cancellation = cancellation;
        this.teller = new StepTeller(steps);
    }

    Examination run() throws FailureException {
        cancellation.check();
        readSettings();
        if (!list.addresses().isEmpty()) {
            lookAtPorts();
            var usable = ports.stream().filter(port -> Ports.isUsable(port, settings.security())).toList();
            if (settings.security().problem().isEmpty() && !usable.isEmpty()) {
                enter(usable);
            } else {
                StepWords.loginMismatch(ports, settings.security()).ifPresent(teller::end);
            }
        }
        teller.skipRest();
        var evidence = evidence();
        return new Examination(teller.steps(), evidence, Doctor.diagnose(evidence), HostNames.since(begun));
    }

    private Evidence evidence() {
        return new Evidence(settings.security(), malformed(), ports, nearby, login, view, advertised, coordinator, rights);
    }

    private List<String> malformed() {
        return list.problems().stream().map(problem -> (problem.entry() + " " + problem.reason()).strip()).toList();
    }

    private void readSettings() throws FailureException {
        teller.begin(Hop.ADDRESSES);
        list = BootstrapList.parse(connection.bootstrap());
        var read = Waits.later(THREAD, () -> SecuritySettings.read(connection.properties(), list.joined()));
        settings = Waits.await(read, "read the properties", deadline.left(), cancellation);
        cluster = new ClusterProbe(settings, cancellation);
        teller.end(StepWords.addresses(list.addresses(), malformed(), settings.security(),
                connection.route() instanceof Route.Direct));
    }

    private void lookAtPorts() throws FailureException {
        var addresses = list.addresses().stream().limit(MOST_ADDRESSES).map(Address::parse).toList();
        var within = deadline.within(PORTS);
        var looks = addresses.stream().map(address -> new Look(address, settings, within, cancellation)).toList();
        teller.begin(Hop.NAMES);
        var names = Waits.all(looks.stream().map(look -> look.name).toList(), within, cancellation);
        teller.end(StepWords.names(names.stream().flatMap(Optional::stream).toList()));
        teller.begin(Hop.TCP);
        var tcp = Waits.all(looks.stream().map(look -> look.tcp).toList(), within, cancellation);
        teller.end(StepWords.tcp(addresses, tcp.stream().map(one -> one.flatMap(found -> found)).toList()));
        teller.begin(Hop.TLS);
        teller.begin(Hop.KAFKA);
        var views = Waits.all(looks.stream().map(look -> look.view).toList(), within, cancellation);
        ports = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            ports.add(views.get(i).orElse(looks.get(i).soFar()));
        }
        teller.end(StepWords.tls(ports, settings.security()));
        teller.end(StepWords.kafka(ports, settings.security()));
        lookNearby();
    }

    /// Where a host refuses the port, whether a broker is at one of the usual ones.
    private void lookNearby() throws FailureException {
        boolean none = ports.stream().noneMatch(PortView::isConnected);
        var refusing = ports.stream().filter(port -> port.tcp().filter(tcp -> tcp.outcome() == Tcp.Outcome.REFUSED).isPresent())
                .findFirst();
        if (!none || refusing.isEmpty()) {
            return;
        }
        var within = deadline.within(NEARBY);
        var host = refusing.get().address().host();
        var looks = usualPorts.stream().filter(port -> port != refusing.get().address().port())
                .map(port -> new Look(new Address(host, port), settings, within, cancellation).view).toList();
        nearby = Waits.all(looks, within, cancellation).stream().flatMap(Optional::stream)
                .filter(port -> port.broker().filter(broker -> !broker.controller()).isPresent()).toList();
    }

    private void enter(List<PortView> usable) throws FailureException {
        teller.begin(Hop.LOGIN);
        var within = deadline.within(ENTER);
        var tries = usable.stream().map(port -> Waits.later(THREAD, () -> cluster.enter(port.address(), within))).toList();
        var skew = Waits.later(THREAD, () -> TokenClock.skew(connection.properties(), settings.security(), within));
        var answers = Waits.all(tries, within, cancellation);
        var entries = answers.stream().flatMap(Optional::stream).toList();
        login = Optional.of(login(entries, tries, skewOf(skew)));
        teller.end(StepWords.login(login.get(), settings.security()));
        var inside = entries.stream().filter(entry -> entry.members().isPresent()).findFirst();
        if (inside.isEmpty()) {
            return;
        }
        teller.begin(Hop.CLUSTER);
        var ids = entries.stream().filter(entry -> entry.members().isPresent())
                .collect(Collectors.toMap(Entry::address, entry -> entry.members().orElseThrow().clusterId()));
        goOn(inside.get(), ids);
    }

    private Optional<Duration> skewOf(CompletableFuture<Optional<Duration>> skew) {
        return Waits.succeeded(skew) ? skew.join() : Optional.empty();
    }

    private Login login(List<Entry> entries, List<CompletableFuture<Entry>> tries, Optional<Duration> skew) {
        if (entries.stream().anyMatch(entry -> entry.members().isPresent())) {
            return new Login(Login.Outcome.PASSED, "", skew);
        }
        var failed = entries.stream().min((a, b) -> a.outcome().compareTo(b.outcome()));
        if (failed.isPresent()) {
            return new Login(failed.get().outcome(), failed.get().detail(), skew);
        }
        return tries.stream().filter(CompletableFuture::isCompletedExceptionally).findFirst()
                .map(thrown -> new Login(settings.security().mechanism().filter("OAUTHBEARER"::equals).isPresent() ? Login.Outcome.TOKEN
                        : Login.Outcome.FAILED, StepWords.lastLine(KafkaFailures.detail(thrown.exceptionNow())), skew))
                .orElse(new Login(Login.Outcome.FAILED, "no answer in time", skew));
    }

    private void goOn(Entry inside, Map<Address, String> ids) throws FailureException {
        var members = inside.members().orElseThrow();
        view = Optional.of(new ClusterView(members.clusterId(), members.controller(), members.brokers(), ids, new TreeSet<>(), 0, 0));
        if (members.brokers().isEmpty()) {
            teller.end(StepWords.cluster(view.get()));
            return;
        }
        var within = deadline.within(ADVERTISED);
        int broker = members.brokers().getFirst().id();
        var whole = Waits.later(THREAD, () -> cluster.whole(inside.address(), BrokerQuestions.group(connection.properties()), broker,
                within));
        teller.begin(Hop.ADVERTISED);
        teller.begin(Hop.COORDINATOR);
        teller.begin(Hop.RIGHTS);
        var looks = members.brokers().stream().map(one -> Waits.later(THREAD, () -> advertised(one, members.clusterId(), within))).toList();
        var told = Waits.all(List.of(whole), within, cancellation).getFirst();
        tellWhole(told, members, ids);
        var found = Waits.all(looks, within, cancellation);
        advertised = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            advertised.add(found.get(i).orElse(unanswered(members.brokers().get(i))));
        }
        advertised = new DetourProbe(cluster, view.get().id(), ports, settings.security(), deadline.within(THROUGH), cancellation)
                .find(advertised);
        teller.end(StepWords.advertised(advertised));
        teller.end(StepWords.coordinator(coordinator, advertised));
        teller.end(StepWords.rights(rights));
    }

    private void tellWhole(Optional<Whole> whole, BrokerQuestions.Members members, Map<Address, String> ids) {
        whole.flatMap(Whole::topics).ifPresent(topics -> {
            var missing = new TreeSet<>(topics.replicas());
            members.brokers().forEach(broker -> missing.remove(broker.id()));
            view = Optional.of(new ClusterView(members.clusterId(), members.controller(), members.brokers(), ids, missing,
                    topics.partitions(), topics.leaderless()));
        });
        coordinator = whole.flatMap(Whole::coordinator);
        rights = whole.flatMap(Whole::rights);
        teller.end(StepWords.cluster(view.orElseThrow()));
    }

    private Advertised advertised(Broker broker, String clusterId, Deadline within) {
        var address = new Address(broker.host(), broker.port());
        var port = ports.stream().filter(one -> one.address().equals(address) && Ports.isUsable(one, settings.security())).findFirst()
                .orElseGet(() -> new WireProbe(address, settings, within, cancellation, WireProbe.Progress.NONE).look());
        if (!Ports.isUsable(port, settings.security())) {
            return new Advertised(broker, port, new Identity.Nobody(""), Optional.empty(), List.of());
        }
        var found = cluster.identify(broker.id(), Optional.of(clusterId), address, address, within);
        return new Advertised(broker, port, found.identity(), Optional.empty(), found.listeners());
    }

    private static Advertised unanswered(Broker broker) {
        var name = new NameLookUp(broker.host(), List.of(), true, ADVERTISED);
        return new Advertised(broker, new PortView(new Address(broker.host(), broker.port()), name, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty()), new Identity.Nobody("No answer in time."), Optional.empty(), List.of());
    }

    /// A look at one address that is under way, and what is known of it already.
    private static final class Look implements WireProbe.Progress {

        private final Address address;
        private final CompletableFuture<NameLookUp> name = new CompletableFuture<>();
        private final CompletableFuture<Optional<Tcp>> tcp = new CompletableFuture<>();
        private final CompletableFuture<PortView> view;

        private Look(Address address, SecuritySettings settings, Deadline within, Cancellation cancellation) {
            this.address = address;
            view = Waits.later("topicscope probe", () -> new WireProbe(address, settings, within, cancellation, this).look());
        }

        @Override
        public void name(NameLookUp found) {
            name.complete(found);
        }

        @Override
        public void tcp(Optional<Tcp> found) {
            tcp.complete(found);
        }

        private PortView soFar() {
            return new PortView(address, name.getNow(new NameLookUp(address.host(), List.of(), true, Duration.ZERO)),
                    tcp.getNow(Optional.empty()), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}

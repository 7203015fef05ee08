package dev.topicscope.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.topicscope.doctor.Step.State;
import dev.topicscope.model.Broker;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;

/// Finds what a test lays before it, and the brokers that a test places at addresses.
public final class FakeExaminer implements Examiner {

    private static final Security PLAIN = new Security(false, Optional.empty(), true, Optional.empty());

    public final List<Connection> examined = new ArrayList<>();
    public final Map<Address, Identity> at = new HashMap<>();
    public List<Step> steps = List.of();
    public Evidence evidence = Evidence.of(PLAIN, List.of());
    public Optional<Diagnosis> diagnosis = Optional.empty();

    @Override
    public Examination examine(Connection connection, Consumer<Step> told, Cancellation cancellation) throws FailureException {
        examined.add(connection);
        cancellation.check();
        steps.forEach(told);
        return new Examination(steps, evidence, diagnosis.orElseGet(() -> Doctor.diagnose(evidence)), Duration.ofMillis(41));
    }

    @Override
    public Identity identify(Connection connection, int broker, Address advertised, Address through, Cancellation cancellation) {
        return at.getOrDefault(through, new Identity.Nobody("Nobody answers at " + through + "."));
    }

    /// What a verdict looks like whose fixes are these.
    public void helps(Fix... fixes) {
        diagnosis = Optional.of(new Diagnosis(Cause.UNKNOWN, "Something is wrong.", "And this is why.", List.of(fixes)));
    }

    /// The cluster of a headless service whose brokers can't be reached by their names; `found` if each was found at an address of the
    /// list.
    public void headless(boolean found) {
        var ports = new ArrayList<PortView>();
        var advertised = new ArrayList<Advertised>();
        for (int id = 0; id < 3; id++) {
            var port = new Address("kafka.dev.example", 31_090 + id);
            ports.add(port(port, List.of("10.0.4.17")));
            String host = "kafka-" + id + ".kafka-headless.kafka.svc.cluster.local";
            advertised.add(new Advertised(new Broker(id, host, 9092, Optional.empty()), port(new Address(host, 9092), List.of()),
                    new Identity.Nobody(""), found ? Optional.of(port) : Optional.empty(), List.of()));
        }
        var brokers = advertised.stream().map(Advertised::broker).toList();
        evidence = new Evidence(PLAIN, List.of(), ports, List.of(), Optional.empty(), Optional.of(new ClusterView("4L6g3nShT-eMCtK--X86sw",
                Optional.of(2), brokers, Map.of(), Set.of(), 12, 0)), advertised, Optional.empty(), Optional.empty());
        steps = List.of(
                step(Hop.ADDRESSES, State.PASSED, "3 entries read: kafka.dev.example:31090, :31091, :31092", 0),
                step(Hop.NAMES, State.PASSED, "kafka.dev.example → 10.0.4.17", 2),
                step(Hop.TCP, State.PASSED, "3 of 3 ports answer", 4),
                step(Hop.TLS, State.SKIPPED, "not used here", 0),
                step(Hop.KAFKA, State.PASSED, "PLAINTEXT, ApiVersions answered: broker 4.3", 6),
                step(Hop.LOGIN, State.SKIPPED, "none needed here", 0),
                step(Hop.CLUSTER, State.PASSED, "id 4L6g3nShT-eMCtK--X86sw, 3 brokers, controller 2", 5),
                new Step(Hop.ADVERTISED, State.FAILED, "0 of 3 can be reached from this machine", Duration.ofMillis(24),
                        advertised.stream().map(one -> "broker " + one.broker().id() + " " + one.address() + ": unknown host").toList()),
                step(Hop.COORDINATOR, State.SKIPPED, "waits for the step above", 0),
                step(Hop.RIGHTS, State.SKIPPED, "waits for the step above", 0));
    }

    private static Step step(Hop hop, State state, String summary, int millis) {
        return new Step(hop, state, summary, Duration.ofMillis(millis), state == State.SKIPPED ? List.of() : List.of(summary));
    }

    private static PortView port(Address address, List<String> known) {
        var name = new NameLookUp(address.host(), known, false, Duration.ofMillis(2));
        return known.isEmpty() ? new PortView(address, name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
                : new PortView(address, name, Optional.of(new Tcp(Tcp.Outcome.CONNECTED, Duration.ofMillis(4), "")),
                        Optional.of(new Speech.Kafka()), Optional.empty(),
                        Optional.of(new BrokerView(false, false, Optional.of("4.3"), Optional.of(List.of()))));
    }
}

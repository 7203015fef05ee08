package dev.topicscope.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// From evidence to a diagnosis. Pure.
public final class Doctor {

    private static final List<Function<Evidence, Optional<Diagnosis>>> RULES = List.of(
            SettingRules::list, SettingRules::properties,
            PortRules::firstHop, PortRules::speech,
            TlsRules::protocol, TlsRules::certificate, TlsRules::handshake,
            PortRules::role,
            LoginRules::listener, LoginRules::credentials,
            ClusterRules::twoClusters, ClusterRules::noneAdvertised,
            AdvertisedRules::localhost, AdvertisedRules::names, AdvertisedRules::strangers, AdvertisedRules::ports,
            AdvertisedRules::trust,
            ClusterRules::brokersDown, ClusterRules::coordinator,
            RightsRules::topics, RightsRules::group, SettingRules::someAddresses);

    private Doctor() {
    }

    /// What the first rule says that has its evidence; else that all is well, or that it can't be told what is not.
    public static Diagnosis diagnose(Evidence evidence) {
        return RULES.stream().flatMap(rule -> rule.apply(evidence).stream()).findFirst()
                .orElseGet(() -> isComplete(evidence) ? healthy(evidence) : unknown(evidence));
    }

    private static boolean isComplete(Evidence evidence) {
        return evidence.cluster().isPresent() && !evidence.advertised().isEmpty()
                && evidence.advertised().stream().allMatch(Advertised::isReached);
    }

    private static Diagnosis healthy(Evidence evidence) {
        var cluster = evidence.cluster().orElseThrow();
        return new Diagnosis(Cause.HEALTHY, "All is well: " + (cluster.brokers().size() == 1 ? "the broker"
                : "all " + cluster.brokers().size() + " brokers") + " can be reached from this machine.",
                "The addresses of the list answer, the brokers take this connection's security settings, each sends clients to an address"
                + " at which it can be reached, and nothing was found that stands in the way of reading.", List.of());
    }

    private static Diagnosis unknown(Evidence evidence) {
        String reached = evidence.ports().stream().filter(PortView::speaksKafka).map(port -> port.address().toString())
                .collect(Collectors.joining(", "));
        var lost = evidence.advertised().stream().filter(one -> !one.isReached())
                .map(one -> "Broker " + one.broker().id() + " (" + one.address() + "): " + reason(one)
                + ".").collect(Collectors.joining(" "));
        String known = reached.isEmpty() ? "No address of the list was found to answer as a Kafka broker does."
                : "A Kafka broker answers at " + reached + ", but a client does not get through to the cluster.";
        String said = evidence.login().map(Login::detail).filter(detail -> !detail.isBlank())
                .map(detail -> " What was answered last: " + detail).orElse("");
        return new Diagnosis(Cause.UNKNOWN, "The cluster can't be used from here, and what was seen does not say why.",
                (known + " " + lost).strip() + said + " No cause is named here, because none has been seen.",
                List.of(Fixes.again(), Fixes.advice("Ask who runs the cluster for a client.properties that works, and compare it."),
                        Fixes.advice("Look into the broker's own log at the time of this examination: it names what it refused.")));
    }

    private static String reason(Advertised one) {
        return one.identity() instanceof Identity.Nobody(String reason) && !reason.isBlank() ? reason.replaceAll("\\.$", "")
                : one.fromHere();
    }
}

package dev.topicscope.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Brokers that can't be reached at the addresses to which they send clients: the failure that clients hide best.
final class AdvertisedRules {

    private static final String HOW = "A client asks an address of the list once, then talks to each partition's leader at the address that"
            + " the leader advertises (advertised.listeners). ";

    private AdvertisedRules() {
    }

    /// Clients on other machines are sent to themselves.
    static Optional<Diagnosis> localhost(Evidence evidence) {
        var elsewhere = evidence.ports().stream().filter(PortView::isConnected).map(PortView::address).filter(address ->
                !address.isLoopback())
                .findFirst();
        var lost = lost(evidence, one -> one.address().isLoopback() || one.address().isWildcard());
        if (lost.isEmpty() || elsewhere.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Diagnosis(Cause.ADVERTISED_LOCALHOST, "The broker at " + elsewhere.get() + " sends clients to "
                + lost.getFirst().address() + ", which for this machine is this machine itself.",
                HOW + "Here that is “localhost”, which every machine understands as itself: it works only on the broker's own machine.",
                AdvertisedFixes.of(evidence, lost)));
    }

    static Optional<Diagnosis> names(Evidence evidence) {
        var lost = lost(evidence, one -> !one.port().name().isKnown());
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        if (lost.stream().allMatch(one -> Kubernetes.isInside(one.broker().host()))) {
            return Optional.of(new Diagnosis(Cause.ADVERTISED_IN_KUBERNETES, lost.size() == evidence.advertised().size()
                    ? "The bootstrap address works, but the brokers send you on to names that only exist inside Kubernetes."
                    : part(evidence, lost) + " send you on to names that only exist inside Kubernetes.",
                    HOW + "Here that is " + hosts(lost) + ": names of a headless service, which only the cluster's own name server knows.",
                    AdvertisedFixes.of(evidence, lost)));
        }
        boolean hangs = lost.stream().allMatch(one -> one.port().name().timedOut());
        return Optional.of(new Diagnosis(Cause.ADVERTISED_UNKNOWN, "The bootstrap address works, but " + (lost.size()
                == evidence.advertised().size() ? "the brokers send" : part(evidence, lost) + " send") + " you on to "
                + (hangs ? "names whose look-up does not end: " : "names that this machine does not know: ") + hosts(lost) + ".",
                HOW + (lost.stream().noneMatch(one -> one.broker().host().contains("."))
                        ? "A name without a dot is usually a container's, and known only to the containers beside it."
                        : "The names are known elsewhere, in a company's or a data centre's own network perhaps, and not here."),
                AdvertisedFixes.of(evidence, lost)));
    }

    /// Somebody answers, but not the one who should.
    static Optional<Diagnosis> strangers(Evidence evidence) {
        var foreign = lost(evidence, one -> one.identity() instanceof Identity.OtherCluster);
        if (!foreign.isEmpty()) {
            var first = foreign.getFirst();
            String other = ((Identity.OtherCluster) first.identity()).clusterId();
            return Optional.of(new Diagnosis(Cause.ADVERTISED_OTHER_CLUSTER, "At " + first.address() + ", where broker "
                    + first.broker().id()
                    + " should be, a broker of another cluster answers.",
                    HOW + "That address leads, from this machine, to cluster " + other + " instead of "
                    + evidence.cluster().map(ClusterView::id).orElse("this one") + ". Names and ports like localhost:9092 mean something"
                    + " else on each machine; a broker on this one may have taken the place.", AdvertisedFixes.of(evidence, foreign)));
        }
        var swapped = lost(evidence, one -> one.identity() instanceof Identity.OtherBroker);
        if (swapped.isEmpty()) {
            return Optional.empty();
        }
        String which = swapped.stream().map(one -> one.address() + " should be broker " + one.broker().id() + " and is broker "
                + ((Identity.OtherBroker) one.identity()).id()).collect(Collectors.joining("; "));
        return Optional.of(new Diagnosis(Cause.ADVERTISED_OTHER_BROKER, "The advertised addresses lead to the wrong brokers: " + which
                + ".",
                HOW + "Each broker needs an address that leads to it and to no other. One forwarded port, load balancer or service for"
                + " all brokers is not enough: clients then ask the wrong one, and read nothing without an error.",
                AdvertisedFixes.of(evidence, swapped)));
    }

    static Optional<Diagnosis> ports(Evidence evidence) {
        var lost = lost(evidence, one -> one.port().name().isKnown() && !one.port().isConnected());
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        boolean closed = lost.stream().allMatch(one -> one.port().tcp().filter(tcp -> tcp.outcome() == Tcp.Outcome.REFUSED).isPresent());
        String where = Words.listed(lost.stream().map(Advertised::address).toList());
        boolean all = lost.size() == evidence.advertised().size();
        String ids = Words.listed(lost.stream().map(one -> one.broker().id()).toList());
        String half = all ? lost.size() == 1 ? "the broker can't be reached where it sends clients: "
                : "none of the brokers can be reached where they send clients: "
                : "broker " + ids + " (" + lost.size() + " of " + evidence.advertised().size() + ") can't be reached: ";
        String effect = all ? "" : " What the other brokers lead can be read; what these lead can't, nor can groups that they coordinate.";
        if (closed) {
            return Optional.of(new Diagnosis(Cause.ADVERTISED_CLOSED, "The bootstrap address works, but " + half + where
                    + (lost.size() == 1 ? " refuses" : " refuse") + " the connection.",
                    HOW + "The hosts are there and nothing listens on those ports: the broker is down, or the port is another from outside"
                    + " (a published or forwarded port) than the one advertised." + effect, AdvertisedFixes.of(evidence, lost)));
        }
        return Optional.of(new Diagnosis(Cause.ADVERTISED_FILTERED, "The bootstrap address works, but " + half + where + " "
                + (lost.size() == 1 ? "does" : "do") + " not answer.",
                HOW + "Packets to there are dropped or lost on the way: the addresses belong to another network, or a firewall lets this"
                + " machine pass only to the bootstrap address." + effect, AdvertisedFixes.of(evidence, lost)));
    }

    static Optional<Diagnosis> trust(Evidence evidence) {
        var untrusted = lost(evidence, one -> one.port().tls().filter(tls -> !tls.problems().isEmpty()).isPresent());
        if (!untrusted.isEmpty()) {
            var first = untrusted.getFirst();
            var about = TlsRules.certificate(first.address(), first.port().tls().orElseThrow());
            return about.map(found -> new Diagnosis(Cause.ADVERTISED_UNTRUSTED, "The bootstrap address works, but where broker "
                    + first.broker().id() + " sends clients its certificate does not hold: " + found.sentence(), HOW + found.explanation(),
                    found.fixes()));
        }
        var strange = lost(evidence, one -> one.port().isConnected() && one.port().speech().filter(speech ->
                !(speech instanceof Speech.Kafka))
                .isPresent());
        return strange.stream().findFirst().map(first -> new Diagnosis(Cause.ADVERTISED_NOT_KAFKA, "At " + first.address()
                + ", where broker "
                + first.broker().id() + " should be, no Kafka broker answers: " + Ports.problem(first.port(), evidence.security()) + ".",
                HOW + "From this machine, the address leads to something else.", AdvertisedFixes.of(evidence, strange)));
    }

    private static List<Advertised> lost(Evidence evidence, Predicate<Advertised> which) {
        return evidence.advertised().stream().filter(one -> !one.isReached()).filter(which).toList();
    }

    private static String part(Evidence evidence, List<Advertised> lost) {
        return lost.size() + " of " + evidence.advertised().size() + " brokers";
    }

    private static String hosts(List<Advertised> lost) {
        var hosts = lost.stream().map(one -> one.broker().host()).distinct().toList();
        return hosts.size() <= 3 ? Words.listed(hosts) : Words.listed(hosts.subList(0, 3)) + " and " + (hosts.size() - 3) + " more";
    }
}

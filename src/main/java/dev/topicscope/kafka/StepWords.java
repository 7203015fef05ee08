package dev.topicscope.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.topicscope.doctor.Address;
import dev.topicscope.doctor.Advertised;
import dev.topicscope.doctor.ClusterView;
import dev.topicscope.doctor.Coordinator;
import dev.topicscope.doctor.Hop;
import dev.topicscope.doctor.Identity;
import dev.topicscope.doctor.Login;
import dev.topicscope.doctor.NameLookUp;
import dev.topicscope.doctor.PortView;
import dev.topicscope.doctor.Ports;
import dev.topicscope.doctor.Rights;
import dev.topicscope.doctor.Rights.Grant;
import dev.topicscope.doctor.Security;
import dev.topicscope.doctor.Speech;
import dev.topicscope.doctor.Step.State;
import dev.topicscope.doctor.Tcp;
import dev.topicscope.doctor.TlsView;
import dev.topicscope.kafka.StepTeller.Ending;

/// The one line about each hop, and its evidence. Pure.
final class StepWords {

    /// Of a hop that was not come to.
    static final String WAITS = "waits for the step above";

    private StepWords() {
    }

    private static Ending waits(Hop hop) {
        return new Ending(hop, State.SKIPPED, WAITS, List.of());
    }

    static Ending addresses(List<String> addresses, List<String> malformed, Security security, boolean direct) {
        var evidence = new ArrayList<>(malformed);
        security.problem().ifPresent(evidence::add);
        if (!direct) {
            evidence.add("looked at directly from this machine, not by the connection's own route");
        }
        boolean well = malformed.isEmpty() && security.problem().isEmpty();
        String read = addresses.isEmpty() ? "no address read" : count(addresses.size(), "address", "addresses") + " read: "
                + String.join(", ", addresses);
        return new Ending(Hop.ADDRESSES, well ? State.PASSED : State.FAILED, read + "; set to " + security.protocol()
                + security.mechanism().map(mechanism -> " with " + mechanism).orElse(""), evidence);
    }

    static Ending names(List<NameLookUp> names) {
        var distinct = names.stream().collect(Collectors.toMap(NameLookUp::host, name -> name, (a, _) -> a, LinkedHashMap::new)).values();
        var evidence = distinct.stream().map(name -> name.host() + " → " + (name.isKnown() ? String.join(", ", name.addresses())
                : name.timedOut() ? "no answer in time" : "unknown") + " (" + name.took().toMillis() + " ms)").toList();
        long known = distinct.stream().filter(NameLookUp::isKnown).count();
        return new Ending(Hop.NAMES, state(known, distinct.size()), distinct.size() == 1 ? evidence.getFirst()
                : known + " of " + distinct.size() + " names known", distinct.size() == 1 ? List.of() : evidence);
    }

    static Ending tcp(List<Address> addresses, List<Optional<Tcp>> results) {
        if (results.stream().allMatch(Optional::isEmpty)) {
            return waits(Hop.TCP);
        }
        var evidence = new ArrayList<String>();
        for (int i = 0; i < addresses.size(); i++) {
            evidence.add(addresses.get(i) + ": " + results.get(i).map(tcp -> switch (tcp.outcome()) {
                case CONNECTED -> "connected";
                case REFUSED -> "refused";
                case SILENT -> "no answer";
                case NO_ROUTE -> "no route";
                case BROKEN -> "broke: " + tcp.detail();
            } + " (" + tcp.took().toMillis() + " ms)").orElse("not tried"));
        }
        long connected = results.stream().flatMap(Optional::stream).filter(Tcp::isConnected).count();
        return new Ending(Hop.TCP, state(connected, addresses.size()), connected + " of " + count(addresses.size(), "port", "ports")
                + " can be connected to", evidence);
    }

    static Ending tls(List<PortView> ports, Security security) {
        if (ports.stream().noneMatch(PortView::isConnected)) {
            return waits(Hop.TLS);
        }
        var evidence = new ArrayList<String>();
        ports.forEach(port -> port.tls().ifPresent(tls -> evidence.addAll(tls(port.address(), tls))));
        long speaking = ports.stream().filter(PortView::speaksTls).count();
        if (speaking == 0) {
            boolean mismatch = security.tls() && ports.stream().anyMatch(PortView::speaksKafka);
            return new Ending(Hop.TLS, mismatch ? State.FAILED : State.SKIPPED, mismatch ? "wanted, but not spoken there" : "not used here",
                    evidence);
        }
        long well = ports.stream().filter(port -> port.tls().filter(TlsView::isTrusted).isPresent()).count();
        return new Ending(Hop.TLS, security.tls() ? state(well, speaking) : State.FAILED, !security.tls()
                ? "spoken there, but the connection is set to " + security.protocol()
                : well == speaking ? "trusted" : well + " of " + speaking + " are trusted", evidence);
    }

    private static List<String> tls(Address address, TlsView tls) {
        var lines = new ArrayList<String>();
        lines.add(address + ": " + (tls.version().isEmpty() ? "handshake not ended" : tls.version()) + (tls.problems().isEmpty() ? ""
                : ", " + tls.problems().stream().map(problem -> problem.name().toLowerCase(Locale.ROOT).replace('_', ' ')).sorted()
                        .collect(Collectors.joining(", "))));
        tls.chain().forEach(certificate -> lines.add("certificate " + certificate.subject() + ", issued by " + certificate.issuer() + ", "
                + certificate.notBefore() + " to " + certificate.notAfter() + (certificate.names().isEmpty() ? ""
                : ", for " + String.join(", ", certificate.names()))));
        if (tls.clientCertificate().wanted()) {
            lines.add("wants a client certificate" + (tls.clientCertificate().issuers().isEmpty() ? "" : " issued by "
                    + String.join(" or ", tls.clientCertificate().issuers())) + (tls.clientCertificate().present()
                    ? "; the connection has one" : ""));
        }
        tls.failure().ifPresent(failure -> lines.add("then: " + failure));
        return lines;
    }

    static Ending kafka(List<PortView> ports, Security security) {
        var evidence = ports.stream().map(port -> port.address() + ": " + Ports.problem(port, security) + port.broker()
                .flatMap(broker -> broker.release()).map(release -> " (" + release + ")").orElse("")).toList();
        var speaking = ports.stream().filter(PortView::speaksKafka).toList();
        boolean strangers = ports.stream().anyMatch(port -> port.speech().isPresent() && !(port.speech().get() instanceof Speech.Tls));
        if (!strangers || !speaking.isEmpty() && speaking.stream().noneMatch(port -> Ports.isSecured(port, security))) {
            return new Ending(Hop.KAFKA, State.SKIPPED, WAITS, ports.stream().anyMatch(PortView::isConnected) ? evidence : List.of());
        }
        long brokers = ports.stream().filter(port -> Ports.isSecured(port, security) && Ports.isBroker(port)).count();
        var release = ports.stream().flatMap(port -> port.broker().stream()).flatMap(broker -> broker.release().stream()).findFirst();
        return new Ending(Hop.KAFKA, state(brokers, ports.size()), brokers == 0 ? "no broker that a client can use"
                : security.protocol() + ", ApiVersions answered" + release.map(text -> ": broker " + text).orElse(""), evidence);
    }

    /// Where every broker that answers takes no login of this kind.
    static Optional<Ending> loginMismatch(List<PortView> ports, Security security) {
        var brokers = ports.stream().filter(port -> Ports.isSecured(port, security) && Ports.isBroker(port)).toList();
        return brokers.isEmpty() || brokers.stream().anyMatch(port -> Ports.isUsable(port, security)) ? Optional.empty()
                : Optional.of(new Ending(Hop.LOGIN, State.FAILED, Ports.problem(brokers.getFirst(), security), List.of()));
    }

    static Ending login(Login login, Security security) {
        var evidence = new ArrayList<String>();
        if (!login.detail().isBlank()) {
            evidence.add(login.detail());
        }
        login.clockSkew().ifPresent(skew -> evidence.add("this machine's clock is " + skew.abs().toSeconds() + " s "
                + (skew.isNegative() ? "behind" : "ahead of") + " the token server's"));
        return switch (login.outcome()) {
            case PASSED -> new Ending(Hop.LOGIN, security.login() ? State.PASSED : State.SKIPPED, security.login()
                    ? "logged in with " + security.mechanism().orElseThrow() : "none needed here", evidence);
            case REFUSED -> new Ending(Hop.LOGIN, State.FAILED, "refused", evidence);
            case TOKEN -> new Ending(Hop.LOGIN, State.FAILED, "no token", evidence);
            case FAILED -> new Ending(Hop.LOGIN, State.FAILED, "a client does not get through", evidence);
        };
    }

    static Ending cluster(ClusterView cluster) {
        var evidence = new ArrayList<String>();
        cluster.brokers().forEach(broker -> evidence.add("broker " + broker.id() + " advertises " + broker.address()));
        boolean two = cluster.clusterIds().values().stream().distinct().count() > 1;
        if (two) {
            cluster.clusterIds().forEach((address, id) -> evidence.add(address + " is of cluster " + id));
        }
        if (!cluster.missing().isEmpty()) {
            evidence.add("not there: brokers " + cluster.missing() + "; partitions without a leader: " + cluster.leaderless() + " of "
                    + cluster.partitions());
        }
        boolean bad = two || cluster.brokers().isEmpty();
        return new Ending(Hop.CLUSTER, bad ? State.FAILED : cluster.missing().isEmpty() ? State.PASSED : State.WARNED, "id " + cluster.id()
                + ", " + count(cluster.brokers().size(), "broker", "brokers")
                + cluster.controller().map(id -> ", controller " + id).orElse(""), evidence);
    }

    static Ending advertised(List<Advertised> all) {
        var evidence = all.stream().map(one -> "broker " + one.broker().id() + " " + one.address() + ": " + one.fromHere()
                + (one.identity() instanceof Identity.Nobody(String reason) && !reason.isBlank() ? " (" + reason + ")" : "")
                + one.through().map(through -> "; answers at " + through).orElse("")).toList();
        long reached = all.stream().filter(Advertised::isReached).count();
        return new Ending(Hop.ADVERTISED, state(reached, all.size()), reached + " of " + all.size() + " can be reached from this machine",
                evidence);
    }

    static Ending coordinator(Optional<Coordinator> coordinator, List<Advertised> advertised) {
        if (coordinator.isEmpty()) {
            return new Ending(Hop.COORDINATOR, State.WARNED, "could not be asked", List.of());
        }
        var one = coordinator.get();
        return switch (one.outcome()) {
            case FOUND -> {
                boolean reached = advertised.stream().anyMatch(broker -> broker.broker().id() == one.broker().orElseThrow()
                        && broker.isReached());
                yield new Ending(Hop.COORDINATOR, reached ? State.PASSED : State.FAILED, "broker " + one.broker().orElseThrow()
                        + one.group().map(group -> " for group " + group).orElse("") + (reached ? "" : ", which can't be reached"),
                        List.of());
            }
            case NO_GROUPS_YET -> new Ending(Hop.COORDINATOR, State.SKIPPED, "no group is known here", List.of());
            case NOT_ALLOWED -> new Ending(Hop.COORDINATOR, State.WARNED, "may not be asked", List.of());
            case UNAVAILABLE -> new Ending(Hop.COORDINATOR, State.FAILED, "none at present", List.of(one.detail()));
            case UNKNOWN -> new Ending(Hop.COORDINATOR, State.WARNED, "not told", List.of(one.detail()));
        };
    }

    static Ending rights(Optional<Rights> rights) {
        if (rights.isEmpty()) {
            return new Ending(Hop.RIGHTS, State.WARNED, "could not be asked", List.of());
        }
        var found = rights.get();
        boolean none = found.topics() == 0 && found.describeCluster() == Grant.DENIED
                || found.topics() > 0 && found.readable().isPresent() && found.readable().getAsInt() == 0;
        String read = found.readable().isPresent() ? ", read " + found.readable().getAsInt() + ", write "
                + found.writable().orElse(0) : ", rights not told";
        return new Ending(Hop.RIGHTS, none ? State.FAILED : found.group() == Grant.DENIED ? State.WARNED : State.PASSED, "list "
                + count(found.topics(), "topic", "topics") + read
                + "; group " + word(found.group()), List.of("describe the cluster: " + word(found.describeCluster()),
                        "describe configurations: " + word(found.describeConfigs())));
    }

    static String lastLine(String detail) {
        String last = detail.lines().reduce((_, line) -> line).orElse("");
        int colon = last.indexOf(": ");
        return colon < 0 ? last : last.substring(colon + 2);
    }

    private static String word(Grant grant) {
        return switch (grant) {
            case ALLOWED -> "allowed";
            case DENIED -> "forbidden";
            case UNKNOWN -> "not told";
        };
    }

    private static State state(long well, long all) {
        return well == all ? State.PASSED : well > 0 ? State.WARNED : State.FAILED;
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}

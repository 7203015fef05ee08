package dev.topicscope.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Which routes to offer where brokers can't be reached at the addresses they advertise. Pure.
public final class RouteProposer {

    private RouteProposer() {
    }

    /// A broker as it was found: whether its advertised address can be reached, and which of its other listeners can.
    public record Seen(Broker broker, boolean reachable, List<HostPort> otherListeners) {
        public Seen {
            Objects.requireNonNull(broker, "broker");
            otherListeners = List.copyOf(otherListeners);
        }

        private HostPort advertised() {
            return new HostPort(broker.host(), broker.port());
        }
    }

    /// The routes to offer, the likeliest first; none if every broker can be reached. `bootstrap` are the addresses at which a broker
    /// answered.
    public static List<RouteProposal> propose(List<HostPort> bootstrap, List<Seen> brokers) {
        var hidden = brokers.stream().filter(seen -> !seen.reachable())
                .sorted(Comparator.comparingInt(seen -> seen.broker().id())).toList();
        if (hidden.isEmpty()) {
            return List.of();
        }
        var proposals = new ArrayList<RouteProposal>();
        otherListeners(hidden).ifPresent(proposals::add);
        kubernetes(hidden).ifPresent(proposals::add);
        paired(bootstrap, brokers, hidden).or(() -> samePorts(bootstrap, hidden)).ifPresent(proposals::add);
        proposals.add(new RouteProposal.Asks(RouteProposal.Kind.ADDRESS_MAP,
                "If you know where each broker can be reached, such as node ports or forwarded ports, name the addresses."));
        proposals.add(new RouteProposal.Asks(RouteProposal.Kind.SSH,
                "If you can log in to a host that reaches the brokers, go through it."));
        proposals.add(new RouteProposal.Asks(RouteProposal.Kind.SOCKS5, "If your network has a SOCKS proxy, go through it."));
        proposals.add(new RouteProposal.Asks(RouteProposal.Kind.HTTP_CONNECT, "If your network has an HTTP proxy, go through it."));
        return proposals;
    }

    private static Optional<RouteProposal> otherListeners(List<Seen> hidden) {
        if (hidden.stream().anyMatch(seen -> seen.otherListeners().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(mapped(hidden.stream().map(seen -> Mapping.of(seen.advertised(), seen.otherListeners().getFirst())).toList(),
                "The brokers have another listener, which this machine can reach."));
    }

    private static Optional<RouteProposal> kubernetes(List<Seen> hidden) {
        return hidden.stream().allMatch(seen -> KubernetesName.of(seen.advertised()).isPresent())
                ? Optional.of(new RouteProposal.Ready(
                        new Route.Kubectl(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                        "The brokers' names are those of pods in Kubernetes: kubectl can forward a port to each."))
                : Optional.empty();
    }

    /// As many addresses on one host as there are brokers: forwarded ports or node ports, most likely in the brokers' order.
    private static Optional<RouteProposal> paired(List<HostPort> bootstrap, List<Seen> brokers, List<Seen> hidden) {
        var addresses = bootstrap.stream().distinct().sorted(Comparator.comparingInt(HostPort::port)).toList();
        boolean oneHost = addresses.stream().map(HostPort::host).distinct().count() == 1;
        if (!oneHost || addresses.size() != brokers.size() || hidden.size() != brokers.size()) {
            return Optional.empty();
        }
        return Optional.of(mapped(IntStream.range(0, hidden.size())
                .mapToObj(i -> Mapping.of(hidden.get(i).advertised(), addresses.get(i))).toList(),
                "The bootstrap list has an address for each broker."));
    }

    /// Every broker at the host that answered, at the port it advertises: names of containers on one host, or localhost seen from
    /// elsewhere.
    private static Optional<RouteProposal> samePorts(List<HostPort> bootstrap, List<Seen> hidden) {
        var hosts = bootstrap.stream().map(HostPort::host).distinct().toList();
        boolean ownPorts = hidden.stream().map(seen -> seen.broker().port()).distinct().count() == hidden.size();
        boolean answered = bootstrap.stream().anyMatch(address -> hidden.stream().anyMatch(seen -> seen.broker().port() == address.port()));
        if (hosts.size() != 1 || !ownPorts || !answered) {
            return Optional.empty();
        }
        return Optional.of(mapped(hidden.stream().map(seen -> new Mapping(seen.broker().host(), OptionalInt.of(seen.broker().port()),
                hosts.getFirst(), OptionalInt.empty())).toList(),
                "A broker answers at " + hosts.getFirst() + " at the port it advertises: the others may be there too."));
    }

    private static RouteProposal mapped(List<Mapping> mappings, String reason) {
        return new RouteProposal.Ready(new Route.Mapped(mappings), reason);
    }
}

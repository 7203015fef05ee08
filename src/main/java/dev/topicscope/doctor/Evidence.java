package dev.topicscope.doctor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.topicscope.model.Broker;

/// All that was seen on the way, as far as it went. `malformed` are sentences on entries of the list that are no addresses;
/// `nearby` are brokers that answer at Kafka's usual ports of a host that refuses the port in the list.
public record Evidence(Security security, List<String> malformed, List<PortView> ports, List<PortView> nearby,
        Optional<Login> login, Optional<ClusterView> cluster, List<Advertised> advertised,
        Optional<Coordinator> coordinator, Optional<Rights> rights) {

    public Evidence {
        Objects.requireNonNull(security, "security");
        malformed = List.copyOf(malformed);
        ports = List.copyOf(ports);
        nearby = List.copyOf(nearby);
        advertised = List.copyOf(advertised);
    }

    /// Where the bootstrap list was all there was to look at.
    public static Evidence of(Security security, List<PortView> ports) {
        return new Evidence(security, List.of(), ports, List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(),
                Optional.empty());
    }

    /// Every name that tells whose cluster this is: hosts, addresses, the cluster's id, names in certificates. Longest first.
    public List<String> names() {
        var views = Stream.concat(ports.stream(), advertised.stream().map(Advertised::port)).toList();
        var hosts = views.stream().flatMap(port -> Stream.concat(Stream.of(port.address().host()), port.name().addresses().stream()));
        var certificates = views.stream().flatMap(port -> port.tls().stream()).flatMap(tls -> tls.chain().stream())
                .flatMap(one -> Stream.concat(Stream.of(one.subject(), one.issuer(), one.sha256()), one.names().stream()));
        var others = Stream.of(cluster.stream().map(ClusterView::id),
                cluster.stream().flatMap(view -> view.clusterIds().values().stream()),
                cluster.stream().flatMap(view -> view.brokers().stream()).map(Broker::host),
                advertised.stream().flatMap(one -> one.listeners().stream()).map(listener -> listener.address().host()),
                advertised.stream().flatMap(one -> one.through().stream()).map(Address::host),
                coordinator.stream().flatMap(one -> one.group().stream())).flatMap(names -> names);
        return Stream.of(hosts, certificates, others).flatMap(names -> names).filter(name -> !name.isBlank()).distinct()
                .sorted((a, b) -> b.length() - a.length()).toList();
    }
}

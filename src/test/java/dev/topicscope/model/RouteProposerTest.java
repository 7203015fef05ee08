package dev.topicscope.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.RouteProposer.Seen;

import static org.assertj.core.api.Assertions.assertThat;

class RouteProposerTest {

    private static Seen hidden(int id, String host, int port, HostPort... others) {
        return new Seen(new Broker(id, host, port, Optional.empty()), false, List.of(others));
    }

    private static Optional<Route> first(List<HostPort> bootstrap, List<Seen> brokers) {
        return RouteProposer.propose(bootstrap, brokers).stream().findFirst()
                .flatMap(proposal -> proposal instanceof RouteProposal.Ready ready ? Optional.of(ready.route()) : Optional.empty());
    }

    private static HostPort at(String address) {
        return HostPort.parse(address).orElseThrow();
    }

    @Test
    void brokersThatCanBeReachedNeedNoRoute() {
        assertThat(RouteProposer.propose(List.of(at("a:1")), List.of(new Seen(new Broker(1, "a", 1, Optional.empty()), true, List.of()))))
                .isEmpty();
    }

    @Test
    void namesOfPodsOfferKubectl() {
        var pods = IntStream.range(0, 3)
                .mapToObj(id -> hidden(id, "kafka-" + id + ".kafka-headless.shop.svc.cluster.local", 9092)).toList();

        assertThat(first(List.of(at("localhost:9092")), pods)).get().isInstanceOf(Route.Kubectl.class);
    }

    @Test
    void anotherListenerThatAnswersComesFirst() {
        var pods = List.of(hidden(0, "kafka-0.kafka.shop.svc", 9092, at("node:31000")),
                hidden(1, "kafka-1.kafka.shop.svc", 9092, at("node:31001")));

        assertThat(first(List.of(at("node:30000")), pods)).contains(new Route.Mapped(List.of(
                Mapping.of(at("kafka-0.kafka.shop.svc:9092"), at("node:31000")),
                Mapping.of(at("kafka-1.kafka.shop.svc:9092"), at("node:31001")))));
    }

    @Test
    void asManyAddressesAsBrokersArePaired() {
        assertThat(first(List.of(at("node:31002"), at("node:31001")), List.of(hidden(2, "b", 9092), hidden(1, "a", 9092))))
                .contains(new Route.Mapped(List.of(Mapping.of(at("a:9092"), at("node:31001")),
                        Mapping.of(at("b:9092"), at("node:31002")))));
    }

    @Test
    void containersOnOneHostAreFoundAtTheirPorts() {
        var route = first(List.of(at("box:19092")), List.of(hidden(1, "kafka1", 19092), hidden(2, "kafka2", 29092)));

        assertThat(route).get().isInstanceOfSatisfying(Route.Mapped.class,
                map -> assertThat(map.find(at("kafka2:29092"))).contains(at("box:29092")));
    }

    @Test
    void whereNothingIsClearTheUserIsAsked() {
        var proposals = RouteProposer.propose(List.of(at("gate:9000")), List.of(hidden(1, "10.0.0.1", 9092), hidden(2, "10.0.0.2", 9092)));

        assertThat(proposals).extracting(proposal -> proposal instanceof RouteProposal.Asks asks ? asks.kind() : null)
                .containsExactlyElementsOf(Stream.of(RouteProposal.Kind.values()).toList());
    }
}

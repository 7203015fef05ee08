package dev.topicscope.reach;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;

import dev.topicscope.lab.HeadlessCluster;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;

import static org.assertj.core.api.Assertions.assertThat;

/// Real clients and real brokers with names that resolve nowhere, and a gateway between them.
class GatewayTest {

    private final HeadlessCluster cluster = HeadlessCluster.get();

    private Route map() {
        return Through.map(Stream.of(1, 2, 3).collect(Collectors.toMap(HeadlessCluster::advertised, cluster::real)));
    }

    private Route secureMap() {
        return Through.map(Stream.of(1, 2, 3).collect(Collectors.toMap(HeadlessCluster::advertisedSecure, cluster::realSecure)));
    }

    @Test
    void everythingWorksThroughAnAddressMap() throws Exception {
        String topic = cluster.topic("mapped", 6);
        try (var gateway = Gateway.open(map(), Map.of(), false, Secrets.NONE)) {
            new Through(gateway, Map.of(), cluster.real(1)).useAll(topic, 6);
        }
    }

    @Test
    void everythingWorksThroughAnAddressMapWithTlsAndScram() throws Exception {
        String topic = cluster.topic("secure", 6);
        var properties = cluster.secureProperties();
        try (var gateway = Gateway.open(secureMap(), properties, false, Secrets.NONE)) {
            new Through(gateway, properties, HeadlessCluster.advertisedSecure(2)).useAll(topic, 6);
        }
    }

    @Test
    void theBrokersKeepTheirNames() throws Exception {
        try (var gateway = Gateway.open(map(), Map.of(), false, Secrets.NONE);
                var admin = new Through(gateway, Map.of(), cluster.real(1)).admin()) {
            var nodes = admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);

            assertThat(nodes).hasSize(3).extracting(Node::host).allMatch(host -> host.startsWith("kafka-"));
            assertThat(nodes).extracting(node -> gateway.broker(new HostPort(node.host(), node.port())))
                    .containsExactlyInAnyOrder(HeadlessCluster.advertised(1), HeadlessCluster.advertised(2), HeadlessCluster.advertised(3));
            var node = nodes.iterator().next();
            assertThat(gateway.inBrokersNames("lost " + node.host() + "/127.0.0.1:" + node.port() + " of " + gateway.clientId("me")))
                    .matches("lost kafka-\\d\\S+\\.local:9092 of me");
        }
    }
}

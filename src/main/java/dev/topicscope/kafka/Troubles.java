package dev.topicscope.kafka;

import java.util.List;
import java.util.Optional;

import dev.topicscope.model.BrokerTraffic;
import dev.topicscope.model.BrokerTraffic.Trouble;
import dev.topicscope.model.HostPort;
import dev.topicscope.reach.Gateway;

/// What a gateway says of brokers that it can't reach.
final class Troubles {

    private Troubles() {
    }

    static List<String> all(Gateway gateway) {
        return gateway.traffic().stream().flatMap(broker -> broker.trouble().stream()).map(Trouble::sentence).distinct().toList();
    }

    static Optional<String> of(Gateway gateway, HostPort broker) {
        return gateway.traffic().stream().filter(traffic -> traffic.broker().equals(broker)).map(BrokerTraffic::trouble)
                .flatMap(Optional::stream).map(Trouble::sentence).findFirst();
    }
}

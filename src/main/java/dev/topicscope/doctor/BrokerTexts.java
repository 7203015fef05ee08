package dev.topicscope.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.topicscope.doctor.Fix.BrokerText;

/// What to write into the brokers' own configuration so that clients out here are sent to addresses they can reach, with the names and
/// ports that were found.
final class BrokerTexts {

    private final Evidence evidence;
    private final String protocol;

    BrokerTexts(Evidence evidence) {
        this.evidence = evidence;
        this.protocol = evidence.security().protocol();
    }

    /// Those that fit: Helm values for names in Kubernetes, a compose file for names of containers, the brokers' properties always.
    List<Fix> all() {
        var texts = new ArrayList<Fix>();
        var hosts = evidence.advertised().stream().map(one -> one.broker().host()).toList();
        if (hosts.stream().anyMatch(Kubernetes::isInside)) {
            texts.add(new BrokerText("Helm values (Bitnami)", "values.yaml", helm()));
            texts.add(new BrokerText("Strimzi listener", "kafka.yaml", strimzi()));
        } else if (hosts.stream().noneMatch(host -> host.contains("."))) {
            texts.add(new BrokerText("Compose file", "compose.yaml", compose()));
        }
        texts.add(new BrokerText("Brokers' properties", "server.properties", properties()));
        return texts;
    }

    private String properties() {
        return evidence.advertised().stream().map(one -> "# broker " + one.broker().id() + "; keep the listener of the controllers, if"
                + " it has one\nlisteners=INTERNAL://:" + internal(one).port() + ",EXTERNAL://:" + external(one).port() + "\n"
                + "advertised.listeners=INTERNAL://" + internal(one) + ",EXTERNAL://" + external(one) + "\n"
                + "listener.security.protocol.map=INTERNAL:" + protocol + ",EXTERNAL:" + protocol + ",CONTROLLER:PLAINTEXT\n"
                + "inter.broker.listener.name=INTERNAL\n").collect(Collectors.joining("\n"));
    }

    private String compose() {
        return "services:\n" + evidence.advertised().stream().map(one -> "  " + service(one) + ":\n"
                + "    ports:\n      - \"" + external(one).port() + ":" + external(one).port() + "\"\n"
                + "    environment:\n      # keep the listener of the controllers, if there is one\n"
                + "      KAFKA_LISTENERS: INTERNAL://:" + internal(one).port() + ",EXTERNAL://:" + external(one).port() + "\n"
                + "      KAFKA_ADVERTISED_LISTENERS: INTERNAL://" + internal(one) + ",EXTERNAL://" + external(one) + "\n"
                + "      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: INTERNAL:" + protocol + ",EXTERNAL:" + protocol + ",CONTROLLER:PLAINTEXT\n"
                + "      KAFKA_INTER_BROKER_LISTENER_NAME: INTERNAL\n").collect(Collectors.joining());
    }

    private String helm() {
        String ports = evidence.advertised().stream().map(one -> Integer.toString(external(one).port())).collect(Collectors.joining(", "));
        String service = "    service:\n      type: NodePort\n      domain: " + external(evidence.advertised().getFirst()).host()
                + "\n      nodePorts: [" + ports + "]\n";
        return "externalAccess:\n  enabled: true\n  # brokers that are controllers too\n  controller:\n    forceExpose: false\n" + service
                + "  # brokers alone\n  broker:\n" + service
                + "listeners:\n  external:\n    protocol: " + protocol + "\n";
    }

    private String strimzi() {
        return "spec:\n  kafka:\n    listeners:\n      - name: external\n        port: 9094\n        type: nodeport\n        tls: "
                + evidence.security().tls() + "\n        configuration:\n          brokers:\n"
                + evidence.advertised().stream().map(one -> "            - broker: " + one.broker().id()
                + "\n              advertisedHost: " + external(one).host()
                + "\n              advertisedPort: " + external(one).port()
                + "\n              nodePort: " + external(one).port() + "\n").collect(Collectors.joining());
    }

    private static String service(Advertised one) {
        String host = one.broker().host();
        return host.isBlank() || host.equals("localhost") || host.contains(":") ? "kafka" : host;
    }

    /// Where the broker is found from here, or by the pattern of the bootstrap address.
    private Address external(Advertised one) {
        if (one.isReached()) {
            return one.address();
        }
        return one.through().orElseGet(() -> {
            var bootstrap = evidence.ports().stream().filter(PortView::isConnected).map(PortView::address).findFirst()
                    .orElse(one.address());
            return new Address(bootstrap.host(), Math.min(65_535, bootstrap.port() + evidence.advertised().indexOf(one)));
        });
    }

    /// As it is advertised now, at another port if the outside needs that one.
    private Address internal(Advertised one) {
        var now = one.address();
        int port = now.port() != external(one).port() ? now.port() : now.port() > 40_000 ? now.port() - 20_000 : now.port() + 20_000;
        return new Address(now.host(), port);
    }
}

package dev.topicscope.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.topicscope.doctor.Speech.WebServer;

/// What listens on a port that is not Kafka's, told by its answer.
final class StrangerRules {

    private static final String USE_BROKER = "Use the address of a broker, usually on port 9092.";

    private StrangerRules() {
    }

    static Optional<Diagnosis> diagnose(Evidence evidence, PortView port) {
        var address = port.address();
        return Optional.ofNullable(switch (port.speech().orElseThrow()) {
            case Speech.Web(var server) -> web(address, server);
            case Speech.Ssh(String banner) -> new Diagnosis(Cause.SSH_SERVER, "An SSH server listens at " + address
                    + ", not a Kafka broker.",
                    "It greets with “" + banner + "”. Brokers behind an SSH host are reached through a tunnel, one for each broker.",
                    Fixes.of(Fixes.advice(USE_BROKER)));
            case Speech.ZooKeeper(var version) -> zooKeeper(address, version);
            case Speech.Silent() -> new Diagnosis(Cause.SILENT_PORT, "Something accepts connections at " + address + ", but never answers.",
                    "The port is open, yet no greeting was answered: not Kafka's, not TLS, not HTTP. So it is with a load balancer that has"
                    + " no broker behind it, a forward whose far end hangs, or a broker that is suspended or far too busy.",
                    Fixes.of(Fixes.advice("Check the health of the load balancer's targets, or start the port-forward again."),
                    Fixes.again()));
            case Speech.HangsUp() -> hangsUp(evidence, address);
            case Speech.Stranger(String start) -> new Diagnosis(Cause.NOT_KAFKA, "Something answers at " + address
                    + " that is not a Kafka broker.", "What it says is no answer in Kafka's protocol, nor TLS or HTTP."
                    + (start.isBlank() ? "" : " It begins with “" + start + "”."), Fixes.of(Fixes.advice(USE_BROKER)));
            case Speech.Kafka(), Speech.Tls() -> null;
        });
    }

    private static Diagnosis web(Address address, WebServer server) {
        var fixes = new ArrayList<Fix>();
        fixes.add(Fixes.advice(switch (server) {
            case SCHEMA_REGISTRY -> "Keep http://" + address + " for where the Schema Registry is asked for, and use the address of a"
                    + " broker here.";
            case KAFKA_REST -> "Kafka itself is behind the proxy: use the brokers' own addresses.";
            case CONNECT -> "Use the brokers' addresses that Connect itself has in bootstrap.servers.";
            case OTHER -> USE_BROKER;
        }));
        String more = switch (server) {
            case SCHEMA_REGISTRY -> "A Schema Registry keeps the schemas of records. It speaks HTTP, usually on port 8081";
            case KAFKA_REST -> "A REST proxy passes records on over HTTP, usually on port 8082";
            case CONNECT -> "Kafka Connect moves records between Kafka and other systems. Its workers are told what to do over HTTP,"
                    + " usually on port 8083";
            case OTHER -> "Many things around Kafka have a web server: consoles, metrics, proxies";
        };
        return new Diagnosis(Cause.WEB_SERVER, "At " + address + " " + server.words() + " answers, not a Kafka broker.",
                more + "; a Kafka client needs a broker, usually on port 9092.", fixes);
    }

    private static Diagnosis zooKeeper(Address address, Optional<String> version) {
        return new Diagnosis(Cause.ZOOKEEPER, "ZooKeeper listens at " + address + ", not a Kafka broker.",
                "Older Kafka clusters kept their own records in ZooKeeper" + version.map(text -> " (here: " + text + ")").orElse("")
                + ", and very old tools connected to it. Clients talk to the brokers, usually on port 9092.",
                List.of(new Fix.UseAddresses("Try " + address.host() + ":9092", new Address(address.host(), 9092).toString()),
                        Fixes.advice(USE_BROKER)));
    }

    private static Diagnosis hangsUp(Evidence evidence, Address address) {
        return new Diagnosis(Cause.HANGS_UP, "Something accepts connections at " + address + " and hangs up at once.",
                "It closed the connection at the first greeting, be it Kafka's" + (evidence.security().tls() ? "" : ", TLS")
                + " or HTTP. So do a port-forward whose far end is gone, a load balancer without a healthy broker behind it, and"
                + " proxies that do not let this machine in.",
                Fixes.of(Fixes.advice("Start the port-forward again, or check the load balancer's targets."), Fixes.again()));
    }
}

package dev.topicscope.lab;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The settings of a lab broker: small, quick to start, on loopback only, and bounded on disk.
final class BrokerProperties {

    private static final long MIB = 1 << 20;

    private BrokerProperties() {
    }

    /// The properties of broker `id` (from 1 on) among brokers at `ports`; `overrides` win, with `{id}`, `{port}` and `{controllerPort}` in
    /// their values replaced by this broker's own.
    static Map<String, String> of(int id, List<BrokerPorts> ports, BrokerFolder folder, Map<String, String> overrides) {
        var own = ports.get(id - 1);
        var properties = new TreeMap<String, String>();
        addresses(properties, id, ports);
        properties.put("log.dirs", folder.data().toString());
        replication(properties, ports.size());
        size(properties);
        patience(properties);
        overrides.forEach((name, value) -> properties.put(name, value
                .replace("{id}", Integer.toString(id))
                .replace("{port}", Integer.toString(own.clients()))
                .replace("{controllerPort}", Integer.toString(own.controllers()))));
        return properties;
    }

    private static void addresses(Map<String, String> properties, int id, List<BrokerPorts> ports) {
        var own = ports.get(id - 1);
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(id));
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + own.clients() + ",CONTROLLER://127.0.0.1:" + own.controllers());
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + own.clients());
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.voters", IntStream.rangeClosed(1, ports.size())
                .mapToObj(voter -> voter + "@127.0.0.1:" + ports.get(voter - 1).controllers()).collect(Collectors.joining(",")));
    }

    private static void replication(Map<String, String> properties, int brokers) {
        var replicas = Integer.toString(brokers);
        var inSync = Integer.toString(Math.max(1, brokers - 1));
        properties.put("default.replication.factor", replicas);
        properties.put("min.insync.replicas", inSync);
        for (var internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.put(internal + ".num.partitions", "1");
            properties.put(internal + ".replication.factor", replicas);
        }
        properties.put("transaction.state.log.min.isr", inSync);
        properties.put("share.coordinator.state.topic.min.isr", inSync);
        // As clusters are met in the wild: a browser that asked for a topic in the wrong way would create it here, and a test would see it.
        properties.put("auto.create.topics.enable", "true");
    }

    private static void size(Map<String, String> properties) {
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("log.cleaner.dedupe.buffer.size", Long.toString(8 * MIB));
        properties.put("log.index.size.max.bytes", Long.toString(MIB));
        properties.put("message.max.bytes", Long.toString(20 * MIB));
        properties.put("replica.fetch.max.bytes", Long.toString(20 * MIB));
        properties.put("log.segment.bytes", Long.toString(64 * MIB));
        // By size and not by age: sample records carry times of days ago.
        properties.put("log.retention.ms", "-1");
        properties.put("log.retention.bytes", Long.toString(1024 * MIB));
        properties.put("log.retention.check.interval.ms", "60000");
        properties.put("log.segment.delete.delay.ms", "1000");
    }

    private static void patience(Map<String, String> properties) {
        properties.put("group.initial.rebalance.delay.ms", "0");
        // A broker that was killed may come back only after its old session has run out.
        properties.put("broker.heartbeat.interval.ms", "400");
        properties.put("broker.session.timeout.ms", "2000");
    }
}

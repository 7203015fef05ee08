package dev.topicscope.kafka;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;

import dev.topicscope.doctor.Address;
import dev.topicscope.kafka.Wire.NotKafkaException;
import dev.topicscope.model.Cancellation;

/// A glance at one address before a client is pointed at it: is there a name, a port, a Kafka broker, and where does that one send clients
/// on to? Where it finds none of that, [WireProbe] looks closer.
///
/// Blocks for some seconds at most, but for the resolver of names, which knows no deadline. Sends no credentials and writes nothing.
final class PortProbe {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofMillis(1_800);
    /// The first version of Metadata that can be told not to create topics.
    private static final short CREATES_NOTHING = 4;

    private PortProbe() {
    }

    /// What was found at an address: a problem in a sentence; or none, and the addresses that a broker there sends clients on to, if it
    /// could be asked.
    record Finding(String address, Optional<String> problem, List<InetSocketAddress> advertised) {

        static Finding problem(String address, String sentence) {
            return new Finding(address, Optional.of(address + ": " + sentence), List.of());
        }

        static Finding broker(String address, List<InetSocketAddress> advertised) {
            return new Finding(address, Optional.empty(), advertised);
        }

        boolean isUsable() {
            return problem.isEmpty();
        }
    }

    /// Looks at `address` (`host:port`, IPv6 in brackets). Where the protocol is not plain text, only as far as the port.
    ///
    /// Cancelling breaks the connection, so that nothing is left that waits for an answer; a look-up of a name can't be broken off.
    static Finding look(String address, boolean plaintext, boolean sasl, Cancellation cancellation) {
        var target = Address.parse(address);
        try (var wire = connect(target, cancellation)) {
            return plaintext ? ask(address, wire, sasl) : Finding.broker(address, List.of());
        } catch (IOException e) {
            return Finding.problem(address, sentence(e, target));
        } catch (NotKafkaException e) {
            return Finding.problem(address, sentence(e));
        }
    }

    /// Whether something listens at an address that a broker advertises; a problem in a sentence if not.
    static Optional<String> reach(InetSocketAddress advertised, Cancellation cancellation) {
        var target = new Address(advertised.getHostString(), advertised.getPort());
        try (var _ = connect(target, cancellation)) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(advertised.getHostString() + ":" + advertised.getPort() + ": " + sentence(e, target));
        }
    }

    private static Wire connect(Address target, Cancellation cancellation) throws IOException {
        return Wire.connect(new InetSocketAddress(InetAddress.getByName(target.host()), target.port()), Deadline.in(CONNECT), cancellation);
    }

    private static Finding ask(String address, Wire wire, boolean sasl) throws IOException, NotKafkaException {
        var versions = wire.greet(Deadline.in(ANSWER));
        if (versions.isEmpty()) {
            return Finding.problem(address, "something answers there, but not as a Kafka broker does.");
        }
        if (BrokerTraits.isController(versions.get())) {
            return Finding.problem(address, "a Kafka controller listens here, not a broker. Use the port of a broker.");
        }
        short newest = versions.get().apiVersion(ApiKeys.METADATA.id).maxVersion();
        if (sasl || newest < CREATES_NOTHING) {
            return Finding.broker(address, List.of());
        }
        try {
            return Finding.broker(address, advertised(wire, newest));
        } catch (EOFException e) {
            return Finding.problem(address,
                    "a broker answers there, but hangs up when it is asked about its cluster. Most likely it wants a login: set"
                    + " security.protocol to SASL_PLAINTEXT, and sasl.mechanism and sasl.jaas.config. One that is just starting or stopping"
                    + " does the same: then try again.");
        }
    }

    private static List<InetSocketAddress> advertised(Wire wire, short brokerMax) throws IOException, NotKafkaException {
        short version = (short) Math.min(brokerMax, ApiKeys.METADATA.latestVersion());
        var request = new MetadataRequest.Builder(new MetadataRequestData().setTopics(new ArrayList<>()).setAllowAutoTopicCreation(false))
                .build(version);
        return wire.call(request, ApiKeys.METADATA, version, Deadline.in(ANSWER)).map(MetadataResponse.class::cast).stream()
                .flatMap(response -> response.brokers().stream())
                .map(node -> InetSocketAddress.createUnresolved(node.host(), node.port())).toList();
    }

    private static String sentence(IOException e, Address target) {
        return switch (e) {
            case UnknownHostException _ -> "this machine knows no host of the name " + target.host() + ".";
            case SocketTimeoutException _ when String.valueOf(e.getMessage()).startsWith("Read") ->
                    "something accepts connections there, but does not answer as a Kafka broker does.";
            case SocketTimeoutException _ -> "nothing answers there within 3 s: a firewall, a VPN that is off, or a wrong address.";
            case NoRouteToHostException _ -> "there is no way from this machine to that host.";
            case ConnectException _ -> "the host refuses connections on port " + target.port() + ": no broker listens there.";
            case EOFException _ -> "something accepts connections there and hangs up at once: no Kafka broker, or one that"
                    + " wants another security.protocol.";
            default -> "the connection broke: " + e.getMessage() + ".";
        };
    }

    private static String sentence(NotKafkaException e) {
        if (e.isTls()) {
            return "this port speaks TLS. Set security.protocol to SSL (or SASL_SSL) in the client properties.";
        }
        if (e.begins("HTTP")) {
            return "a web server answers there, not a Kafka broker.";
        }
        return e.begins("SSH-") ? "an SSH server answers there, not a Kafka broker." : "something answers there that is not a Kafka"
                + " broker.";
    }
}

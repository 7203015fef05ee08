package dev.topicscope.kafka;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ApiVersionsRequest;
import org.apache.kafka.common.requests.ApiVersionsResponse;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.requests.RequestHeader;

/// Looks at one address before a client is pointed at it: is there a name, a port, a Kafka broker, and where does that one send clients on
/// to?
///
/// Blocks for some seconds at most. Sends no credentials and writes nothing.
final class PortProbe {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 2_500;
    /// Larger than any answer to what is asked here; a length beyond it is no length but the beginning of some other protocol.
    private static final int LARGEST_ANSWER = 8 << 20;
    private static final String CLIENT = "topicscope-probe";

    private PortProbe() {
    }

    /// What was found at an address: a problem in a sentence; or none, and the addresses that a broker there sends clients on to, if it
    /// could be asked.
    record Finding(String address, Optional<String> problem, List<InetSocketAddress> advertised) {
    }

    /// Looks at `address` (`host:port`, IPv6 in brackets). Where the protocol is not plain text, only as far as the port.
    static Finding look(String address, boolean plaintext, boolean sasl) {
        var target = split(address);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(target.getHostString()), target.getPort()), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            return plaintext ? ask(address, socket, sasl) : new Finding(address, Optional.empty(), List.of());
        } catch (IOException e) {
            return new Finding(address, Optional.of(address + ": " + sentence(e, target)), List.of());
        }
    }

    /// Whether a broker listens at an address it advertises; a problem in a sentence if not.
    static Optional<String> reach(InetSocketAddress advertised) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(advertised.getHostString()), advertised.getPort()), CONNECT_MILLIS);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(advertised.getHostString() + ":" + advertised.getPort() + ": " + sentence(e, advertised));
        }
    }

    private static Finding ask(String address, Socket socket, boolean sasl) throws IOException {
        try {
            var versions = (ApiVersionsResponse) call(socket, new ApiVersionsRequest.Builder().build((short) 0), ApiKeys.API_VERSIONS,
                    (short) 0, 1);
            var metadata = versions.apiVersion(ApiKeys.METADATA.id);
            if (metadata == null) {
                return new Finding(address,
                        Optional.of(address + ": a Kafka controller listens here, not a broker. Use the port of a broker."), List.of());
            }
            if (sasl) {
                return new Finding(address, Optional.empty(), List.of());
            }
            return new Finding(address, Optional.empty(), advertised(socket, metadata.maxVersion()));
        } catch (NotKafkaException e) {
            return new Finding(address, Optional.of(address + ": " + e.getMessage()), List.of());
        }
    }

    private static List<InetSocketAddress> advertised(Socket socket, short brokerMax) throws IOException {
        short version = (short) Math.min(brokerMax, ApiKeys.METADATA.latestVersion());
        try {
            var request = new MetadataRequest.Builder(new MetadataRequestData().setTopics(new ArrayList<>())
                    .setAllowAutoTopicCreation(false)).build(version);
            var response = (MetadataResponse) call(socket, request, ApiKeys.METADATA, version, 2);
            return response.brokers().stream().map(node -> InetSocketAddress.createUnresolved(node.host(), node.port())).toList();
        } catch (EOFException e) {
            // A listener that wants SASL hangs up here: the real client will say so in its own words.
            return List.of();
        } catch (NotKafkaException e) {
            return List.of();
        }
    }

    private static AbstractResponse call(Socket socket, AbstractRequest request, ApiKeys api, short version, int id)
            throws IOException, NotKafkaException {
        var header = new RequestHeader(api, version, CLIENT, id);
        var bytes = request.serializeWithHeader(header);
        var frame = ByteBuffer.allocate(4 + bytes.remaining()).putInt(bytes.remaining()).put(bytes);
        socket.getOutputStream().write(frame.array());
        var in = new DataInputStream(socket.getInputStream());
        int length = in.readInt();
        if (length < 0 || length > LARGEST_ANSWER) {
            throw new NotKafkaException(length);
        }
        byte[] answer = new byte[length];
        in.readFully(answer);
        return AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
    }

    private static InetSocketAddress split(String address) {
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon);
        return InetSocketAddress.createUnresolved(host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                Integer.parseInt(address.substring(colon + 1)));
    }

    private static String sentence(IOException e, InetSocketAddress target) {
        return switch (e) {
            case UnknownHostException _ -> "this machine knows no host of the name " + target.getHostString() + ".";
            case SocketTimeoutException _ when "Read timed out".equalsIgnoreCase(e.getMessage()) ->
                    "something accepts connections there, but does not answer as a Kafka broker does within "
                    + Duration.ofMillis(ANSWER_MILLIS).toMillis() / 1000.0 + " s.";
            case SocketTimeoutException _ -> "nothing answers there within 3 s: a firewall, a VPN that is off, or a wrong address.";
            case NoRouteToHostException _ -> "there is no way from this machine to that host.";
            case ConnectException _ -> "the host refuses connections on port " + target.getPort() + ": no broker listens there.";
            case EOFException _ -> "something accepts connections there and hangs up at once: no Kafka broker, "
                    + "or one that wants another security.protocol.";
            default -> "the connection broke: " + e.getMessage() + ".";
        };
    }

    /// What answered is not Kafka.
    private static final class NotKafkaException extends Exception {

        private static final long serialVersionUID = 1L;

        private NotKafkaException(int firstBytes) {
            super(sentence(firstBytes), null, false, false);
        }

        private static String sentence(int firstBytes) {
            // TLS alert record (RFC 8446 §5.1), “HTTP”, “SSH-”
            if (firstBytes >>> 16 == 0x1503) {
                return "this port speaks TLS. Set security.protocol to SSL (or SASL_SSL) in the client properties.";
            }
            return switch (firstBytes) {
                case 0x48545450 -> "a web server answers there, not a Kafka broker.";
                case 0x5353482d -> "an SSH server answers there, not a Kafka broker.";
                default -> "something answers there that is not a Kafka broker.";
            };
        }
    }
}

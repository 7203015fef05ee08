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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.Cancellation;

/// Looks at one address before a client is pointed at it: is there a name, a port, a Kafka broker, and where does that one send clients on
/// to?
///
/// Blocks for some seconds at most, but for the resolver of names, which knows no deadline. Sends no credentials and writes nothing.
final class PortProbe {

    private static final Logger LOG = LoggerFactory.getLogger(PortProbe.class);
    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 1_800;
    private static final int NUDGE_MILLIS = 500;
    /// Larger than any answer to what is asked here; a length beyond it is no length but the beginning of some other protocol.
    private static final int LARGEST_ANSWER = 8 << 20;
    /// The first version of Metadata that can be told not to create topics.
    private static final short CREATES_NOTHING = 4;
    private static final String CLIENT = "topicscope-probe";

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
    /// What answers like a broker and then sends nonsense ends this with Kafka's own unchecked exceptions.
    ///
    /// Cancelling breaks the connection, so that nothing is left that waits for an answer; a look-up of a name can't be broken off.
    static Finding look(String address, boolean plaintext, boolean sasl, Cancellation cancellation) {
        var target = split(address);
        try (var socket = connect(target, cancellation)) {
            return plaintext ? ask(address, socket, sasl) : Finding.broker(address, List.of());
        } catch (IOException e) {
            return Finding.problem(address, sentence(e, target));
        } catch (NotKafkaException e) {
            return Finding.problem(address, e.getMessage());
        }
    }

    /// Whether something listens at an address that a broker advertises; a problem in a sentence if not.
    static Optional<String> reach(InetSocketAddress advertised, Cancellation cancellation) {
        try (var _ = connect(advertised, cancellation)) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(advertised.getHostString() + ":" + advertised.getPort() + ": " + sentence(e, advertised));
        }
    }

    private static Socket connect(InetSocketAddress target, Cancellation cancellation) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByName(target.getHostString()), target.getPort());
        var socket = new Socket();
        cancellation.onCancel(() -> close(socket));
        try {
            socket.connect(address, CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Closing a probe's connection failed", e);
        }
    }

    private static Finding ask(String address, Socket socket, boolean sasl) throws IOException, NotKafkaException {
        var versions = (ApiVersionsResponse) call(socket, new ApiVersionsRequest.Builder().build((short) 0), ApiKeys.API_VERSIONS,
                (short) 0, 1);
        var metadata = versions.apiVersion(ApiKeys.METADATA.id);
        if (metadata == null) {
            return Finding.problem(address, "a Kafka controller listens here, not a broker. Use the port of a broker.");
        }
        if (sasl || metadata.maxVersion() < CREATES_NOTHING) {
            return Finding.broker(address, List.of());
        }
        try {
            return Finding.broker(address, advertised(socket, metadata.maxVersion()));
        } catch (EOFException e) {
            return Finding.problem(address,
                    "a broker answers there, but hangs up on clients that do not log in. Set security.protocol to SASL_PLAINTEXT, and"
                    + " sasl.mechanism and sasl.jaas.config, in the client properties.");
        }
    }

    private static List<InetSocketAddress> advertised(Socket socket, short brokerMax) throws IOException, NotKafkaException {
        short version = (short) Math.min(brokerMax, ApiKeys.METADATA.latestVersion());
        var request = new MetadataRequest.Builder(new MetadataRequestData().setTopics(new ArrayList<>()).setAllowAutoTopicCreation(false))
                .build(version);
        var response = (MetadataResponse) call(socket, request, ApiKeys.METADATA, version, 2);
        return response.brokers().stream().map(node -> InetSocketAddress.createUnresolved(node.host(), node.port())).toList();
    }

    private static AbstractResponse call(Socket socket, AbstractRequest request, ApiKeys api, short version, int id) throws IOException,
            NotKafkaException {
        var header = new RequestHeader(api, version, CLIENT, id);
        var bytes = request.serializeWithHeader(header);
        var frame = ByteBuffer.allocate(4 + bytes.remaining()).putInt(bytes.remaining()).put(bytes);
        socket.getOutputStream().write(frame.array());
        var in = new DataInputStream(socket.getInputStream());
        int length = length(socket, in);
        if (length < Integer.BYTES || length > LARGEST_ANSWER) {
            throw new NotKafkaException(length);
        }
        // Grows with what really comes: a length may be a lie.
        byte[] answer = in.readNBytes(length);
        if (answer.length < length) {
            throw new EOFException();
        }
        return AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
    }

    private static int length(Socket socket, DataInputStream in) throws IOException {
        try {
            return in.readInt();
        } catch (SocketTimeoutException e) {
            // Some web servers and proxies wait for the end of a line before they complain.
            socket.setSoTimeout(NUDGE_MILLIS);
            socket.getOutputStream().write(new byte[] {'\r', '\n', '\r', '\n'});
            return in.readInt();
        }
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
            case SocketTimeoutException _ when String.valueOf(e.getMessage()).startsWith("Read") ->
                    "something accepts connections there, but does not answer as a Kafka broker does.";
            case SocketTimeoutException _ -> "nothing answers there within 3 s: a firewall, a VPN that is off, or a wrong address.";
            case NoRouteToHostException _ -> "there is no way from this machine to that host.";
            case ConnectException _ -> "the host refuses connections on port " + target.getPort() + ": no broker listens there.";
            case EOFException _ -> "something accepts connections there and hangs up at once: no Kafka broker, or one that"
                    + " wants another security.protocol.";
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

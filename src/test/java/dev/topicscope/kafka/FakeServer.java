package dev.topicscope.kafka;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersionCollection;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBrokerCollection;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.MessageUtil;

/// A server on loopback that is no Kafka broker, or a poor one.
final class FakeServer implements AutoCloseable {

    /// What the server does with a connection; it is closed when this returns.
    interface Manners {
        void serve(Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    FakeServer(Manners manners) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().name("fake server").start(() -> accept(manners));
    }

    /// Says `bytes` once something has come, and nothing more.
    static Manners saying(byte... bytes) {
        return socket -> {
            socket.getInputStream().read();
            socket.getOutputStream().write(bytes);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        };
    }

    /// Accepts, listens and never says a word.
    static Manners silent() {
        return socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /// Answers ApiVersions, in which it has `apis`, and Metadata, where it sends clients on to `advertised` (host and port); hangs up on
    /// everything else.
    static Manners broker(List<ApiKeys> apis, String host, int port) {
        return socket -> {
            var in = new DataInputStream(socket.getInputStream());
            while (true) {
                var request = ByteBuffer.wrap(in.readNBytes(in.readInt()));
                short api = request.getShort();
                short version = request.getShort();
                int correlation = request.getInt();
                if (api == ApiKeys.API_VERSIONS.id && version == 0) {
                    answer(socket, correlation, (short) 0, versions(apis), version);
                } else if (api == ApiKeys.METADATA.id && port > 0) {
                    answer(socket, correlation, ApiKeys.METADATA.responseHeaderVersion(version), metadata(host, port), version);
                } else if (api == ApiKeys.API_VERSIONS.id && port > 0) {
                    // A client's own greeting: never answered.
                    in.transferTo(OutputStream.nullOutputStream());
                } else {
                    return;
                }
            }
        };
    }

    /// Answers ApiVersions, in which it knows each of `apis` up to a version, and hangs up on everything else.
    static Manners broker(Map<ApiKeys, Integer> apis) {
        return socket -> {
            var in = new DataInputStream(socket.getInputStream());
            var request = ByteBuffer.wrap(in.readNBytes(in.readInt()));
            var known = new ApiVersionCollection();
            apis.forEach((api, version) -> known.add(new ApiVersion().setApiKey(api.id).setMaxVersion(version.shortValue())));
            if (request.getShort() == ApiKeys.API_VERSIONS.id) {
                request.getShort();
                answer(socket, request.getInt(), (short) 0, new ApiVersionsResponseData().setApiKeys(known), (short) 0);
                in.transferTo(OutputStream.nullOutputStream());
            }
        };
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    int port() {
        return server.getLocalPort();
    }

    /// How many connections have been made.
    int connections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }

    private void accept(Manners manners) {
        try {
            while (true) {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().name("fake server connection").start(() -> serve(manners, socket));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private static void serve(Manners manners, Socket socket) {
        try (socket) {
            manners.serve(socket);
        } catch (IOException gone) {
            // The other side has seen enough.
        }
    }

    private static ApiVersionsResponseData versions(List<ApiKeys> apis) {
        var known = new ApiVersionCollection();
        apis.forEach(api -> known.add(new ApiVersion().setApiKey(api.id).setMinVersion((short) 0).setMaxVersion(api.latestVersion())));
        return new ApiVersionsResponseData().setApiKeys(known);
    }

    private static MetadataResponseData metadata(String host, int port) {
        var brokers = new MetadataResponseBrokerCollection();
        brokers.add(new MetadataResponseBroker().setNodeId(1).setHost(host).setPort(port));
        return new MetadataResponseData().setBrokers(brokers).setClusterId("fake").setControllerId(1);
    }

    private static void answer(Socket socket, int correlation, short headerVersion, Message body, short version) throws IOException {
        var bytes = new ArrayList<ByteBuffer>();
        bytes.add(MessageUtil.toByteBufferAccessor(new ResponseHeaderData().setCorrelationId(correlation), headerVersion).buffer());
        bytes.add(MessageUtil.toByteBufferAccessor(body, version).buffer());
        int length = bytes.stream().mapToInt(ByteBuffer::remaining).sum();
        var frame = ByteBuffer.allocate(4 + length).putInt(length);
        bytes.forEach(frame::put);
        socket.getOutputStream().write(frame.array());
    }
}

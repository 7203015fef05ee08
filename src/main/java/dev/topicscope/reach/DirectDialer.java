package dev.topicscope.reach;

import java.io.IOException;
import java.net.Socket;

import dev.topicscope.model.HostPort;

/// Dials brokers at their own addresses.
final class DirectDialer implements Dialer {

    private static final int CONNECT_MILLIS = 4_000;

    private final TcpConnector tcp = new TcpConnector();

    @Override
    public Socket dial(HostPort broker) throws IOException {
        var socket = tcp.connect(broker, CONNECT_MILLIS);
        tcp.handOver(socket);
        return socket;
    }

    @Override
    public void close() {
        tcp.close();
    }
}

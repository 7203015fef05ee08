package dev.topicscope.reach;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.topicscope.model.HostPort;
import dev.topicscope.model.PortForwardCommand;
import dev.topicscope.model.Route;

/// Dials through `kubectl port-forward`, one process for each broker, started when it is first needed and anew after it was lost.
final class KubectlDialer implements Dialer {

    private static final int CONNECT_MILLIS = 2_000;

    private final Route.Kubectl route;
    private final Map<HostPort, PortForward> forwards = new ConcurrentHashMap<>();
    private final TcpConnector tcp = new TcpConnector();
    private volatile boolean closed;

    KubectlDialer(Route.Kubectl route) {
        this.route = route;
    }

    @Override
    public Socket dial(HostPort broker) throws IOException {
        var command = PortForwardCommand.words(route, broker)
                .orElseThrow(() -> new NoWayException(broker + ": that is no name of a pod or service in Kubernetes."));
        var forward = forwards.computeIfAbsent(broker, _ -> new PortForward(broker, command));
        if (closed) {
            forward.close();
        }
        var local = new HostPort("127.0.0.1", forward.port());
        try {
            var socket = tcp.connect(local, CONNECT_MILLIS);
            tcp.handOver(socket);
            return socket;
        } catch (NoWayException e) {
            forward.lost();
            throw new NoWayException(broker + ": kubectl port-forward has ended and is started anew.", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        tcp.close();
        forwards.values().forEach(PortForward::close);
    }
}

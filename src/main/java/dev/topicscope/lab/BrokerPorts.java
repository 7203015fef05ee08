package dev.topicscope.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// The two ports a broker listens on at 127.0.0.1: for clients, and for the other controllers.
record BrokerPorts(int clients, int controllers) {

    /// Below every system's range of outgoing ports. A client that tries to come back to a broker that is down could otherwise be given the
    /// broker's own port as its source, connect to itself, and keep the broker from ever binding it again.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 31_999;
    private static final int TRIES = 1_000;

    /// Chooses two ports that are free now and not in `taken`, and adds them to `taken`.
    static BrokerPorts choose(Set<Integer> taken) throws IOException {
        return new BrokerPorts(choosePort(taken), choosePort(taken));
    }

    boolean areFree() {
        return isFree(clients) && isFree(controllers);
    }

    Set<Integer> both() {
        return new HashSet<>(Set.of(clients, controllers));
    }

    private static int choosePort(Set<Integer> taken) throws IOException {
        for (int tried = 0; tried < TRIES; tried++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (!taken.contains(port) && isFree(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new IOException("No free port between " + LOWEST + " and " + HIGHEST + " on 127.0.0.1");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}

package dev.topicscope.reach;

import java.io.IOException;
import java.net.Socket;

import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;

/// Dials what the address map says, and what it says nothing about as advertised.
final class MappedDialer implements Dialer {

    private final Route.Mapped map;
    private final Dialer direct;

    MappedDialer(Route.Mapped map, Dialer direct) {
        this.map = map;
        this.direct = direct;
    }

    @Override
    public Socket dial(HostPort broker) throws IOException {
        var mapped = map.find(broker);
        if (mapped.isPresent()) {
            return dial(broker, mapped.get());
        }
        try {
            return direct.dial(broker);
        } catch (NoWayException e) {
            throw new NoWayException(e.getMessage() + " The address map has no entry for it.", e);
        }
    }

    private Socket dial(HostPort broker, HostPort mapped) throws IOException {
        try {
            return direct.dial(mapped);
        } catch (NoWayException e) {
            throw new NoWayException(broker + ", by the address map at " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        direct.close();
    }
}

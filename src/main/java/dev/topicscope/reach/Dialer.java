package dev.topicscope.reach;

import java.io.IOException;
import java.net.Socket;

import dev.topicscope.model.HostPort;

/// A way to make connections to brokers. Thread-safe.
interface Dialer extends AutoCloseable {

    /// A new connection to the broker that is known as `broker`; blocks for some seconds at most. The caller closes it.
    ///
    /// @throws NoWayException if it can't be made, in a sentence for people
    /// @throws IOException    if the connection breaks while it is made
    Socket dial(HostPort broker) throws IOException;

    /// Ends all that keeps the way open. Returns at once or nearly so, and dialling fails from then on.
    @Override
    default void close() {
    }
}

package dev.topicscope.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.LogContext;

import dev.topicscope.doctor.Address;
import dev.topicscope.model.Cancellation;

/// A logged-in connection to one broker and no other, with the client library's own TLS and SASL: a request at a time, each with a
/// deadline.
///
/// Unlike an `Admin`, it never wanders to the addresses that brokers advertise. For one thread.
final class BrokerChannel implements AutoCloseable {

    private static final int POLL_MILLIS = 50;
    private static final int REQUEST_MILLIS = 10_000;

    private final NetworkClient client;
    private final Metrics metrics;
    private final Node node;
    private final Cancellation cancellation;

    private BrokerChannel(NetworkClient client, Metrics metrics, Node node, Cancellation cancellation) {
        this.client = client;
        this.metrics = metrics;
        this.node = node;
        this.cancellation = cancellation;
    }

    /// The broker refused this side, or this side the broker.
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(AuthenticationException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /// Connects to `name`, as the broker is called, at `through`, and logs in.
    ///
    /// Constructing the login may ask a token server, and throws the library's own unchecked exceptions where it can't be constructed.
    ///
    /// @throws RefusedException if either side does not trust the other
    /// @throws IOException if the connection does not come about in time, or breaks
    static BrokerChannel open(Map<String, Object> properties, Address name, Address through, Deadline deadline, Cancellation cancellation)
            throws IOException, RefusedException {
        var config = new AdminClientConfig(properties);
        var node = new Node(0, name.host(), through.port());
        var metrics = new Metrics();
        boolean opened = false;
        try {
            var client = ClientUtils.createNetworkClient(config, List.of(), "topicscope-doctor", metrics, "topicscope-doctor",
                    new LogContext(""),
                    new ApiVersions(), Time.SYSTEM, 1, REQUEST_MILLIS, null, new ManualMetadataUpdater(List.of(node)),
                    _ -> addresses(name.host(), through.host()), null, null);
            var channel = new BrokerChannel(client, metrics, node, cancellation);
            opened = true;
            channel.awaitReady(deadline);
            return channel;
        } finally {
            if (!opened) {
                metrics.close();
            }
        }
    }

    /// The addresses of `through` under the name by which TLS will know the broker.
    private static InetAddress[] addresses(String name, String through) throws UnknownHostException {
        var found = InetAddress.getAllByName(through);
        var named = new InetAddress[found.length];
        for (int i = 0; i < found.length; i++) {
            named[i] = InetAddress.getByAddress(name, found[i].getAddress());
        }
        return named;
    }

    private void awaitReady(Deadline deadline) throws IOException, RefusedException {
        boolean ready = false;
        try {
            while (!client.ready(node, Time.SYSTEM.milliseconds())) {
                step(deadline);
                if (client.connectionFailed(node)) {
                    throw new IOException("the connection broke before the login had ended");
                }
            }
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    private void step(Deadline deadline) throws IOException, RefusedException {
        if (cancellation.isCancelled() || deadline.isOver()) {
            throw new IOException("no answer in time");
        }
        client.poll(Math.min(POLL_MILLIS, deadline.millis()), Time.SYSTEM.milliseconds());
        var refused = client.authenticationException(node);
        if (refused != null) {
            throw new RefusedException(refused);
        }
    }

    /// The answer; empty if the broker is too old for the question.
    ///
    /// @throws IOException if none comes in time, or the connection breaks
    <R extends AbstractResponse> Optional<R> call(AbstractRequest.Builder<?> request, Class<R> kind, Deadline deadline)
            throws IOException, RefusedException {
        var answer = new ClientResponse[1];
        client.send(client.newClientRequest(node.idString(), request, Time.SYSTEM.milliseconds(), true, deadline.millis(),
                response -> answer[0] = response), Time.SYSTEM.milliseconds());
        while (answer[0] == null) {
            step(deadline);
        }
        if (answer[0].versionMismatch() != null) {
            return Optional.empty();
        }
        if (!answer[0].hasResponse()) {
            throw new IOException("the broker hung up");
        }
        return Optional.of(kind.cast(answer[0].responseBody()));
    }

    @Override
    public void close() {
        client.close();
        metrics.close();
    }
}

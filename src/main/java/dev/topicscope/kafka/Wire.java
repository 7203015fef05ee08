package dev.topicscope.kafka;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ApiVersionsRequest;
import org.apache.kafka.common.requests.ApiVersionsResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.Cancellation;

/// One connection to somebody who may speak Kafka, plain or inside TLS: request and answer in turn, without a client around it.
///
/// For one thread. Cancelling closes it under the hands of whoever waits.
final class Wire implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    /// Larger than any answer to what is asked here; a length beyond it is no length but the beginning of some other protocol.
    private static final int LARGEST_ANSWER = 8 << 20;
    private static final Duration NUDGE = Duration.ofMillis(500);
    private static final String CLIENT = "topicscope-probe";

    private final Cancellation cancellation;
    private final Cancellation.Registration registration;
    private Socket socket;
    private int requests;

    private Wire(Socket socket, Cancellation cancellation) {
        this.socket = socket;
        this.cancellation = cancellation;
        registration = cancellation.onCancel(() -> close(socket));
    }

    /// What answered is not Kafka; it began with `start`.
    static final class NotKafkaException extends Exception {

        private static final long serialVersionUID = 1L;
        private final transient byte[] start;

        NotKafkaException(byte[] start) {
            super("not Kafka", null, false, false);
            this.start = start.clone();
        }

        /// Whether it begins like a TLS alert (RFC 8446 §5.1).
        boolean isTls() {
            return start.length > 1 && start[0] == 0x15 && start[1] == 3;
        }

        boolean begins(String text) {
            return text().startsWith(text);
        }

        String text() {
            return new String(start, StandardCharsets.ISO_8859_1);
        }
    }

    static Wire connect(InetSocketAddress target, Deadline deadline, Cancellation cancellation) throws IOException {
        var wire = new Wire(new Socket(), cancellation);
        try {
            wire.socket.connect(target, deadline.millis());
            wire.socket.setTcpNoDelay(true);
            return wire;
        } catch (IOException e) {
            wire.close();
            throw e;
        }
    }

    /// Goes on inside TLS, with the name `host` for the server to choose its certificate by.
    SSLSocket secure(SSLSocketFactory factory, String host, Deadline deadline) throws IOException {
        var secured = (SSLSocket) factory.createSocket(socket, host, socket.getPort(), true);
        secured.setUseClientMode(true);
        secured.setSoTimeout(deadline.millis());
        socket = secured;
        return secured;
    }

    /// The answer to `request`; empty if it is none in Kafka's protocol although it has its form.
    ///
    /// @throws NotKafkaException if the answer has not even the form
    /// @throws SocketTimeoutException if none comes in time
    Optional<AbstractResponse> call(AbstractRequest request, ApiKeys api, short version, Deadline deadline)
            throws IOException, NotKafkaException {
        var header = ask(request, api, version);
        return parsed(receive(deadline), header);
    }

    /// The answer to the first of all questions, which every broker since 0.10 understands; empty as in [#call].
    ///
    /// Who does not answer until `deadline` is given the end of a line, for which some web servers and proxies wait before they complain,
    /// and half a second more.
    Optional<ApiVersionsResponse> greet(Deadline deadline) throws IOException, NotKafkaException {
        var header = ask(new ApiVersionsRequest.Builder().build((short) 0), ApiKeys.API_VERSIONS, (short) 0);
        byte[] answer;
        try {
            answer = receive(deadline);
        } catch (SocketTimeoutException e) {
            send(new byte[] {'\r', '\n', '\r', '\n'});
            answer = receive(Deadline.in(NUDGE));
        }
        return parsed(answer, header).map(ApiVersionsResponse.class::cast);
    }

    private RequestHeader ask(AbstractRequest request, ApiKeys api, short version) throws IOException {
        var header = new RequestHeader(api, version, CLIENT, ++requests);
        var bytes = request.serializeWithHeader(header);
        send(ByteBuffer.allocate(4 + bytes.remaining()).putInt(bytes.remaining()).put(bytes).array());
        return header;
    }

    private static Optional<AbstractResponse> parsed(byte[] answer, RequestHeader header) {
        // The parser throws whatever it stumbles over, unchecked.
        return CompletableFuture.completedFuture(answer)
                .thenApply(frame -> Optional.of(AbstractResponse.parseResponse(ByteBuffer.wrap(frame), header)))
                .exceptionally(_ -> Optional.empty()).join();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /// What comes until the other side closes, `most` bytes, or the deadline.
    byte[] read(int most, Deadline deadline) throws IOException {
        socket.setSoTimeout(deadline.millis());
        return socket.getInputStream().readNBytes(most);
    }

    /// What has come at one go.
    byte[] readSome(int most, Deadline deadline) throws IOException {
        socket.setSoTimeout(deadline.millis());
        byte[] bytes = new byte[most];
        int length = socket.getInputStream().read(bytes);
        return length < 0 ? new byte[0] : Arrays.copyOf(bytes, length);
    }

    private byte[] receive(Deadline deadline) throws IOException, NotKafkaException {
        socket.setSoTimeout(deadline.millis());
        var in = new DataInputStream(socket.getInputStream());
        int length = in.readInt();
        if (length < Integer.BYTES || length > LARGEST_ANSWER) {
            byte[] more = new byte[32];
            int count = in.available() > 0 ? Math.max(0, in.read(more)) : 0;
            throw new NotKafkaException(ByteBuffer.allocate(4 + count).putInt(length).put(more, 0, count).array());
        }
        // Grows with what really comes: a length may be a lie.
        byte[] answer = in.readNBytes(length);
        if (answer.length < length) {
            throw new EOFException();
        }
        return answer;
    }

    boolean isCancelled() {
        return cancellation.isCancelled();
    }

    @Override
    public void close() {
        registration.close();
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Closing a probe's connection failed", e);
        }
    }
}

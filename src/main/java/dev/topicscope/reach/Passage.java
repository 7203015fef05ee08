package dev.topicscope.reach;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.common.protocol.ApiKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection of a client through the gateway: two threads, one for each direction, which end when either side does.
///
/// Each direction holds one buffer, and what one side does not take is not read from the other.
final class Passage {

    private static final Logger LOG = LoggerFactory.getLogger(Passage.class);
    private static final int BADGE_MILLIS = 5_000;
    private static final int BUFFER = 128 << 10;
    private static final int FIRST_LARGEST = 64 << 10;
    /// Api key, version, correlation id, length of the client id.
    private static final int FIXED_HEADER = 10;
    private static final int LONGEST_CLIENT_ID = 4_096;
    /// What brokers hold back until there is something to tell, or all members have come.
    private static final Set<ApiKeys> HELD_BACK = EnumSet.of(ApiKeys.FETCH, ApiKeys.JOIN_GROUP, ApiKeys.SYNC_GROUP,
            ApiKeys.SHARE_FETCH, ApiKeys.CONSUMER_GROUP_HEARTBEAT);

    private final Door door;
    private final Socket client;
    private final Pending pending = new Pending();
    private final Object clientOutput = new Object();
    private volatile Socket broker;
    private volatile Socket wire;
    private volatile boolean closed;
    private OutputStream toClient;

    Passage(Door door, Socket client) {
        this.door = door;
        this.client = client;
    }

    /// Lets requests pass until either side ends; run by a thread of its own.
    void requests() {
        try {
            client.setSoTimeout(BADGE_MILLIS);
            client.setTcpNoDelay(true);
            var in = new DataInputStream(new BufferedInputStream(client.getInputStream(), BUFFER));
            var first = request(in, FIRST_LARGEST);
            if (first == null) {
                return;
            }
            connect();
            client.setSoTimeout(0);
            var out = new BufferedOutputStream(broker.getOutputStream(), BUFFER);
            byte[] buffer = new byte[BUFFER];
            for (var head = first; head != null; head = request(in, Frames.LARGEST)) {
                pass(head, in, out, buffer);
            }
        } catch (NoWayException e) {
            door.traffic().trouble(e.getMessage());
        } catch (BrokenFrameException e) {
            LOG.debug("A client's connection to {} ends: {}", door.broker(), e.getMessage());
        } catch (IOException e) {
            broke(e);
        } finally {
            close();
        }
    }

    /// The head of a request whose client id has been found to be ours.
    private record Head(ApiKeys api, short version, int correlationId, byte[] clientId, int left) {

        private byte[] bytes() {
            return ByteBuffer.allocate(FIXED_HEADER + clientId.length).putShort(api.id).putShort(version).putInt(correlationId)
                    .putShort((short) clientId.length).put(clientId).array();
        }
    }

    /// Null at the end of the connection, and for who is not one of ours.
    private Head request(DataInputStream in, int most) throws IOException {
        int length = Frames.length(in, FIXED_HEADER, most);
        if (length < 0) {
            return null;
        }
        short api = in.readShort();
        short version = in.readShort();
        int correlationId = in.readInt();
        int idLength = in.readShort();
        if (idLength < 0 || idLength > Math.min(LONGEST_CLIENT_ID, length - FIXED_HEADER)) {
            throw new BrokenFrameException("a stranger");
        }
        var clientId = door.badge().taken(in.readNBytes(idLength));
        if (clientId.isEmpty() || !ApiKeys.hasId(api) || !ApiKeys.forId(api).isVersionSupported(version)) {
            throw new BrokenFrameException(clientId.isEmpty() ? "a stranger" : "an unknown request");
        }
        return new Head(ApiKeys.forId(api), version, correlationId, clientId.get(), length - FIXED_HEADER - idLength);
    }

    private void connect() throws IOException {
        var dialled = door.dial();
        wire = dialled;
        // Whoever closes sees it; else it would stay open.
        if (closed) {
            dialled.close();
            throw new IOException("closed");
        }
        dialled.setTcpNoDelay(true);
        broker = door.secured(dialled);
        toClient = new BufferedOutputStream(client.getOutputStream(), BUFFER);
        door.start(this::answers, "in");
    }

    private void pass(Head head, DataInputStream in, OutputStream out, byte[] buffer) throws IOException {
        byte[] bytes = head.bytes();
        if (door.readOnly() && !WriteGuard.lets(head.api(), head.version())) {
            refuse(head, whole(bytes, in, head.left()));
            return;
        }
        pending.add(new Pending.Request(head.api(), head.version(), head.correlationId(), System.nanoTime(), Optional.empty()));
        var framed = new DataOutputStream(out);
        if (door.readOnly() && WriteGuard.tames(head.api())) {
            var tamed = WriteGuard.tamed(head.version(), whole(bytes, in, head.left()));
            framed.writeInt(tamed.remaining());
            framed.write(tamed.array(), tamed.arrayOffset() + tamed.position(), tamed.remaining());
        } else {
            framed.writeInt(bytes.length + head.left());
            framed.write(bytes);
            Frames.pass(in, framed, head.left(), buffer);
        }
        framed.flush();
        door.traffic().sent(framed.size());
    }

    private static byte[] whole(byte[] head, DataInputStream in, int left) throws IOException {
        return ByteBuffer.allocate(head.length + left).put(head).put(Frames.held(in, left, Frames.LARGEST_HELD)).array();
    }

    private void refuse(Head head, byte[] request) throws IOException {
        var refusal = WriteGuard.refusal(head.api(), head.version(), request);
        if (refusal.isEmpty()) {
            throw new BrokenFrameException("a request that can't be refused but by hanging up");
        }
        pending.add(new Pending.Request(head.api(), head.version(), head.correlationId(), System.nanoTime(), refusal));
        synchronized (clientOutput) {
            sendRefusals(new DataOutputStream(toClient));
        }
    }

    /// Lets answers pass until either side ends; run by a thread of its own.
    private void answers() {
        try {
            var in = new DataInputStream(new BufferedInputStream(broker.getInputStream(), BUFFER));
            byte[] buffer = new byte[BUFFER];
            for (int length = Frames.length(in, Integer.BYTES, Frames.LARGEST); length >= 0;
                    length = Frames.length(in, Integer.BYTES, Frames.LARGEST)) {
                answer(in, length, buffer);
            }
        } catch (BrokenFrameException e) {
            door.traffic().trouble(door.broker() + ": " + e.getMessage() + ".");
        } catch (IOException e) {
            broke(e);
        } finally {
            close();
        }
    }

    private void answer(DataInputStream in, int length, byte[] buffer) throws IOException {
        int correlationId = in.readInt();
        var request = pending.answered(correlationId);
        if (!HELD_BACK.contains(request.api())) {
            door.traffic().answered(Duration.ofNanos(System.nanoTime() - request.sentNanos()));
        }
        synchronized (clientOutput) {
            var out = new DataOutputStream(toClient);
            if (Answers.concern(request.api(), request.version())) {
                rewrite(request, correlationId, Frames.held(in, length - Integer.BYTES, Frames.LARGEST_HELD), out);
            } else {
                out.writeInt(length);
                out.writeInt(correlationId);
                passed(request, in, out, length - Integer.BYTES, buffer);
            }
            sendRefusals(out);
            out.flush();
        }
        door.traffic().received(length + (long) Integer.BYTES);
    }

    private void rewrite(Pending.Request request, int correlationId, byte[] answer, DataOutputStream out) throws IOException {
        var whole = ByteBuffer.allocate(Integer.BYTES + answer.length).putInt(correlationId).put(answer).array();
        var rewritten = door.answers().rewrite(request.api(), request.version(), whole);
        door.traffic().throttled(rewritten.throttleMillis());
        if (rewritten.anotherBroker()) {
            door.traffic().anotherBroker(door.broker() + ": another broker, or one of another cluster, answers there.");
        } else {
            door.traffic().well();
        }
        var frame = rewritten.answer();
        out.writeInt(frame.remaining());
        out.write(frame.array(), frame.arrayOffset() + frame.position(), frame.remaining());
    }

    /// An answer that only passes; of a fetch, the time for which it throttles is read on the way.
    private void passed(Pending.Request request, DataInputStream in, OutputStream out, int length, byte[] buffer) throws IOException {
        int tags = request.api().responseHeaderVersion(request.version()) > 0 ? 1 : 0;
        int peeked = tags + Integer.BYTES;
        if (request.api() != ApiKeys.FETCH || request.version() == 0 || length < peeked) {
            Frames.pass(in, out, length, buffer);
            return;
        }
        in.readFully(buffer, 0, peeked);
        if (tags == 0 || buffer[0] == 0) {
            door.traffic().throttled(ByteBuffer.wrap(buffer).getInt(tags));
        }
        out.write(buffer, 0, peeked);
        Frames.pass(in, out, length - peeked, buffer);
    }

    private void sendRefusals(DataOutputStream out) throws IOException {
        for (byte[] refusal : pending.refusalsDue()) {
            out.writeInt(refusal.length);
            out.write(refusal);
            out.flush();
        }
    }

    private void broke(IOException e) {
        if (!closed) {
            LOG.debug("A connection to {} broke", door.broker(), e);
        }
    }

    /// Ends both directions; may be called often and by anyone, and does not wait.
    void close() {
        closed = true;
        close(client);
        // Not the TLS above it, which would want to say good-bye on a connection that may hang.
        close(wire);
        door.left(this);
    }

    private static void close(Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.debug("Closing a connection failed", e);
        }
    }
}

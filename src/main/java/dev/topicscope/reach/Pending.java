package dev.topicscope.reach;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.common.protocol.ApiKeys;

/// The requests of one connection that have no answer yet, in their order, which is that of the answers. Thread-safe.
final class Pending {

    /// More than any of Kafka's clients has under way.
    private static final int MOST = 10_000;

    private final Deque<Request> requests = new ArrayDeque<>();

    /// A request that awaits its answer, or, with a `refusal`, the moment at which that may be sent.
    record Request(ApiKeys api, short version, int correlationId, long sentNanos, Optional<byte[]> refusal) {
    }

    /// @throws BrokenFrameException if too many are open
    synchronized void add(Request request) throws BrokenFrameException {
        if (requests.size() >= MOST) {
            throw new BrokenFrameException("too many requests without an answer");
        }
        requests.add(request);
    }

    /// The request that the answer `correlationId` is to. Those before it are dropped: none is sent to them any more, as to records that
    /// are sent with `acks=0`.
    ///
    /// @throws BrokenFrameException if there is none
    synchronized Request answered(int correlationId) throws BrokenFrameException {
        for (var request = requests.poll(); request != null; request = requests.poll()) {
            if (request.correlationId() == correlationId) {
                return request;
            }
        }
        throw new BrokenFrameException("an answer that nobody asked for");
    }

    /// The refusals whose turn it is, which are then no longer pending.
    synchronized List<byte[]> refusalsDue() {
        var due = new ArrayList<byte[]>();
        while (!requests.isEmpty() && requests.peek().refusal().isPresent()) {
            due.add(requests.poll().refusal().get());
        }
        return due;
    }
}

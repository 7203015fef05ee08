package dev.topicscope.kafka;

import java.time.Duration;
import java.util.List;

import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Asks once a second for what a consumer keeps to itself: whether the cluster answers, the topic is still there, and partitions were
/// added.
final class ReadWatch {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    /// A broker that has just started may not know a topic yet: only what is missing twice is gone.
    private static final int GONE = 2;

    private final String topic;
    private final String bootstrap;
    private final Offsets offsets;
    private final Joining joining;
    private final ReadControl control;
    private final ReadBoard board;
    private int missing;

    ReadWatch(String topic, String bootstrap, Offsets offsets, Joining joining, ReadControl control, ReadBoard board) {
        this.topic = topic;
        this.bootstrap = bootstrap;
        this.offsets = offsets;
        this.joining = joining;
        this.control = control;
        this.board = board;
    }

    void run() {
        try {
            while (!control.awaitEnd(PERIOD)) {
                if (joining.topicId().isPresent()) {
                    look();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            var described = offsets.describe(topic, control.ended());
            board.answered();
            missing = 0;
            if (isAnother(described)) {
                fail(new Failure.NotFound("topic " + topic + " that was read here",
                        "It was deleted, and another of the same name was created."));
            } else {
                joining.catchUp(described, control.ended());
            }
        } catch (FailureException e) {
            heed(e.failure());
        }
    }

    private void heed(Failure failure) {
        switch (failure) {
            case Failure.Cancelled _ -> { }
            case Failure.NotFound _ -> {
                missing++;
                if (missing >= GONE) {
                    fail(failure);
                }
            }
            case Failure.TimedOut(var _, var _, String detail) ->
                    board.waiting(new Failure.Unreachable(bootstrap, List.of("No broker answers at the moment."), detail));
            default -> board.waiting(failure);
        }
    }

    private boolean isAnother(TopicDescription described) {
        return joining.topicId().filter(id -> !id.equals(Uuid.ZERO_UUID) && !id.equals(described.topicId())).isPresent();
    }

    private void fail(Failure failure) {
        board.fail(failure);
        control.end();
    }
}

package dev.topicscope.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.topicscope.browse.End;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;

/// Asks once a second for what a search's consumers keep to themselves: whether the leaders of what they wait for answer, the topic is
/// still there, and partitions were added. Confined to one thread.
final class SearchWatch {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final String CLUSTER = "cluster";
    /// A broker that has just started may not know a topic yet: only what is missing twice is gone.
    private static final int GONE = 2;

    private final SearchRequest request;
    private final String bootstrap;
    private final Offsets offsets;
    private final SearchPlanning planning;
    private final SearchBoard board;
    private final ReadControl control;
    private final Consumer<List<OffsetRange>> onAdded;
    private final boolean goesOn;
    private int missing;

    SearchWatch(SearchRequest request, String bootstrap, Offsets offsets, SearchPlanning planning, SearchBoard board, ReadControl control,
                Consumer<List<OffsetRange>> onAdded) {
        this.bootstrap = bootstrap;
        this.request = request;
        this.offsets = offsets;
        this.planning = planning;
        this.board = board;
        this.control = control;
        this.onAdded = onAdded;
        this.goesOn = request.end() instanceof End.Never;
    }

    /// Watches until the search ends.
    void run() throws InterruptedException {
        while (!control.awaitEnd(PERIOD)) {
            var waitedFor = waitedFor();
            if (goesOn || !waitedFor.isEmpty()) {
                look(waitedFor);
            }
        }
    }

    private void look(List<SearchPiece> waitedFor) {
        try {
            var described = offsets.describe(request.topic(), control.ended());
            missing = 0;
            board.unwarn(CLUSTER);
            if (planning.isAnother(described)) {
                fail(new Failure.NotFound("topic " + request.topic() + " that was searched",
                        "It was deleted, and another of the same name was created."));
                return;
            }
            judge(waitedFor);
            if (goesOn) {
                onAdded.accept(planning.later(described));
            }
        } catch (FailureException e) {
            heed(e.failure());
        }
    }

    /// Gives up the pieces whose leaders do not answer, or says so where the search never ends; the others only need more time.
    private void judge(List<SearchPiece> waitedFor) throws FailureException {
        var answers = waitedFor.isEmpty() ? Map.of()
                : offsets.ranges(waitedFor.stream().map(SearchPiece::partition).distinct().toList(), control.ended());
        for (var piece : waitedFor) {
            String subject = "silent " + piece.partition().partition();
            if (!answers.containsKey(new Partition(request.topic(), piece.partition().partition()))) {
                sayAway(piece, subject);
            } else {
                board.unwarn(subject);
            }
        }
    }

    private void sayAway(SearchPiece piece, String subject) {
        String read = "Partition " + piece.partition().partition() + " is searched up to offset " + piece.next() + " only, not to "
                + piece.to()
                + ": the broker that leads it does not answer.";
        if (goesOn) {
            board.warn(subject, read + " The search goes on as soon as it does.");
        } else {
            piece.giveUp();
            board.warn(subject, read);
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
            case Failure _ when goesOn -> board.warn(CLUSTER, "No broker answers at the moment. The search goes on as soon as one does.");
            case Failure.TimedOut(var _, var _, String detail) ->
                    fail(new Failure.Unreachable(bootstrap, List.of("No broker answers any more."), detail));
            default -> fail(failure);
        }
    }

    private void fail(Failure failure) {
        board.fail(failure);
        control.end();
    }

    private List<SearchPiece> waitedFor() {
        long now = System.nanoTime();
        return board.unread().stream().filter(piece -> now - piece.progressNanos() > PATIENCE_NANOS).toList();
    }
}

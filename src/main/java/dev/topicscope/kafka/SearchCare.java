package dev.topicscope.kafka;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/// Leads a thread of a search past records that do not fit into memory: piece after piece, each alone and record by record for a while,
/// since nothing tells in which piece such a record was. Confined to the thread.
final class SearchCare {

    /// As far as one fetch may have been decompressed ahead.
    private static final long FAR = 5_000;
    /// Polls of a piece that waits for new records, before it is taken to have none that does not fit.
    private static final int PATIENCE = 5;

    private final Deque<SearchPiece> suspects = new ArrayDeque<>();
    private long until;
    private long passed;
    private long step;
    private int polls;

    /// A record of one of these does not fit.
    void begin(Collection<SearchPiece> pieces) {
        suspects.clear();
        suspects.addAll(pieces);
        open();
    }

    /// Whether nothing is suspected any more.
    boolean isOver() {
        return suspects.isEmpty();
    }

    /// The piece to read alone.
    SearchPiece current() {
        return suspects.getFirst();
    }

    /// The next record of the current piece does not fit. Goes over it; over more and more if what follows is stored with it and can't be
    /// read either.
    void passOver(SearchBoard board) {
        var piece = current();
        long from = piece.next();
        step = step > 0 && from == passed ? step * 2 : 1;
        long to = piece.isRead() ? from + 1 : Math.min(piece.to(), from + step);
        piece.advance(to);
        passed = to;
        until = to + FAR;
        board.passedOver(piece.partition().partition(), from, to - from);
    }

    /// Turns to the next piece if the current one is through.
    ///
    /// @return whether it did, or all are through
    boolean goOn() {
        polls++;
        if (!suspects.isEmpty() && !isThrough(current())) {
            return false;
        }
        suspects.poll();
        open();
        return true;
    }

    private boolean isThrough(SearchPiece piece) {
        return piece.isGivenUp() || piece.next() >= until || piece.isRead() && (!piece.goesOn() || polls > PATIENCE);
    }

    private void open() {
        polls = 0;
        if (!suspects.isEmpty()) {
            until = current().next() + FAR;
        }
    }
}

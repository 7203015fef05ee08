package dev.topicscope.query;

/// A text is no query: what is wrong stands at `from` inclusive, `to` exclusive. Without a stack trace.
final class WrongException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int from;
    private final int to;

    WrongException(int from, int to, String reason) {
        super(reason, null, false, false);
        this.from = from;
        this.to = to;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// The same in a longer text, in which this one begins at `offset`.
    WrongException movedBy(int offset) {
        return new WrongException(from + offset, to + offset, getMessage());
    }
}

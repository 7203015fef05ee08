package dev.topicscope.compose;

/// A text can't be what it should be: the problem says what is wrong, and where.
final class ComposeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient TextProblem problem;

    ComposeException(int position, String reason) {
        super(reason);
        this.problem = new TextProblem(position, reason);
    }

    TextProblem problem() {
        return problem;
    }
}

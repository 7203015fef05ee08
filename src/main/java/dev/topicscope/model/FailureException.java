package dev.topicscope.model;

import java.util.Objects;

/// Carries a [Failure] up to where it is shown. The one checked exception between packages.
public final class FailureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public FailureException(Failure failure) {
        this(failure, null);
    }

    public FailureException(Failure failure, Throwable cause) {
        super(Objects.requireNonNull(failure, "failure").toString(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}

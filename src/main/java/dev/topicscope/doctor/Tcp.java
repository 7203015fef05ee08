package dev.topicscope.doctor;

import java.time.Duration;
import java.util.Objects;

/// How an attempt to open a TCP connection ended.
public record Tcp(Outcome outcome, Duration took, String detail) {

    /// `SILENT`: no answer at all in the time allowed. `NO_ROUTE`: the system or a router says that there is no way.
    public enum Outcome { CONNECTED, REFUSED, SILENT, NO_ROUTE, BROKEN }

    public Tcp {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(detail, "detail");
    }

    public boolean isConnected() {
        return outcome == Outcome.CONNECTED;
    }
}

package dev.topicscope.doctor;

import java.time.Duration;
import java.util.Optional;

/// How a real client fared that went on from the wire to its first answer.
///
/// `clockSkew` is how far this machine's clock is ahead of the token endpoint's, where there is one that answers.
public record Login(Outcome outcome, String detail, Optional<Duration> clockSkew) {

    /// `REFUSED`: the broker said no. `TOKEN`: no token could be had. `FAILED`: neither said yes nor no.
    public enum Outcome { PASSED, REFUSED, TOKEN, FAILED }
}

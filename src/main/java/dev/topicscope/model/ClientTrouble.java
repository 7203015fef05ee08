package dev.topicscope.model;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/// What the clients of a session say is wrong: with a broker, or (where `broker` is empty) with an address that they begin at or with the
/// cluster as a whole.
///
/// `subject` names it for people (such as *broker 2*), `sentence` says what is wrong with it, from `since` to `last` without a sign that
/// it is over, and `words` are the client's own, for copying and searching; never a secret.
public record ClientTrouble(OptionalInt broker, String subject, String sentence, Instant since, Instant last, String words) {

    public ClientTrouble {
        Objects.requireNonNull(broker, "broker");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(words, "words");
    }
}

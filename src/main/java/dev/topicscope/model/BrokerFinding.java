package dev.topicscope.model;

import java.util.Objects;
import java.util.OptionalInt;

/// Whether a route leads to the broker `id` that advertises `address`.
public record BrokerFinding(int id, HostPort address, Outcome outcome) {

    public BrokerFinding {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(outcome, "outcome");
    }

    /// What was found.
    public sealed interface Outcome {

        /// That very broker answers.
        record Same() implements Outcome {
        }

        /// Another one answers, or one of another cluster; its id where it told.
        record Another(OptionalInt id) implements Outcome {
            public Another {
                Objects.requireNonNull(id, "id");
            }
        }

        /// Nobody answers; the sentence says why, as far as it is known.
        record Unreached(String sentence) implements Outcome {
            public Unreached {
                Objects.requireNonNull(sentence, "sentence");
            }
        }

        /// A broker answers, but may not tell who it is; the sentence says why.
        record Untold(String sentence) implements Outcome {
            public Untold {
                Objects.requireNonNull(sentence, "sentence");
            }
        }
    }
}

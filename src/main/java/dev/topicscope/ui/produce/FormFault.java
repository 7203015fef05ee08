package dev.topicscope.ui.produce;

import java.util.Objects;

/// Why the form can't be sent as it is: the field in which something is wrong, and what.
public record FormFault(Place place, String sentence) {

    /// A field of the form.
    public sealed interface Place {
        record Key() implements Place {
        }

        record Value() implements Place {
        }

        /// The name of a header, by its place, counted from 0.
        record HeaderName(int place) implements Place {
        }

        /// The value of a header, by its place, counted from 0.
        record HeaderValue(int place) implements Place {
        }

        record Partition() implements Place {
        }

        record Timestamp() implements Place {
        }

        /// A setting of the producer, by its name in Kafka.
        record Setting(String name) implements Place {
        }
    }

    public FormFault {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(sentence, "sentence");
    }
}

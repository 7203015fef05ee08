package dev.topicscope.doctor;

import java.util.Optional;
import java.util.OptionalInt;

/// Who coordinates a consumer group. `NO_GROUPS_YET`: the cluster never had one, and asking would create the topic of their offsets.
public record Coordinator(Outcome outcome, Optional<String> group, OptionalInt broker, String detail) {

    public enum Outcome { FOUND, NO_GROUPS_YET, NOT_ALLOWED, UNAVAILABLE, UNKNOWN }
}

package dev.topicscope.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// What the resolver of names made of a host: its addresses in the order of preference, none if it knows none or did not answer
/// (`timedOut`).
public record NameLookUp(String host, List<String> addresses, boolean timedOut, Duration took) {

    public NameLookUp {
        Objects.requireNonNull(host, "host");
        addresses = List.copyOf(addresses);
        Objects.requireNonNull(took, "took");
    }

    public boolean isKnown() {
        return !addresses.isEmpty();
    }

    /// Kafka's clients use addresses of the first one's family only.
    public boolean startsWithIpv6OfBoth() {
        return isKnown() && addresses.getFirst().contains(":") && addresses.stream().anyMatch(address -> !address.contains(":"));
    }
}

package dev.topicscope.doctor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What ApiVersions and a begun login tell of a listener, without credentials.
///
/// `release` is the oldest release that knows what it answers, such as `4.1`, or `older than 0.11`. `mechanisms` are the SASL mechanisms it
/// offers: empty if it takes no login, absent if that could not be found out.
public record BrokerView(boolean controller, boolean tooOld, Optional<String> release, Optional<List<String>> mechanisms) {

    public BrokerView {
        Objects.requireNonNull(release, "release");
        mechanisms = mechanisms.map(List::copyOf);
    }

    public boolean wantsLogin() {
        return mechanisms.isPresent() && !mechanisms.get().isEmpty();
    }

    public boolean takesNoLogin() {
        return mechanisms.isPresent() && mechanisms.get().isEmpty();
    }
}

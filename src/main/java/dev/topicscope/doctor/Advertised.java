package dev.topicscope.doctor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.topicscope.model.Broker;

/// A broker, what is found at the address it sends clients to, and another address at which that very broker answers, if one was found.
///
/// `listeners` are the addresses that the broker advertises for its other listeners, where it may be asked.
public record Advertised(Broker broker, PortView port, Identity identity, Optional<Address> through, List<Listener> listeners) {

    /// A listener by its name and security protocol, and where it is advertised.
    public record Listener(String name, String protocol, Address address) {
    }

    public Advertised {
        Objects.requireNonNull(broker, "broker");
        Objects.requireNonNull(port, "port");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(through, "through");
        listeners = List.copyOf(listeners);
    }

    public Address address() {
        return port.address();
    }

    /// Whether clients reach the broker where it says.
    public boolean isReached() {
        return identity.isUsable();
    }

    /// A few words on how the address looks from here.
    public String fromHere() {
        if (!port.name().isKnown()) {
            return port.name().timedOut() ? "name look-up does not end" : "unknown host";
        }
        var tcp = port.tcp();
        if (tcp.isPresent() && !tcp.get().isConnected()) {
            return switch (tcp.get().outcome()) {
                case REFUSED -> "connection refused";
                case SILENT -> "no answer";
                case NO_ROUTE -> "no route";
                default -> "connection broke";
            };
        }
        return switch (identity) {
            case Identity.Itself() -> "reached";
            case Identity.SameCluster() -> "reached, broker not told";
            case Identity.OtherBroker(int id) -> "answers as broker " + id;
            case Identity.OtherCluster(String _) -> "another cluster";
            case Identity.Nobody(String _) -> "no broker answers";
        };
    }
}

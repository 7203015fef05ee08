package dev.topicscope.model;

import java.util.Objects;

/// A route that may lead to brokers which can't be reached at the addresses they advertise, and why it is offered, in a sentence.
public sealed interface RouteProposal {

    String reason();

    /// A whole route. It is a guess: whether it leads to the right brokers has to be verified before it is used.
    record Ready(Route route, String reason) implements RouteProposal {
        public Ready {
            Objects.requireNonNull(route, "route");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /// A kind of route of which only the user knows the rest.
    record Asks(Kind kind, String reason) implements RouteProposal {
        public Asks {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /// The kinds of routes that can't be guessed.
    enum Kind { ADDRESS_MAP, SSH, SOCKS5, HTTP_CONNECT }
}

package dev.topicscope.model;

import java.time.Duration;
import java.util.List;

/// Why something could not be done, in terms a user can act on.
///
/// `detail` is the underlying error for copying: Kafka's exception names and messages, never a secret. Translated from Kafka's exceptions
/// once, in `kafka`; put into words once, in `ui.kit`.
public sealed interface Failure {

    /// The underlying error, for copying and searching; may be empty, never null.
    String detail();

    /// No broker could be talked to at any of the addresses. `reasons` are sentences on what is wrong at which address, as far as it is
    /// known.
    record Unreachable(String bootstrap, List<String> reasons, String detail) implements Failure {
        public Unreachable {
            reasons = List.copyOf(reasons);
        }
    }

    /// The broker, or we, refused to trust the other side: wrong password, mechanism, certificate.
    record NotAuthenticated(String detail) implements Failure {
    }

    /// The cluster knows us and refuses: `operation` (such as *read*) on `resource` (such as *topic orders*).
    record NotAuthorized(String operation, String resource, String detail) implements Failure {
    }

    /// `what` (such as *topic orders*) does not exist, or no longer.
    record NotFound(String what, String detail) implements Failure {
    }

    /// `what` (such as *offset 5 of orders-0*) was there and is no longer; `reason` is a sentence on where it went.
    record Gone(String what, String reason, String detail) implements Failure {
    }

    /// The cluster did not answer `what` (such as *list topics*) in time.
    record TimedOut(String what, Duration after, String detail) implements Failure {
    }

    /// The cluster understood `what` (such as *send to orders*) and said no.
    record Refused(String what, String detail) implements Failure {
    }

    /// The connection is marked as read-only, so `what` (such as *send to orders*) was not tried.
    record ReadOnly(String what) implements Failure {
        @Override
        public String detail() {
            return "";
        }
    }

    /// An input is wrong: `field` names it, `reason` is a sentence that says why and what would be right.
    record Invalid(String field, String reason, String detail) implements Failure {
    }

    /// The local disk said no: `what` (such as *save connections*).
    record Disk(String what, String detail) implements Failure {
    }

    /// The user took it back before it ended.
    record Cancelled() implements Failure {
        @Override
        public String detail() {
            return "";
        }
    }

    /// Nothing of the above: a defect of ours, or a state we do not know.
    record Unexpected(String what, String detail) implements Failure {
    }
}

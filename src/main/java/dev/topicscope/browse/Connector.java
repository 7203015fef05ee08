package dev.topicscope.browse;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;

/// Opens sessions: the port through which the program comes to clusters.
public interface Connector {

    /// The client properties that a connection may have.
    PropertyCatalogue properties();

    /// Opens a session and has the cluster answer once, within 10 seconds. Blocks: call it on a worker.
    ///
    /// The caller closes the session. Cancelling ends the call at once; what was half open is then closed in the background.
    ///
    /// @throws FailureException `Invalid` if the bootstrap list or a property is malformed, `Unreachable` if no broker answers in time,
    ///                          `NotAuthenticated` if either side refuses to trust the other, `Cancelled`
    Session connect(Connection connection, Cancellation cancellation) throws FailureException;

    /// What can be set on how records are fetched.
    FetchSettings fetchSettings();
}

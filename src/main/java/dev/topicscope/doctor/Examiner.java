package dev.topicscope.doctor;

import java.util.function.Consumer;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;

/// Goes the way to a cluster hop by hop and says where it ends: the port through which the program comes to evidence.
public interface Examiner {

    /// Examines `connection` within 15 seconds. Blocks: call it on a worker. Sends nothing that changes the cluster; where the brokers
    /// want a login, their logs will show one that was begun and not ended.
    ///
    /// Looks at the addresses directly from this machine, whatever the connection's route: what it finds is what the route is there for.
    ///
    /// `steps` is told of each hop as it begins and as it ends, by one thread at a time; hops that run at once may end in any order. Every
    /// hop has ended when this returns.
    ///
    /// @throws FailureException `Cancelled`, at once
    Examination examine(Connection connection, Consumer<Step> steps, Cancellation cancellation) throws FailureException;

    /// Who answers at `through`, where `broker` is to be reached that advertises `advertised`? TLS is held against the advertised name.
    /// Blocks, for 5 seconds at most.
    ///
    /// @throws FailureException `Cancelled`, at once
    Identity identify(Connection connection, int broker, Address advertised, Address through, Cancellation cancellation)
            throws FailureException;
}

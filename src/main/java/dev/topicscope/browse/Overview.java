package dev.topicscope.browse;

import java.util.List;
import java.util.Objects;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Cluster;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Group;
import dev.topicscope.model.Topic;

/// What a cluster has, at one moment.
///
/// `groupsKnown` is false where groups may not be listed or did not answer; the list is then empty.
public record Overview(Cluster cluster, List<Topic> topics, List<Group> groups, boolean groupsKnown) {

    public Overview {
        Objects.requireNonNull(cluster, "cluster");
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
    }

    /// Asks `session` for all of it. Blocks.
    ///
    /// @throws FailureException as [Session#cluster] and [Session#topics] do; groups fail nothing
    public static Overview of(Session session, Cancellation cancellation) throws FailureException {
        var cluster = session.cluster(cancellation);
        var topics = session.topics(cancellation);
        try {
            return new Overview(cluster, topics, session.groups(cancellation), true);
        } catch (FailureException e) {
            cancellation.check();
            return new Overview(cluster, topics, List.of(), false);
        }
    }
}

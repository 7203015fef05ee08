package dev.topicscope.browse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.topicscope.kafka.KafkaPropertyCatalogue;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Hands out one [FakeSession], or the one that a test has for a connection, or fails as a test says.
public final class FakeConnector implements Connector {

    public final FakeSession session = new FakeSession();
    /// Sessions of their own, by the ids of their connections.
    public final Map<String, FakeSession> sessions = new HashMap<>();
    public final List<Connection> asked = new ArrayList<>();
    public Optional<Failure> failure = Optional.empty();

    @Override
    public PropertyCatalogue properties() {
        return new KafkaPropertyCatalogue();
    }

    @Override
    public FetchSettings fetchSettings() {
        return new FakeFetchSettings();
    }

    @Override
    public Session connect(Connection connection, Cancellation cancellation) throws FailureException {
        asked.add(connection);
        cancellation.check();
        if (failure.isPresent()) {
            throw new FailureException(failure.get());
        }
        var opened = sessions.getOrDefault(connection.id(), session);
        opened.closed = false;
        return opened;
    }

    /// From now on `connection` leads to a cluster of its own with those topics.
    public FakeSession cluster(Connection connection, String... topics) {
        var its = new FakeSession();
        its.connection = connection;
        for (String topic : topics) {
            its.topics.add(FakeSession.topic(topic, 4, 10));
        }
        sessions.put(connection.id(), its);
        return its;
    }
}

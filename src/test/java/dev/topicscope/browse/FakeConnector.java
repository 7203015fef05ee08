package dev.topicscope.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.topicscope.kafka.KafkaPropertyCatalogue;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Hands out one [FakeSession], or fails as a test says.
public final class FakeConnector implements Connector {

    public final FakeSession session = new FakeSession();
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
        session.closed = false;
        return session;
    }
}

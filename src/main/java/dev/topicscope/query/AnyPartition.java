package dev.topicscope.query;

import java.util.Optional;
import java.util.Set;

import dev.topicscope.model.Cancellation;

/// Finds what `query` finds, wherever a partitioner has put it.
record AnyPartition(Query query) implements Query {

    @Override
    public String text() {
        return query.text();
    }

    @Override
    public Matcher matcher(Cancellation ended) {
        return query.matcher(ended);
    }

    @Override
    public Optional<byte[]> exactKey() {
        return Optional.empty();
    }

    @Override
    public Set<Integer> partitions() {
        return query.partitions();
    }
}

package dev.topicscope.query;

import java.util.Optional;
import java.util.Set;

import dev.topicscope.model.Cancellation;

/// The query that finds every record.
public record EveryRecord() implements Query {

    @Override
    public String text() {
        return "";
    }

    @Override
    public Matcher matcher(Cancellation ended) {
        return _ -> true;
    }

    @Override
    public Optional<byte[]> exactKey() {
        return Optional.empty();
    }

    @Override
    public Set<Integer> partitions() {
        return Set.of();
    }
}

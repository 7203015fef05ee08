package dev.topicscope.cli;

import java.util.Optional;
import java.util.Set;

import dev.topicscope.query.Query;

/// The query that finds every record.
record EveryRecord() implements Query {

    @Override
    public String text() {
        return "";
    }

    @Override
    public Matcher matcher() {
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

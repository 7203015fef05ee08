package dev.topicscope.ui.messages;

import java.util.Optional;
import java.util.Set;

import dev.topicscope.query.Query;

/// Finds every record: what is searched for where only a range of time was chosen.
record Everything() implements Query {

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

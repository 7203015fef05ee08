package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

import dev.topicscope.model.Cancellation;
import dev.topicscope.query.Query;
import dev.topicscope.query.RecordView;

/// A query that a test makes of a lambda.
final class TestQuery implements Query {

    static final TestQuery ALL = new TestQuery(_ -> true);

    private final Matcher test;
    private final Optional<byte[]> key;

    private TestQuery(Matcher test) {
        this(test, Optional.empty());
    }

    private TestQuery(Matcher test, Optional<byte[]> key) {
        this.test = test;
        this.key = key;
    }

    static TestQuery of(Matcher test) {
        return new TestQuery(test);
    }

    static TestQuery containing(String text) {
        return new TestQuery(record -> valueOf(record).contains(text));
    }

    static TestQuery key(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new TestQuery(record -> ByteBuffer.wrap(bytes).equals(record.key()), Optional.of(bytes));
    }

    static String valueOf(RecordView record) {
        return record.value() == null ? "null" : StandardCharsets.UTF_8.decode(record.value().duplicate()).toString();
    }

    @Override
    public String text() {
        return "test";
    }

    @Override
    public Matcher matcher(Cancellation ended) {
        return test;
    }

    @Override
    public Optional<byte[]> exactKey() {
        return key;
    }

    @Override
    public Set<Integer> partitions() {
        return Set.of();
    }
}

package dev.topicscope.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.topicscope.model.Cancellation;

/// A query of several terms, all of which a record must pass.
final class TermQuery implements Query {

    private final String text;
    private final List<RecordTest> tests;
    private final Optional<byte[]> exactKey;
    private final Set<Integer> partitions;

    TermQuery(String text, List<RecordTest> tests, Optional<byte[]> exactKey, Set<Integer> partitions) {
        this.text = text;
        this.tests = tests.stream().sorted(Comparator.comparingInt(RecordTest::cost)).toList();
        this.exactKey = exactKey;
        this.partitions = Set.copyOf(partitions);
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Matcher matcher(Cancellation ended) {
        return new TermMatcher(tests.stream().map(test -> test.copy(ended)).toArray(RecordTest[]::new));
    }

    @Override
    public Optional<byte[]> exactKey() {
        return exactKey.map(byte[]::clone);
    }

    @Override
    public Set<Integer> partitions() {
        return partitions;
    }

    private static final class TermMatcher implements Matcher {
        private final RecordTest[] tests;
        private final Bytes key = new Bytes();
        private final Bytes value = new Bytes();

        private TermMatcher(RecordTest[] tests) {
            this.tests = tests;
        }

        @Override
        public boolean matches(RecordView record) throws EvaluationException {
            key.take(record.key());
            value.take(record.value());
            for (var test : tests) {
                if (!test.of(record, key, value)) {
                    return false;
                }
            }
            return true;
        }

        /// As far as the test tells that sees furthest: a record must pass them all.
        @Override
        public int nextPossible(byte[] bytes, int from, int to) {
            int next = from;
            for (int i = 0; i < tests.length && next < to; i++) {
                next = Math.max(next, tests[i].next(bytes, from, to));
            }
            return next;
        }
    }
}

package dev.topicscope.query;

import java.util.BitSet;

import dev.topicscope.model.Cancellation;

/// A test of a record. Confined to one thread.
sealed interface RecordTest {

    boolean of(RecordView record, Bytes key, Bytes value) throws Query.EvaluationException;

    /// The same for another thread, given up in the midst of a record once `ended` is cancelled.
    RecordTest copy(Cancellation ended);

    /// Where from `from` (inclusive) to `to` (exclusive) something may begin without which no record passes; `to` if nowhere.
    default int next(byte[] bytes, int from, int to) {
        return switch (this) {
            case Anywhere(var test) -> test.next(bytes, from, to);
            case InKey(var test) -> test.next(bytes, from, to);
            case InValue(var test) -> test.next(bytes, from, to);
            case InHeader(var _, var test) -> test.next(bytes, from, to);
            case OnDocument(var test) -> test.next(bytes, from, to);
            case InPartition _, Not _ -> from;
        };
    }

    /// How dear the test is: of several, the cheap ones come first.
    default int cost() {
        return switch (this) {
            case InPartition _ -> 0;
            case InKey _ -> 1;
            case InValue _ -> 2;
            case Anywhere _ -> 3;
            case InHeader _ -> 4;
            case OnDocument _ -> 5;
            case Not(var test) -> test.cost();
        };
    }

    /// Somewhere in the record: key, value, name or value of a header.
    record Anywhere(ByteTest test) implements RecordTest {
        @Override
        public boolean of(RecordView record, Bytes key, Bytes value) throws Query.EvaluationException {
            return value.pass(test) || key.pass(test) || inHeaders(record);
        }

        private boolean inHeaders(RecordView record) throws Query.EvaluationException {
            for (var header : record.headers()) {
                byte[] name = Bytes.utf8(header.key());
                if (test.in(name, 0, name.length) || header.value().isPresent() && test.in(header.value().get(), 0,
                        header.value().get().length)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public RecordTest copy(Cancellation ended) {
            return new Anywhere(test.copy(ended));
        }
    }

    /// In the key; a record without a key has nothing to find in it.
    record InKey(ByteTest test) implements RecordTest {
        @Override
        public boolean of(RecordView record, Bytes key, Bytes value) throws Query.EvaluationException {
            return key.pass(test);
        }

        @Override
        public RecordTest copy(Cancellation ended) {
            return new InKey(test.copy(ended));
        }
    }

    /// In the value; a record without a value has nothing to find in it.
    record InValue(ByteTest test) implements RecordTest {
        @Override
        public boolean of(RecordView record, Bytes key, Bytes value) throws Query.EvaluationException {
            return value.pass(test);
        }

        @Override
        public RecordTest copy(Cancellation ended) {
            return new InValue(test.copy(ended));
        }
    }

    /// In the value of a header of this name; the names' case matters.
    record InHeader(String name, ByteTest test) implements RecordTest {
        @Override
        public boolean of(RecordView record, Bytes key, Bytes value) throws Query.EvaluationException {
            for (var header : record.headers()) {
                if (header.key().equals(name) && header.value().isPresent() && test.in(header.value().get(), 0,
                        header.value().get().length)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public RecordTest copy(Cancellation ended) {
            return new InHeader(name, test.copy(ended));
        }
    }

    /// The value as JSON; a record without a value is JSON's null.
    record OnDocument(ByteTest test) implements RecordTest {
        private static final byte[] NULL = {'n', 'u', 'l', 'l'};

        @Override
        public boolean of(RecordView record, Bytes key, Bytes value) throws Query.EvaluationException {
            return value.isNull() ? test.in(NULL, 0, NULL.length) : value.pass(test);
        }

        @Override
        public RecordTest copy(Cancellation ended) {
            return new OnDocument(test.copy(ended));
        }
    }

    /// In one of these partitions.
    record InPartition(BitSet partitions) implements RecordTest {
        @Override
        public boolean of(RecordView record, Bytes key, Bytes value) {
            return partitions.get(record.partition());
        }

        @Override
        public RecordTest copy(Cancellation ended) {
            return this;
        }
    }

    /// The opposite.
    record Not(RecordTest test) implements RecordTest {
        @Override
        public boolean of(RecordView record, Bytes key, Bytes value) throws Query.EvaluationException {
            return !test.of(record, key, value);
        }

        @Override
        public RecordTest copy(Cancellation ended) {
            return new Not(test.copy(ended));
        }
    }
}

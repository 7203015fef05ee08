package dev.topicscope.compose;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Header;

/// A file whose whole content is the value of one record.
public final class WholeFile implements RecordSource.Plan {

    private static final int LARGEST = 256 << 20;

    private final Input input;
    private final Optional<byte[]> key;
    private final List<Header> headers;

    public WholeFile(Input input, Optional<byte[]> key, List<Header> headers) {
        this.input = input;
        this.key = key;
        this.headers = List.copyOf(headers);
    }

    @Override
    public RecordSource open(Cancellation cancellation) throws FailureException {
        try (var stream = input.open()) {
            byte[] content = stream.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new FailureException(new Failure.Invalid("file", input.name() + " has more than " + (LARGEST >> 20)
                        + " MiB, which no broker takes as one record.", ""));
            }
            return new OneDraft(new Draft(OptionalInt.empty(), Optional.empty(), key, Optional.of(content), headers));
        } catch (IOException e) {
            throw LineReader.unreadable(input, e);
        }
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(1);
    }

    private static final class OneDraft implements RecordSource {

        private Optional<Draft> draft;

        private OneDraft(Draft draft) {
            this.draft = Optional.of(draft);
        }

        @Override
        public Item next() {
            var given = draft;
            draft = Optional.empty();
            return given.<Item>map(one -> new Item.Ready(one, 1)).orElseGet(Item.End::new);
        }

        @Override
        public void close() {
            draft = Optional.empty();
        }
    }
}

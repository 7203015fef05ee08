package dev.topicscope.compose;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;
import dev.topicscope.model.FailureException;

/// A file with a record a line: the line is the value, byte for byte, or with a `keySeparator` what stands behind the first one, and the
/// key what stands before it. An empty line is an empty value.
public final class LinesFile implements RecordSource.Plan {

    private final Input input;
    private final Optional<byte[]> keySeparator;
    private final String shown;

    /// @throws IllegalArgumentException if the separator is empty
    public LinesFile(Input input, Optional<String> keySeparator) {
        if (keySeparator.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException("A separator has at least one character");
        }
        this.input = input;
        this.keySeparator = keySeparator.map(text -> text.getBytes(StandardCharsets.UTF_8));
        this.shown = keySeparator.map(text -> text.replace("\t", "\\t")).orElse("");
    }

    @Override
    public RecordSource open(Cancellation cancellation) throws FailureException {
        var lines = LineReader.open(input);
        return new RecordSource() {
            @Override
            public Item next() throws FailureException {
                return lines.next().map(line -> item(line)).orElseGet(Item.End::new);
            }

            @Override
            public void close() {
                lines.close();
            }
        };
    }

    private Item item(LineReader.Line line) {
        if (line.tooLong()) {
            return new Item.Faulty(line.number(), LineReader.tooLong(line.number()));
        }
        if (keySeparator.isEmpty()) {
            return ready(Optional.empty(), line.bytes(), line.number());
        }
        int at = indexOf(line.bytes(), keySeparator.get());
        if (at < 0) {
            return new Item.Faulty(line.number(), "Line " + line.number() + " has no “" + shown + "” between key and value.");
        }
        return ready(Optional.of(Arrays.copyOf(line.bytes(), at)),
                Arrays.copyOfRange(line.bytes(), at + keySeparator.get().length, line.bytes().length), line.number());
    }

    private static Item ready(Optional<byte[]> key, byte[] value, long number) {
        return new Item.Ready(new Draft(OptionalInt.empty(), Optional.empty(), key, Optional.of(value), List.of()), number);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i <= bytes.length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}

package dev.topicscope.compose;

import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.format.JsonRecord;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;

/// A file of JSON Lines, a record a line, as [dev.topicscope.format.JsonLines] writes them: they come back unchanged. Empty lines are
/// passed over.
public final class JsonLinesFile implements RecordSource.Plan {

    private final Input input;

    public JsonLinesFile(Input input) {
        this.input = input;
    }

    @Override
    public RecordSource open(Cancellation cancellation) throws FailureException {
        return new Source(LineReader.open(input));
    }

    private static final class Source implements RecordSource {

        private final LineReader lines;

        private Source(LineReader lines) {
            this.lines = lines;
        }

        @Override
        public Item next() throws FailureException {
            var line = lines.next();
            while (line.isPresent() && !line.get().tooLong() && isBlank(line.get().bytes())) {
                line = lines.next();
            }
            return line.map(Source::item).orElseGet(Item.End::new);
        }

        @Override
        public void close() {
            lines.close();
        }

        private static Item item(LineReader.Line line) {
            if (line.tooLong()) {
                return new Item.Faulty(line.number(), LineReader.tooLong(line.number()));
            }
            return switch (JsonRecord.read(line.bytes())) {
                case JsonRecord.Ready(var draft) -> new Item.Ready(draft, line.number());
                case JsonRecord.Faulty(int column, String reason) -> new Item.Faulty(line.number(),
                        "Line " + line.number() + (column > 0 ? ", column " + column : "") + ": " + reason);
            };
        }

        private static boolean isBlank(byte[] line) {
            for (byte b : line) {
                if (b != ' ' && b != '\t') {
                    return false;
                }
            }
            return true;
        }
    }
}

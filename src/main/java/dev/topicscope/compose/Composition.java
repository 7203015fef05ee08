package dev.topicscope.compose;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Header;

/// A record as somebody composes it: what is typed for key, value and headers, and whether that are templates. Immutable.
///
/// With `templates`, each record is filled in by its number and the `seed`; `{{csv:…}}` takes from `table`. The timestamp is the given
/// one, or the time of handing over. To which partition a record goes is a matter of the run.
public record Composition(Content key, Content value, List<HeaderField> headers, Optional<Instant> timestamp, boolean templates,
                          long seed, Optional<CsvTable> table) {

    /// What a key, a value or a header's value is to be.
    public sealed interface Content {

        /// What is typed, and how it is to be understood.
        record Typed(Encoding encoding, String text) implements Content {
            public Typed {
                Objects.requireNonNull(encoding, "encoding");
                Objects.requireNonNull(text, "text");
            }
        }

        /// These bytes, which nobody has typed: a record's that is sent again. Nobody may change them.
        record Fixed(byte[] bytes) implements Content {
        }
    }

    /// A header: its name, which may be a template too, and its value.
    public record HeaderField(String name, Content value) {
        public HeaderField {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /// Which part of a record something is about.
    public sealed interface Part {
        record Key() implements Part {
        }

        record Value() implements Part {
        }

        /// The name of a header, by its place, counted from 0.
        record HeaderName(int place) implements Part {
        }

        /// The value of a header, by its place, counted from 0.
        record HeaderValue(int place) implements Part {
        }
    }

    /// What is to be said about a part. The `problem` is at a place of what is typed, or, where a template has been filled in, of `filled`.
    public record Remark(Part part, TextProblem problem, Optional<String> filled) {

        /// Which part, and where in it: `value, character 5`; headers by the names in `headers`.
        private String place(List<HeaderField> headers) {
            String where = switch (part) {
                case Part.Key() -> "key";
                case Part.Value() -> "value";
                case Part.HeaderName(int place) -> "name of header " + (place + 1);
                case Part.HeaderValue(int place) -> "header “" + headers.get(place).name() + "”";
            };
            return problem.position() == 0 ? where : where + ", character " + (problem.position() + 1);
        }
    }

    /// What came of composing one record.
    public sealed interface Composed {

        /// The record, and what may not be meant so.
        record Ready(Draft draft, List<Remark> doubts) implements Composed {
        }

        /// It can't be made, for these reasons.
        record Wrong(List<Remark> problems) implements Composed {
        }
    }

    public Composition {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(table, "table");
        headers = List.copyOf(headers);
    }

    /// One record as it stands, without templates.
    public static Composition plain(Content key, Content value, List<HeaderField> headers) {
        return new Composition(key, value, headers, Optional.empty(), false, 0, Optional.empty());
    }

    /// What is wrong with the templates themselves, whatever the record; none if they can be filled in. Cheap: for every key stroke.
    public List<Remark> problems() {
        return new Filling(this).problems();
    }

    /// Whether templates in it take made-up names, cities or words, of which the first takes its time.
    public boolean isMadeUp() {
        return new Filling(this).isMadeUp();
    }

    /// Record `number`, counted from 0, as it would be made at `time`; sends nothing. The first with a made-up name may take some
    /// seconds: call it on a worker.
    public Composed preview(long number, Instant time) {
        return new Filling(this).record(number, time);
    }

    /// A run of such records: `times` of them, or as many as wanted.
    ///
    /// Its source gives up, with `Invalid`, after 1,000 faulty records in a row, or after as many as the table has rows if it has more.
    public RecordSource.Plan repeated(OptionalLong times, Clock clock) {
        return new RecordSource.Plan() {
            @Override
            public RecordSource open(Cancellation cancellation) {
                return new Source(new Filling(Composition.this), times.orElse(Long.MAX_VALUE), clock);
            }

            @Override
            public OptionalLong count() {
                return times;
            }
        };
    }

    private static final class Source implements RecordSource {

        private static final long MOST_FAULTY = 1_000;

        private final Filling filling;
        private final Clock clock;
        private Optional<Item> same = Optional.empty();
        private long left;
        private long number;
        private long faultyInARow;

        private Source(Filling filling, long times, Clock clock) {
            this.filling = filling;
            this.clock = clock;
            this.left = times;
        }

        @Override
        public Item next() throws FailureException {
            if (left == 0) {
                return new Item.End();
            }
            left--;
            var item = make();
            faultyInARow = item instanceof Item.Faulty ? faultyInARow + 1 : 0;
            if (faultyInARow > mostFaulty() && item instanceof Item.Faulty(long _, String reason)) {
                throw new FailureException(new Failure.Invalid("record", "No record could be made in " + mostFaulty()
                        + " tries, so the run has ended. " + reason, ""));
            }
            return item;
        }

        private long mostFaulty() {
            return Math.max(MOST_FAULTY, filling.composition.table().map(CsvTable::rowCount).orElse(0));
        }

        private Item make() {
            if (same.isPresent()) {
                return same.get();
            }
            Item item = switch (filling.record(number++, clock.instant())) {
                case Composed.Ready(var draft, var _) -> new Item.Ready(draft, number);
                case Composed.Wrong(var problems) -> new Item.Faulty(number, "Record " + number + ", "
                        + problems.getFirst().place(filling.composition.headers()) + ": " + problems.getFirst().problem().reason());
            };
            if (filling.isConstant()) {
                same = Optional.of(item);
            }
            return item;
        }

        @Override
        public void close() {
            left = 0;
        }
    }

    /// The templates of a composition, read once, and what they draw from. Not thread-safe.
    private static final class Filling {

        private final Composition composition;
        private final List<Piece> pieces = new ArrayList<>();
        private final List<Remark> problems = new ArrayList<>();
        private final Draw draw;

        private record Piece(Part part, Function<String, Encoded> encoder, Template template) {
        }

        private Filling(Composition composition) {
            this.composition = composition;
            this.draw = new Draw(composition.seed());
            add(new Part.Key(), composition.key());
            add(new Part.Value(), composition.value());
            for (int i = 0; i < composition.headers().size(); i++) {
                add(new Part.HeaderName(i), new Content.Typed(PayloadFormat.TEXT, composition.headers().get(i).name()));
                add(new Part.HeaderValue(i), composition.headers().get(i).value());
            }
        }

        private void add(Part part, Content content) {
            switch (content) {
                case Content.Typed(var encoding, String text) -> add(part, encoding, text);
                case Content.Fixed(byte[] bytes) -> pieces.add(new Piece(part,
                        _ -> new Encoded.Fit(Optional.of(bytes), Optional.empty()), Template.literal("")));
            }
        }

        private void add(Part part, Encoding encoding, String text) {
            var parsed = composition.templates() && encoding.isTyped() ? Template.parse(text, composition.table())
                    : new Template.Parsed.Ready(Template.literal(text));
            switch (parsed) {
                case Template.Parsed.Ready(var template) -> pieces.add(new Piece(part, encoding::encode, template));
                case Template.Parsed.Wrong(var problem) -> problems.add(new Remark(part, problem, Optional.empty()));
            }
        }

        private List<Remark> problems() {
            return List.copyOf(problems);
        }

        private boolean isConstant() {
            return pieces.stream().allMatch(piece -> piece.template().isConstant());
        }

        private boolean isMadeUp() {
            return pieces.stream().anyMatch(piece -> piece.template().isMadeUp());
        }

        private Composed record(long number, Instant time) {
            if (!problems.isEmpty()) {
                return new Composed.Wrong(problems());
            }
            draw.turnTo(number, time);
            var contents = new ArrayList<Optional<byte[]>>();
            var names = new ArrayList<String>();
            var wrong = new ArrayList<Remark>();
            var doubts = new ArrayList<Remark>();
            for (var piece : pieces) {
                String text = piece.template().fill(draw);
                var filled = piece.template().isConstant() ? Optional.<String>empty() : Optional.of(text);
                if (piece.part() instanceof Part.HeaderName) {
                    names.add(text);
                }
                switch (piece.encoder().apply(text)) {
                    case Encoded.Fit(var bytes, var doubt) -> {
                        contents.add(bytes);
                        doubt.ifPresent(said -> doubts.add(new Remark(piece.part(), said, filled)));
                    }
                    case Encoded.Unfit(var problem) -> {
                        contents.add(Optional.empty());
                        wrong.add(new Remark(piece.part(), problem, filled));
                    }
                }
            }
            return wrong.isEmpty() ? new Composed.Ready(draft(contents, names), List.copyOf(doubts))
                    : new Composed.Wrong(List.copyOf(wrong));
        }

        private Draft draft(List<Optional<byte[]>> contents, List<String> names) {
            var headers = new ArrayList<Header>();
            for (int i = 0; i < names.size(); i++) {
                headers.add(new Header(names.get(i), contents.get(2 + 2 * i + 1)));
            }
            return new Draft(OptionalInt.empty(), composition.timestamp(), contents.get(0), contents.get(1), headers);
        }
    }
}

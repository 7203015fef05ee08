package dev.topicscope.compose;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.topicscope.browse.RecordExport.Whole;
import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Header;
import dev.topicscope.model.Message;

/// Records that were read, to be sent again, byte for byte: to redrive dead letters, or to take them to another topic.
///
/// What a store has cut is got by its offset first; if it is gone, that is a faulty record. The partition each came from is named in its
/// draft, for placements that go by it.
public final class Resending implements RecordSource.Plan {

    /// Headers that say where a record comes from.
    public static final String ORIGIN_TOPIC = "topicscope.origin.topic";
    public static final String ORIGIN_PARTITION = "topicscope.origin.partition";
    public static final String ORIGIN_OFFSET = "topicscope.origin.offset";
    public static final String ORIGIN_TIMESTAMP = "topicscope.origin.timestamp";

    private final int count;
    private final Records records;
    private final Keep keep;
    private final Whole whole;

    /// What goes along: the record's own headers, its timestamp, and headers that say where it comes from (as text, the time in ISO 8601).
    public record Keep(boolean headers, boolean timestamp, boolean origin) {
    }

    /// Where the records are taken from, one after the other.
    public interface Records {

        /// Record `place`, counted from 0, or what is held of it. May block, as a [RecordSource] may.
        Message message(int place);
    }

    public Resending(List<Message> messages, Keep keep, Whole whole) {
        this(messages.size(), List.copyOf(messages)::get, keep, whole);
    }

    /// `count` of `records`.
    public Resending(int count, Records records, Keep keep, Whole whole) {
        this.count = count;
        this.records = records;
        this.keep = keep;
        this.whole = whole;
    }

    /// One record as it is sent again. Pure.
    ///
    /// @throws IllegalArgumentException if only the beginning of the record is here
    public static Draft draft(Message message, Keep keep) {
        if (message.isCut()) {
            throw new IllegalArgumentException("Only the beginning of " + message.partition() + ", offset " + message.offset()
                    + " is here");
        }
        var headers = new ArrayList<Header>(keep.headers() ? message.headers() : List.of());
        if (keep.origin()) {
            headers.add(header(ORIGIN_TOPIC, message.partition().topic()));
            headers.add(header(ORIGIN_PARTITION, String.valueOf(message.partition().number())));
            headers.add(header(ORIGIN_OFFSET, String.valueOf(message.offset())));
            message.timestamp().ifPresent(timestamp -> headers.add(header(ORIGIN_TIMESTAMP, timestamp.time().toString())));
        }
        return new Draft(OptionalInt.of(message.partition().number()),
                keep.timestamp() ? message.timestamp().map(timestamp -> timestamp.time()) : Optional.empty(), message.key(),
                message.value(), headers);
    }

    @Override
    public RecordSource open(Cancellation cancellation) {
        return new RecordSource() {
            private int place;

            @Override
            public Item next() throws FailureException {
                if (place >= count) {
                    return new Item.End();
                }
                var message = records.message(place++);
                return item(message, place, cancellation);
            }

            @Override
            public void close() {
                place = count;
            }
        };
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(count);
    }

    private Item item(Message message, long place, Cancellation cancellation) throws FailureException {
        try {
            return new Item.Ready(draft(message.isCut() ? whole.of(message, cancellation) : message, keep), place);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Gone(String what, String reason, String _)) {
                return new Item.Faulty(place, "Not all of " + what + " is held here, and the cluster no longer has it. "
                        + reason);
            }
            throw e;
        }
    }

    private static Header header(String name, String value) {
        return new Header(name, Optional.of(value.getBytes(StandardCharsets.UTF_8)));
    }
}

package dev.topicscope.ui.messages;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.browse.End;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.query.Query;

/// What of a topic is chosen to be read: from where, to where, which partitions, and whether open and aborted transactions too. FX thread
/// only.
public final class ReadChoice {

    private final ReadOnlyObjectWrapper<Start> start = new ReadOnlyObjectWrapper<>(new Start.Latest());
    private final ReadOnlyObjectWrapper<End> end = new ReadOnlyObjectWrapper<>(new End.Never());
    private final ReadOnlyObjectWrapper<Set<Integer>> partitions = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<IsolationLevel> isolation = new ReadOnlyObjectWrapper<>(IsolationLevel.READ_UNCOMMITTED);

    public ReadOnlyObjectProperty<Start> start() {
        return start.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<End> end() {
        return end.getReadOnlyProperty();
    }

    /// All of them if empty.
    public ReadOnlyObjectProperty<Set<Integer>> partitions() {
        return partitions.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<IsolationLevel> isolation() {
        return isolation.getReadOnlyProperty();
    }

    /// Whether a read shows its first records, rather than the live end.
    boolean startsAtTheHead() {
        return !(start.get() instanceof Start.Latest || start.get() instanceof Start.Last);
    }

    /// Chooses a start. Where nothing could lie between it and the end, the end that was chosen gives way: after the latest offset, or
    /// after a time that is not before that of the end.
    void from(Start other) {
        start.set(Objects.requireNonNull(other, "start"));
        boolean nothingBetween = other instanceof Start.Latest
                || other instanceof Start.AtTime(Instant from) && end.get() instanceof End.BeforeTime(Instant to) && !from.isBefore(to)
                || other instanceof Start.AtOffset(long from) && end.get() instanceof End.BeforeOffset(long to) && from >= to;
        if (nothingBetween) {
            end.set(new End.Never());
        }
    }

    void until(End other) {
        end.set(Objects.requireNonNull(other, "end"));
    }

    void only(Set<Integer> numbers) {
        partitions.set(Set.copyOf(numbers));
    }

    void isolate(IsolationLevel other) {
        isolation.set(Objects.requireNonNull(other, "isolation"));
    }

    ReadRequest read(String topic, long holdBytes) {
        return new ReadRequest(topic, partitions.get(), start.get(), end.get(), isolation.get(), holdBytes);
    }

    /// Whoever searches wants to find: a search from the live end goes from the earliest record instead.
    SearchRequest search(String topic, Query query, long holdBytes) {
        var from = startsAtTheHead() ? start.get() : new Start.Earliest();
        return new SearchRequest(topic, partitions.get(), from, end.get(), isolation.get(), query, holdBytes);
    }
}

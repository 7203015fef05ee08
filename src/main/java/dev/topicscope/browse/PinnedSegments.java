package dev.topicscope.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a [RecordStore] has dropped at its head and yet keeps, because somebody looks at it. Not thread-safe: the store's lock guards it.
final class PinnedSegments {

    private final List<RecordSegment> segments = new ArrayList<>();
    private Optional<IndexRange> pin = Optional.empty();

    /// Pins those rows, or none, and lets go of what was pinned before.
    ///
    /// @return the bytes that are free now
    long pin(Optional<IndexRange> rows) {
        pin = rows;
        long freed = 0;
        for (var each = segments.iterator(); each.hasNext();) {
            var segment = each.next();
            if (!covers(segment)) {
                freed += segment.heldBytes();
                each.remove();
            }
        }
        return freed;
    }

    boolean covers(RecordSegment segment) {
        return pin.filter(rows -> rows.first() < segment.endIndex() && rows.end() > segment.firstIndex()).isPresent();
    }

    /// Takes the next segment that was dropped.
    void add(RecordSegment segment) {
        segments.add(segment);
    }

    void clear() {
        segments.clear();
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    Optional<RecordSegment> find(long index) {
        return segments.stream().filter(segment -> index >= segment.firstIndex() && index < segment.endIndex()).findFirst();
    }

    /// The rows without a gap from the first that is pinned here; they go on into `rest`, where that is connected.
    IndexRange run(IndexRange rest) {
        if (segments.isEmpty()) {
            return rest;
        }
        long from = segments.getFirst().firstIndex();
        long to = from;
        for (var segment : segments) {
            to = segment.firstIndex() == to ? segment.endIndex() : to;
        }
        return new IndexRange(from, to == rest.first() ? rest.end() : to);
    }
}

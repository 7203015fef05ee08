package dev.topicscope.browse;

import java.util.HashMap;
import java.util.Map;

/// Which offsets lie before and after what a [RecordStore] holds. Not thread-safe: the store's lock guards it.
///
/// Within a partition records are held in the order of offsets, so dropping at an end moves that edge, and no list of what was dropped is
/// needed to read it again.
final class StoreEdges {

    private final Map<Integer, Long> before = new HashMap<>();
    private final Map<Integer, Long> after = new HashMap<>();
    private boolean cut;

    /// A partition is read from `offset` on; said once for each.
    void begin(int partition, long offset) {
        before.putIfAbsent(partition, offset);
    }

    /// The records of `segment` up to `endIndex` (exclusive) have gone at the head.
    void goneAtHead(RecordSegment segment, long endIndex) {
        var newest = new HashMap<Integer, Long>();
        for (long index = endIndex - 1; index >= segment.firstIndex(); index--) {
            newest.putIfAbsent(segment.partition(index), segment.offset(index) + 1);
        }
        before.putAll(newest);
    }

    /// The records of `segment` have gone at the end.
    void goneAtEnd(RecordSegment segment) {
        for (long index = segment.endIndex() - 1; index >= segment.firstIndex(); index--) {
            after.put(segment.partition(index), segment.offset(index));
        }
        cut = true;
    }

    /// For each partition, the offset before which nothing is held.
    Map<Integer, Long> before() {
        return Map.copyOf(before);
    }

    void movedTo(Map<Integer, Long> offsets) {
        before.putAll(offsets);
    }

    /// Whether records have gone at the end that nobody has been told of.
    boolean isCut() {
        return cut;
    }

    /// For each partition of which records have gone at the end, the offset of the first of them.
    Map<Integer, Long> takeCut() {
        var taken = Map.copyOf(after);
        after.clear();
        cut = false;
        return taken;
    }
}

package dev.topicscope.browse;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.topicscope.model.Header;
import dev.topicscope.model.Message;
import dev.topicscope.model.Timestamp;

/// The records of one read in the order they came, held as raw bytes and bounded in bytes.
///
/// Each record has an index: 0 for the first that was appended, one more for each appended after it, and one less for each put before the
/// first, so that no record that is held ever changes its index. Records from [#first()] (inclusive) to [#end()] (exclusive) are held;
/// what was dropped at either end, a segment of records at a time, can be read again ([#before], [#resume]). Holding a record costs its
/// bytes and 37 more.
///
/// Of a key or value longer than `headBytes` only the first so many bytes are kept, so that a few huge records neither fill the store nor
/// drive out all others: [Message#isCut] tells it, and [Session#record] gets the whole.
///
/// Thread-safe: any thread may append or look; no lock is held longer than copying one record takes, or those of one [#appendTogether].
public final class RecordStore {

    /// How much of a key or value is kept of what is read for people to look at: 1 MiB. That is as much as a broker takes in one batch by
    /// default, so that only in topics set up for large records any are cut.
    public static final int HEAD_BYTES = 1 << 20;

    private final String topic;
    private final long limitBytes;
    private final int headBytes;
    private final ArrayDeque<RecordSegment> segments = new ArrayDeque<>();
    private final PinnedSegments pinned = new PinnedSegments();
    private final StoreEdges edges = new StoreEdges();
    private long heldBytes;
    private long end;
    private long droppedAtHead;
    private long droppedAtEnd;
    private int watchers;
    private boolean oldestKept;
    private boolean cleared;

    /// A store that keeps records whole.
    ///
    /// @throws IllegalArgumentException if `limitBytes` is not positive
    public RecordStore(String topic, long limitBytes) {
        this(topic, limitBytes, Integer.MAX_VALUE);
    }

    /// @throws IllegalArgumentException if `limitBytes` or `headBytes` is not positive
    public RecordStore(String topic, long limitBytes, int headBytes) {
        this.topic = Objects.requireNonNull(topic, "topic");
        if (limitBytes <= 0 || headBytes <= 0) {
            throw new IllegalArgumentException("A store holds at least 1 byte, but was to hold " + limitBytes + " and " + headBytes
                    + " of a value");
        }
        this.headBytes = headBytes;
        this.limitBytes = limitBytes;
    }

    /// The index of the oldest record held.
    public synchronized long first() {
        return segments.isEmpty() ? end : segments.peekFirst().firstIndex();
    }

    /// The index that the next record appended will get.
    public synchronized long end() {
        return end;
    }

    /// How many records are no longer held because the limit was reached; those that were read again are.
    public synchronized long dropped() {
        return droppedAtHead + droppedAtEnd;
    }

    /// Says from which offset on a partition is read, for [#before].
    public synchronized void begin(int partition, long offset) {
        edges.begin(partition, offset);
    }

    /// For each partition that is read, the offset before which nothing is held: there older records can be read, for [#prepend].
    public synchronized Map<Integer, Long> before() {
        return edges.before();
    }

    /// Puts all records of `page`, which nobody else uses, before those held, taking what room they need from the newest. `from` is what
    /// [#before] was when the page was read, `to` what it is to be. False, and without effect, if the edge has moved since, or rows are
    /// pinned that are no longer connected with the rest.
    public synchronized boolean prepend(RecordStore page, Map<Integer, Long> from, Map<Integer, Long> to) {
        if (cleared || !pinned.isEmpty() || !edges.before().equals(from)) {
            return false;
        }
        long need = page.segments.stream().mapToLong(RecordSegment::heldBytes).sum();
        while (segments.size() > 1 && heldBytes + need > limitBytes) {
            dropNewest();
        }
        for (var segment : page.segments.reversed()) {
            var moved = segment.at(first() - (segment.endIndex() - segment.firstIndex()));
            segments.addFirst(moved);
            heldBytes += moved.heldBytes();
        }
        droppedAtHead = Math.max(0, droppedAtHead - (page.end() - page.first()));
        edges.movedTo(to);
        notifyAll();
        return true;
    }

    /// Where to go on after [#prepend] has dropped the newest records: for each partition that has lost some, the offset of the first.
    /// Empty if none went, or as long as there is no room; until it has told, [#append] takes nothing.
    public synchronized Optional<Map<Integer, Long>> resume() {
        boolean room = !oldestKept || heldBytes + RecordSegment.capacityFor(0, 1, limitBytes) <= limitBytes;
        return edges.isCut() && room ? Optional.of(edges.takeCut()) : Optional.empty();
    }

    /// Drops the oldest records, at least `bytes` (positive) of them, but never the newest segment.
    public synchronized void dropOldest(long bytes) {
        for (long target = heldBytes - bytes; segments.size() > 1 && heldBytes > target;) {
            dropOldest();
        }
        notifyAll();
    }

    /// Keeps those records whatever else is dropped, because they are looked at; those pinned before no longer are. Empty pins none.
    public synchronized void pin(Optional<IndexRange> rows) {
        heldBytes -= pinned.pin(rows);
        notifyAll();
    }

    /// The records that are held without a gap around those pinned; all that are held if none are.
    public synchronized IndexRange aroundPin() {
        return pinned.run(new IndexRange(first(), end));
    }

    /// Hides the records before `index`, which were not asked for; they do not count as dropped.
    public synchronized void forgetBefore(long index) {
        while (segments.size() > 1 && segments.peekFirst().endIndex() <= index) {
            var oldest = segments.removeFirst();
            edges.goneAtHead(oldest, oldest.endIndex());
            heldBytes -= oldest.heldBytes();
        }
        if (!segments.isEmpty()) {
            edges.goneAtHead(segments.peekFirst(), Math.min(index, segments.peekFirst().endIndex()));
            segments.peekFirst().hideBefore(index);
        }
        notifyAll();
    }

    /// The memory that the records take, with what is reserved for the next.
    public synchronized long heldBytes() {
        return heldBytes;
    }

    public long limitBytes() {
        return limitBytes;
    }

    /// How many bytes of a key or value are kept at most.
    public int headBytes() {
        return headBytes;
    }

    /// Whether the oldest records must stay, because somebody looks at them: then a full store takes no more. Otherwise it drops them,
    /// which is how a store begins.
    public synchronized void keepOldest(boolean keep) {
        oldestKept = keep;
        notifyAll();
    }

    /// Adds a record at the end, dropping the oldest if that is needed and allowed.
    ///
    /// A `null` buffer is Kafka's `null`; `kind` is `null` where the record has no timestamp. Buffers are read, not kept, and their
    /// positions stay. A record larger than the limit is held all the same, alone.
    ///
    /// @return whether the record was taken: not if the store is full and keeps its oldest, nor while a reader has to [#resume]
    public synchronized boolean append(int partition, long offset, Timestamp.Kind kind, long millis, ByteBuffer key, ByteBuffer value,
                                       List<Header> headers) {
        if (cleared) {
            return true;
        }
        if (!hasRoom(RecordSegment.sizeOf(key, value, headers, headBytes))) {
            return false;
        }
        var segment = segments.peekLast();
        long before = segment.heldBytes();
        segment.append(partition, offset, kind, millis, key, value, headers);
        appended(segment.heldBytes() - before);
        return true;
    }

    /// Adds a record that another store held, cut or not, under the same rules.
    public synchronized boolean append(Message message) {
        if (cleared || !hasRoom(RecordSegment.sizeOf(message, headBytes))) {
            return cleared;
        }
        var segment = segments.peekLast();
        long before = segment.heldBytes();
        segment.append(message);
        appended(segment.heldBytes() - before);
        return true;
    }

    /// Sees to it that the last segment has room for `size` more bytes, if that may be.
    private boolean hasRoom(int size) {
        if (edges.isCut()) {
            return false;
        }
        if (segments.isEmpty() || !segments.peekLast().hasRoom(size)) {
            int capacity = RecordSegment.capacityFor(size, end, limitBytes);
            while (!segments.isEmpty() && heldBytes + capacity > limitBytes) {
                if (oldestKept) {
                    return false;
                }
                dropOldest();
            }
            var segment = new RecordSegment(end, capacity, headBytes);
            segments.addLast(segment);
            heldBytes += segment.heldBytes();
        }
        return true;
    }

    private void appended(long grownBytes) {
        heldBytes += grownBytes;
        end++;
        droppedAtEnd = Math.max(0, droppedAtEnd - 1);
        if (watchers > 0) {
            notifyAll();
        }
    }

    /// Runs `appends`, which calls [#append] for a few records, without other threads coming between: cheaper where several append at once.
    public synchronized void appendTogether(Runnable appends) {
        appends.run();
    }

    /// Waits until the record of `index` is there, but no longer than `atMost`.
    public synchronized void awaitRecord(long index, Duration atMost) throws InterruptedException {
        if (end <= index && !cleared) {
            watchers++;
            try {
                wait(Math.max(1, atMost.toMillis()));
            } finally {
                watchers--;
            }
        }
    }

    /// The records from `index` on that are held, at most `most` of them; fewer, also none, where there are fewer.
    public synchronized List<Message> messages(long index, int most) {
        var found = new ArrayList<Message>();
        long to = Math.min(end, index + most);
        for (long next = Math.max(index, first()); next < to; ) {
            var segment = segmentOf(next).orElseThrow();
            for (long segmentEnd = Math.min(to, segment.endIndex()); next < segmentEnd; next++) {
                found.add(segment.message(topic, next));
            }
        }
        return found;
    }

    /// Waits until a record refused by [#append] may be offered again, but no longer than `atMost`.
    public synchronized void awaitRoom(Duration atMost) throws InterruptedException {
        if (oldestKept && !cleared) {
            wait(Math.max(1, atMost.toMillis()));
        }
    }

    /// The record of that index; empty if it has been dropped or is not there yet.
    public synchronized Optional<Message> message(long index) {
        return segmentOf(index).map(segment -> segment.message(topic, index));
    }

    /// The beginning of the record of that index, at most `bytes` of its key and of its value; empty as for [#message].
    public synchronized Optional<RecordPreview> preview(long index, int bytes) {
        return segmentOf(index).map(segment -> segment.preview(topic, index, bytes));
    }

    /// The headers of the record of that index, at most `bytes` of each value; empty as for [#message].
    public synchronized Optional<List<Header>> headers(long index, int bytes) {
        return segmentOf(index).map(segment -> segment.headers(index, bytes));
    }

    /// Lets all records go. What is appended from then on is forgotten at once.
    public synchronized void clear() {
        cleared = true;
        segments.clear();
        pinned.clear();
        heldBytes = 0;
        notifyAll();
    }

    private void dropOldest() {
        var oldest = segments.removeFirst();
        edges.goneAtHead(oldest, oldest.endIndex());
        droppedAtHead += oldest.endIndex() - oldest.firstIndex();
        if (pinned.covers(oldest)) {
            pinned.add(oldest);
        } else {
            heldBytes -= oldest.heldBytes();
        }
    }

    private void dropNewest() {
        var newest = segments.removeLast();
        edges.goneAtEnd(newest);
        heldBytes -= newest.heldBytes();
        droppedAtEnd += newest.endIndex() - newest.firstIndex();
        end = newest.firstIndex();
    }

    private Optional<RecordSegment> segmentOf(long index) {
        return index >= end ? Optional.empty() : index < first() ? pinned.find(index) : RecordSegment.find(index, segments);
    }
}

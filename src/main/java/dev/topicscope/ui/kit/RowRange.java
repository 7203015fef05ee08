package dev.topicscope.ui.kit;

/// Consecutive rows: `from` inclusive, `to` exclusive.
public record RowRange(long from, long to) {

    public long length() {
        return to - from;
    }

    boolean contains(long row) {
        return row >= from && row < to;
    }

    /// What of it lies between two rows, the second exclusive; may be empty, with a length of 0.
    public RowRange within(long first, long end) {
        long begin = Math.clamp(from, first, end);
        return new RowRange(begin, Math.clamp(to, begin, end));
    }
}

package dev.topicscope.ui.kit;

import java.util.Objects;

/// Rows that are made of their index when they are asked for: as many as a test wishes.
final class NumberedRows implements RowSource<String> {

    private long first;
    private long end;

    NumberedRows(long first, long end) {
        this.first = first;
        this.end = end;
    }

    void append(long rows) {
        end += rows;
    }

    void dropTo(long newFirst) {
        first = newFirst;
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public String row(long index) {
        Objects.checkIndex(index - first, end - first);
        return "row " + index;
    }
}

package dev.topicscope.ui.kit;

/// Rows by index, for a [WindowedTable]: they are appended at the end and dropped at the head, and an index is never given to another row.
public interface RowSource<R> {

    /// The index of the first row there is.
    long first();

    /// The index after the last row.
    long end();

    /// The row of an index from [#first()] (inclusive) to [#end()] (exclusive); `null` if it has been dropped meanwhile.
    R row(long index);

    /// A source without rows.
    static <R> RowSource<R> none() {
        return new RowSource<>() {
            @Override
            public long first() {
                return 0;
            }

            @Override
            public long end() {
                return 0;
            }

            @Override
            public R row(long index) {
                return null;
            }
        };
    }
}

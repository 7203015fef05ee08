package dev.topicscope.browse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import dev.topicscope.model.OffsetRange;

/// Divides what is to be searched among threads, so that all end at about the same time. Pure.
///
/// The ranges are laid end to end and cut into stretches of equal length, one a thread: so a large partition is read by several threads,
/// each a piece of it, and no thread has two pieces of one partition. A cut close to where a partition ends is made there instead.
public final class SearchShares {

    /// A piece smaller than this is not worth a second reader.
    static final long SMALLEST_PIECE = 50_000;

    private static final double CLOSE = 0.15;

    private SearchShares() {
    }

    /// At most `threads` shares, none empty; empty ranges are spread over them, since they may grow.
    ///
    /// @throws IllegalArgumentException if `threads` is not positive
    public static List<List<OffsetRange>> divide(Collection<OffsetRange> ranges, int threads) {
        if (threads <= 0) {
            throw new IllegalArgumentException("A search needs at least 1 thread, but was to have " + threads);
        }
        var cutting = new Cutting(ranges.stream().mapToLong(OffsetRange::length).sum(), threads);
        for (var range : ranges) {
            cutting.lay(range);
        }
        cutting.close();
        ranges.stream().filter(OffsetRange::isEmpty).forEach(cutting::spread);
        return cutting.shares.stream().map(List::copyOf).toList();
    }

    private static final class Cutting {

        private final List<List<OffsetRange>> shares = new ArrayList<>();
        private final int threads;
        private List<OffsetRange> share = new ArrayList<>();
        private long left;
        private long room;
        private long near;

        private Cutting(long total, int threads) {
            this.threads = threads;
            this.left = total;
            open();
        }

        private void lay(OffsetRange range) {
            var rest = range;
            while (!rest.isEmpty()) {
                if (rest.length() <= room + near || shares.size() == threads - 1) {
                    add(rest, rest.to());
                    rest = new OffsetRange(rest.partition(), rest.to(), rest.to());
                } else {
                    if (room > near || share.isEmpty()) {
                        long to = rest.from() + Math.max(room, near);
                        add(rest, to);
                        rest = new OffsetRange(rest.partition(), to, rest.to());
                    }
                    close();
                }
            }
        }

        private void add(OffsetRange range, long to) {
            var piece = new OffsetRange(range.partition(), range.from(), to);
            share.add(piece);
            left -= piece.length();
            room -= piece.length();
            if (room <= 0) {
                close();
            }
        }

        private void close() {
            if (!share.isEmpty()) {
                shares.add(share);
            }
            share = new ArrayList<>();
            open();
        }

        private void spread(OffsetRange empty) {
            if (shares.size() < threads) {
                shares.add(new ArrayList<>());
            }
            shares.stream().min(Comparator.comparingInt(List::size)).orElseThrow().add(empty);
        }

        /// What is left is divided anew, so that a share that came out a little long or short does not burden the last.
        private void open() {
            room = Math.max(1, Math.ceilDiv(left, Math.max(1, threads - shares.size())));
            near = Math.max(SMALLEST_PIECE, (long) (room * CLOSE));
        }
    }
}

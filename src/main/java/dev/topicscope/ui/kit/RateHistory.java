package dev.topicscope.ui.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How fast several numbers have grown over the time of something that goes on, in at most [#MOST] points whatever its length: where there
/// would be more, each two become one. FX thread only.
///
/// Totals are kept, not rates, so that merging points loses no record.
public final class RateHistory {

    /// How many points there are at most.
    public static final int MOST = 600;

    /// Until a point stands for this long, fewer points do: a rate over less than a second jumps.
    private static final Duration SECOND = Duration.ofSeconds(1);
    /// A rate of fewer than this jumps too: at 10 a second, a quarter of one sees 2 or 3.
    private static final double ENOUGH = 10;
    private static final int MOST_OF_PARTS = 100;
    private static final Duration FIRST_STEP = Duration.ofMillis(100);

    private final int series;
    private final List<Sample> samples = new ArrayList<>();
    private Sample newest;
    private Duration step = FIRST_STEP;

    private record Sample(Duration at, long[] totals) {
    }

    /// A stretch of time, and how many a second each number grew by at its end.
    public record Point(Duration from, Duration to, List<Double> perSecond) {
        public Point {
            perSecond = List.copyOf(perSecond);
        }
    }

    /// All numbers are 0 at the beginning.
    public RateHistory(int series) {
        this.series = series;
        newest = new Sample(Duration.ZERO, new long[series]);
        samples.add(newest);
    }

    /// Says what the numbers are at `at`, counted from the beginning; what is not later than the last time it was said takes its place.
    public void add(Duration at, long... totals) {
        if (totals.length != series || at.isNegative()) {
            throw new IllegalArgumentException(series + " numbers at a time that is not negative, not " + totals.length + " at " + at);
        }
        newest = new Sample(at, totals.clone());
        if (at.minus(samples.getLast().at()).compareTo(step) >= 0) {
            samples.add(newest);
            thinOut();
        }
    }

    /// From the beginning to what was said last.
    public List<Point> points() {
        var points = new ArrayList<Point>();
        for (int i = 1; i < samples.size(); i++) {
            points.add(point(i - 1, samples.get(i)));
        }
        var left = newest.at().minus(samples.getLast().at());
        // A short rest would tell of chance; alone, it is all there is.
        if (left.isPositive() && (points.isEmpty() || left.multipliedBy(2).compareTo(step) >= 0)) {
            points.add(point(samples.size() - 1, newest));
        }
        return points;
    }

    private void thinOut() {
        int most = step.compareTo(SECOND) < 0 ? MOST_OF_PARTS : MOST;
        if (samples.size() > most) {
            var kept = new ArrayList<Sample>();
            for (int i = 0; i < samples.size(); i += 2) {
                kept.add(samples.get(i));
            }
            samples.clear();
            samples.addAll(kept);
            step = step.multipliedBy(2);
        }
    }

    /// The stretch from sample `index` to `to`. Its rates are those of a longer one that ends there, if it is too short to tell.
    private Point point(int index, Sample to) {
        int back = index;
        while (back > 0 && isTooShort(samples.get(back), to)) {
            back--;
        }
        var from = samples.get(back);
        double seconds = to.at().minus(from.at()).toNanos() / 1e9;
        return new Point(samples.get(index).at(), to.at(), Arrays.stream(differences(from.totals(), to.totals()))
                .mapToDouble(grown -> grown / seconds).boxed().toList());
    }

    /// So that a stall is a 0, what is enough time is told by the whole run, not by what is in the stretch.
    private static boolean isTooShort(Sample from, Sample to) {
        double seconds = to.at().toNanos() / 1e9;
        double grown = Arrays.stream(to.totals()).max().orElse(0);
        double enough = grown == 0 ? 0 : ENOUGH * seconds / grown;
        return to.at().minus(from.at()).toNanos() / 1e9 < Math.max(1, enough);
    }

    private static long[] differences(long[] from, long[] to) {
        var grown = new long[from.length];
        Arrays.setAll(grown, i -> to[i] - from[i]);
        return grown;
    }
}

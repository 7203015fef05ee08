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
    private static final int MOST_OF_PARTS = 100;
    private static final Duration FIRST_STEP = Duration.ofMillis(100);

    private final int series;
    private final List<Sample> samples = new ArrayList<>();
    private Sample newest;
    private Duration step = FIRST_STEP;

    private record Sample(Duration at, long[] totals) {
    }

    /// A stretch of time, and how many a second each number grew by in it.
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
            points.add(point(samples.get(i - 1), samples.get(i)));
        }
        var left = newest.at().minus(samples.getLast().at());
        // A short rest would tell of chance; alone, it is all there is.
        if (left.isPositive() && (points.isEmpty() || left.multipliedBy(2).compareTo(step) >= 0)) {
            points.add(point(samples.getLast(), newest));
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

    private static Point point(Sample from, Sample to) {
        double seconds = to.at().minus(from.at()).toNanos() / 1e9;
        return new Point(from.at(), to.at(), Arrays.stream(differences(from.totals(), to.totals())).mapToDouble(grown -> grown / seconds)
                .boxed().toList());
    }

    private static long[] differences(long[] from, long[] to) {
        var grown = new long[from.length];
        Arrays.setAll(grown, i -> to[i] - from[i]);
        return grown;
    }
}

package dev.topicscope.browse;

/// How fast the records of a run are handed over.
public sealed interface Pace {

    double LEAST_PER_SECOND = 0.1;

    /// As fast as the cluster takes them.
    record Fastest() implements Pace {
    }

    /// `perSecond` records a second on average, `flight` of them at once.
    ///
    /// Each flight has its time from the start on, so that waits don't add up; what is overdue by more than a second is not made up for.
    ///
    /// @throws IllegalArgumentException if less than [#LEAST_PER_SECOND] or less than one at once is wanted
    record Steady(double perSecond, int flight) implements Pace {
        public Steady {
            if (!(perSecond >= LEAST_PER_SECOND) || Double.isInfinite(perSecond)) {
                throw new IllegalArgumentException("A rate is at least " + LEAST_PER_SECOND + " records a second, not " + perSecond);
            }
            requirePositive(flight);
        }
    }

    /// `flight` records at once, and the next so many when those are answered.
    ///
    /// @throws IllegalArgumentException if `flight` is not positive
    record Flights(int flight) implements Pace {
        public Flights {
            requirePositive(flight);
        }
    }

    /// With the pauses between the records' own timestamps, divided by `speed`: 2 is twice as fast. Records without a timestamp, or with
    /// an earlier one than the record before, follow at once.
    ///
    /// @throws IllegalArgumentException if `speed` is not positive
    record Recorded(double speed) implements Pace {
        public Recorded {
            if (!(speed > 0) || Double.isInfinite(speed)) {
                throw new IllegalArgumentException("A speed is more than 0, not " + speed);
            }
        }
    }

    private static void requirePositive(int flight) {
        if (flight < 1) {
            throw new IllegalArgumentException("A flight has at least one record, not " + flight);
        }
    }
}

package dev.topicscope.browse;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import dev.topicscope.model.Failure;

/// A run of records to a topic, which goes on in the background.
///
/// Thread-safe; no method blocks.
public interface Sending extends AutoCloseable {

    /// How the run stands. Cheap: meant to be asked at every pulse.
    Progress progress();

    /// Hands over nothing more, at once, and ends the run within a second: what the brokers have not answered by then is given up.
    void stop();

    /// Stops, and forgets the run.
    @Override
    void close();

    /// How a run stands at one moment.
    ///
    /// Records *handed over* are those the source has given to the run. Each is acknowledged, failed, never sent or still open; when the
    /// run has ended, none is open. A record that was given up after it may have reached a broker counts as failed, and its reason says so.
    /// `bytes` are those of the keys and values of acknowledged records. `total` is how many records the run was to have, faulty ones
    /// included. `faults` counts those, and the first of them is a sentence. `last` are the newest answers, the newest first, `lastFailed`
    /// the newest failed ones. `warnings` are whole sentences.
    record Progress(State state, Counts counts, long bytes, Duration elapsed, OptionalLong total, Faults faults, Producing producing,
                    List<Answer> last, List<Answer> lastFailed, List<String> warnings) {

        public Progress {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(counts, "counts");
            Objects.requireNonNull(elapsed, "elapsed");
            Objects.requireNonNull(total, "total");
            Objects.requireNonNull(faults, "faults");
            Objects.requireNonNull(producing, "producing");
            last = List.copyOf(last);
            lastFailed = List.copyOf(lastFailed);
            warnings = List.copyOf(warnings);
        }
    }

    /// Always `handedOver == acknowledged + failed + neverSent + open()`.
    record Counts(long handedOver, long acknowledged, long failed, long neverSent) {

        /// Records that have not been answered yet.
        public long open() {
            return handedOver - acknowledged - failed - neverSent;
        }
    }

    /// What of the source was no record.
    record Faults(long count, Optional<String> first) {
        public Faults {
            Objects.requireNonNull(first, "first");
        }
    }

    /// What became of record `number` of the run, counted from 1.
    record Answer(long number, Result result) {
        public Answer {
            Objects.requireNonNull(result, "result");
        }
    }

    /// What became of a record.
    sealed interface Result {

        /// It lies there; the offset is absent where none is told (`acks=0`).
        record Stored(int partition, OptionalLong offset, Duration took) implements Result {
        }

        /// It was not stored, or it is not known whether it was: `reason` says which, in a sentence.
        record NotStored(String reason, Duration took) implements Result {
        }
    }

    /// The producer's own figures; zero before it has any. Latencies are those of acknowledged records, from being handed over to the
    /// answer. `bufferFull`: the run waits, since the producer's memory is full of records that no broker takes fast enough.
    record Producing(long bufferTotalBytes, long bufferAvailableBytes, boolean bufferFull, double batchSizeAverage,
                     double recordsPerRequest, double queueMillisAverage, Latency latency) {

        public static final Producing NONE = new Producing(0, 0, false, 0, 0, 0, Latency.NONE);

        public Producing {
            Objects.requireNonNull(latency, "latency");
        }
    }

    /// How long answers took: half of them at most `median`, and so on; zero before the first.
    record Latency(Duration median, Duration percent95, Duration percent99, Duration longest) {

        public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /// What a run is doing.
    sealed interface State {

        /// Looking up the topic and opening the source.
        record Opening() implements State {
        }

        /// Handing records over.
        record Running() implements State {
        }

        /// It hands over nothing more and waits for the last answers.
        record Finishing() implements State {
        }

        /// All of the source was handed over and answered, well or not.
        record Done() implements State {
        }

        /// The user has ended it.
        record Stopped() implements State {
        }

        /// It can't go on.
        record Failed(Failure why) implements State {
            public Failed {
                Objects.requireNonNull(why, "why");
            }
        }

        /// Whether nothing changes any more.
        default boolean isOver() {
            return switch (this) {
                case Opening(), Running(), Finishing() -> false;
                case Done(), Stopped(), Failed(var _) -> true;
            };
        }
    }
}

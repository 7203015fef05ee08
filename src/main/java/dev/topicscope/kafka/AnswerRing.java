package dev.topicscope.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import dev.topicscope.browse.Sending.Answer;
import dev.topicscope.browse.Sending.Result;

/// The newest answers of a run, in arrays, so that an answer costs no object while a million come. Not thread-safe.
final class AnswerRing {

    private final long[] numbers;
    private final int[] partitions;
    private final long[] offsets;
    private final long[] nanos;
    private final String[] reasons;
    private long added;

    AnswerRing(int capacity) {
        numbers = new long[capacity];
        partitions = new int[capacity];
        offsets = new long[capacity];
        nanos = new long[capacity];
        reasons = new String[capacity];
    }

    /// `offset` is negative where none is told, as Kafka has it.
    void stored(long number, int partition, long offset, long took) {
        int at = at(number, took);
        partitions[at] = partition;
        offsets[at] = offset;
        reasons[at] = null;
    }

    void notStored(long number, String reason, long took) {
        reasons[at(number, took)] = reason;
    }

    /// The newest first.
    List<Answer> answers() {
        var list = new ArrayList<Answer>();
        for (long i = added - 1; i >= 0 && i >= added - numbers.length; i--) {
            int at = (int) (i % numbers.length);
            var took = Duration.ofNanos(nanos[at]);
            list.add(new Answer(numbers[at], reasons[at] != null ? new Result.NotStored(reasons[at], took)
                    : new Result.Stored(partitions[at], offsets[at] < 0 ? OptionalLong.empty() : OptionalLong.of(offsets[at]), took)));
        }
        return list;
    }

    private int at(long number, long took) {
        int at = (int) (added++ % numbers.length);
        numbers[at] = number;
        nanos[at] = took;
        return at;
    }
}

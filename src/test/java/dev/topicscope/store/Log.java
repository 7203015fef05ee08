package dev.topicscope.store;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import dev.topicscope.model.FailureException;

/// What is logged, which ends at the standard error stream.
final class Log {

    private Log() {
    }

    interface Step {
        void run() throws FailureException;
    }

    static String during(Step step) throws FailureException {
        var log = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            step.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }
}

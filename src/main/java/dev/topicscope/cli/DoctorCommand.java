package dev.topicscope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import dev.topicscope.cli.DoctorOptions.Format;
import dev.topicscope.doctor.Examiner;
import dev.topicscope.doctor.Report;
import dev.topicscope.doctor.Step;
import dev.topicscope.kafka.KafkaExaminer;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;

/// Examines a connection and writes what it finds, step by step, without a window.
public final class DoctorCommand {

    private static final int HEALTHY = 0;
    private static final int PROBLEM = 1;

    private final DoctorOptions options;
    private final PrintWriter out;

    private DoctorCommand(DoctorOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /// Does it on standard output, and returns the code to end with. Blocks until it has ended.
    public static int run(DoctorOptions options) {
        // What Kafka's clients log, the report tells.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "off");
        return run(options, new KafkaExaminer(), new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    /// The same on `out`, which stays open.
    static int run(DoctorOptions options, Examiner examiner, PrintWriter out) {
        return new DoctorCommand(options, out).run(examiner);
    }

    private int run(Examiner examiner) {
        try {
            boolean streams = options.names();
            if (streams && options.format() == Format.TEXT) {
                out.print(Report.head(options.connection()));
            }
            var examination = examiner.examine(options.connection(), step -> {
                if (streams && step.hasEnded()) {
                    say(step);
                }
            }, new Cancellation());
            if (options.format() == Format.JSON) {
                out.println(harmless(DoctorJson.verdict(examination)));
            } else {
                var report = new Report(options.connection(), examination);
                out.print(streams ? report.verdict() : report.text(false));
            }
            out.flush();
            return examination.diagnosis().isHealthy() ? HEALTHY : PROBLEM;
        } catch (FailureException e) {
            out.println(Complaints.sentence(e.failure()));
            return PROBLEM;
        }
    }

    private void say(Step step) {
        if (options.format() == Format.JSON) {
            out.println(harmless(DoctorJson.step(step)));
        } else {
            out.print(harmless(Report.line(step)));
        }
        out.flush();
    }

    private String harmless(String text) {
        return Report.withoutSecrets(text, options.connection());
    }
}

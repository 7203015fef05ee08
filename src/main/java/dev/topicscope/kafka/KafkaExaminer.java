package dev.topicscope.kafka;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import dev.topicscope.doctor.Address;
import dev.topicscope.doctor.Examination;
import dev.topicscope.doctor.Examiner;
import dev.topicscope.doctor.Identity;
import dev.topicscope.doctor.Step;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;

/// Examines connections with probes on the wire and, where these get through, with the client library's own logins.
public final class KafkaExaminer implements Examiner {

    private static final Duration IDENTIFY = Duration.ofSeconds(5);
    /// Kafka's own, those of its guides and container images, and those of Amazon's clusters.
    private static final List<Integer> USUAL_PORTS = List.of(9092, 9093, 9094, 9096, 19092, 29092);

    private final List<Integer> usualPorts;

    public KafkaExaminer() {
        this(USUAL_PORTS);
    }

    KafkaExaminer(List<Integer> usualPorts) {
        this.usualPorts = List.copyOf(usualPorts);
    }

    @Override
    public Examination examine(Connection connection, Consumer<Step> steps, Cancellation cancellation) throws FailureException {
        return new ExaminationRun(connection, usualPorts, steps, cancellation).run();
    }

    @Override
    public Identity identify(Connection connection, int broker, Address advertised, Address through, Cancellation cancellation)
            throws FailureException {
        var deadline = Deadline.in(IDENTIFY);
        var settings = SecuritySettings.read(connection.properties(), through.toString());
        var asked = Waits.later("topicscope doctor", () -> new ClusterProbe(settings, cancellation)
                .identify(broker, advertised, through, deadline));
        Waits.settle(asked, deadline.left(), cancellation);
        return Waits.succeeded(asked) ? asked.join().identity() : new Identity.Nobody("Nobody answers at " + through + ".");
    }
}

package dev.topicscope.lab;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LabClusterLifeTest {

    @Test
    void aFolderIsOfOneProgramAndABrokerEndsWithItWhenItIsKilled(@TempDir Path directory) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = new ProcessBuilder(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                Program.class.getName(), directory.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = program.inputReader()) {
            var broker = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            assertThat(broker.isAlive()).isTrue();
            try (var other = new LabCluster(directory, 1)) {
                var refused = catchThrowableOfType(FailureException.class, () -> other.start(progress -> { }, new Cancellation()));
                assertThat(refused.failure()).isInstanceOf(Failure.Invalid.class);
            }

            program.destroyForcibly();

            broker.onExit().get(10, TimeUnit.SECONDS);
            assertThat(broker.isAlive()).isFalse();
        } finally {
            program.destroyForcibly();
        }
        try (var next = new LabCluster(directory, 1)) {
            next.start(progress -> { }, new Cancellation());
            assertThat(next.brokers().getFirst().state()).isEqualTo(BrokerStatus.State.RUNNING);
        }
    }

    /// A program that opens a lab, says its broker's process id, and then does nothing.
    static final class Program {

        static void main(String[] arguments) throws Exception {
            var lab = new LabCluster(Path.of(arguments[0]), 1);
            lab.start(progress -> { }, new Cancellation());
            IO.println(lab.brokers().getFirst().pid().orElseThrow());
            Thread.currentThread().join();
        }
    }
}

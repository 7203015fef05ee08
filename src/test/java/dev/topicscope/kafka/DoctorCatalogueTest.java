package dev.topicscope.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.topicscope.doctor.Address;
import dev.topicscope.doctor.Cause;
import dev.topicscope.doctor.Examination;
import dev.topicscope.doctor.Fix;
import dev.topicscope.doctor.Hop;
import dev.topicscope.doctor.Identity;
import dev.topicscope.doctor.Report;
import dev.topicscope.doctor.Step;
import dev.topicscope.kafka.DoctorCases.Case;
import dev.topicscope.lab.Await;
import dev.topicscope.model.Broker;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

import static org.assertj.core.api.Assertions.assertThat;

/// Meets every cause that can be had on one machine. `mvn test -Dtest=DoctorCatalogueTest` prints the table of
/// `src/docs/doctor-catalogue.md` and writes it to `target`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoctorCatalogueTest {

    private static final String HEAD = "| Cause | How it was reproduced | Seconds until the verdict | The sentence shown"
            + " |\n|---|---|---|---|\n";

    private final List<String> rows = new ArrayList<>();
    private DoctorCases cases;
    private KafkaExaminer examiner;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cases = new DoctorCases(directory);
        examiner = new KafkaExaminer(List.of(cases.usualPort()));
    }

    @AfterAll
    void end() throws Exception {
        if (cases != null) {
            cases.close();
        }
        String table = HEAD + String.join("", rows);
        Files.writeString(Path.of("target", "doctor-catalogue.md"), table);
        System.out.println(table);
    }

    @Test
    @Order(1)
    void brokersOutOfReachAreFoundAtTheAddressesOfTheList() throws Exception {
        var examination = examine(cases.headlessPair(), new ArrayList<>());

        var entries = List.of(cases.headlessPair().bootstrap().split(","));
        assertThat(examination.diagnosis().fixes()).filteredOn(Fix.MapAddresses.class::isInstance).singleElement()
                .isEqualTo(new Fix.MapAddresses("Connect through these addresses", Map.of(
                        new Address("kafka-1.kafka-headless.kafka.svc.cluster.local", 9092), Address.parse(entries.get(0)),
                        new Address("kafka-2.kafka-headless.kafka.svc.cluster.local", 9092), Address.parse(entries.get(1)))));
        assertThat(examination.evidence().advertised()).extracting(one -> one.fromHere()).containsExactly("unknown host", "unknown host");
        var advertised = examination.evidence().advertised().getFirst().address();
        assertThat(examiner.identify(cases.headlessPair(), 1, advertised, Address.parse(entries.get(0)), new Cancellation()))
                .isEqualTo(new Identity.Itself());
        assertThat(examiner.identify(cases.headlessPair(), 1, advertised, Address.parse(entries.get(1)), new Cancellation()))
                .isEqualTo(new Identity.OtherBroker(2));
        assertThat(examiner.identify(cases.headlessPair(), 1, advertised, new Address("127.0.3.1", 1), new Cancellation()))
                .isInstanceOf(Identity.Nobody.class);
    }

    @Test
    @Order(1)
    void theMapThatIsOfferedLeadsToTheBrokers() throws Exception {
        var connection = cases.headlessPair();
        var map = examine(connection, new ArrayList<>()).diagnosis().fixes().stream().filter(Fix.MapAddresses.class::isInstance)
                .map(Fix.Change.class::cast).findFirst().orElseThrow();

        try (var session = new KafkaConnector().connect(map.applied(connection), new Cancellation())) {
            assertThat(session.cluster(new Cancellation()).brokers()).extracting(Broker::id).containsExactly(1, 2);
        }
    }

    @Test
    @Order(1)
    void whatTheProgramCanChangeItselfLeadsToAHealthyConnection() throws Exception {
        var connection = cases.tlsSetToPlaintext();
        for (var fix : examine(connection, new ArrayList<>()).diagnosis().fixes()) {
            connection = ((Fix.Change) fix).applied(connection);
        }

        assertThat(connection.properties()).containsEntry("security.protocol", "SSL").containsKey("ssl.truststore.certificates");
        assertThat(examine(connection, new ArrayList<>()).diagnosis().isHealthy()).isTrue();
    }

    @Test
    @Order(1)
    void cancellingEndsItAtOnceAndLeavesNoThread() throws Exception {
        try (var server = new FakeServer(FakeServer.silent())) {
            var cancellation = new Cancellation();
            var examining = CompletableFuture.supplyAsync(() -> {
                try {
                    examiner.examine(Live.connection(server.address(), Map.of()), _ -> { }, cancellation);
                    return "it ended";
                } catch (FailureException e) {
                    return e.failure().getClass().getSimpleName();
                }
            });
            Await.until("it is being looked at", () -> server.connections() > 0);
            cancellation.cancel();

            assertThat(examining.get(5, TimeUnit.SECONDS)).isEqualTo(Failure.Cancelled.class.getSimpleName());
            Await.until("its threads end", () -> Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                    .noneMatch(name -> name.startsWith("topicscope doctor") || name.equals("topicscope probe")));
        }
    }

    List<Case> cases() throws Exception {
        return cases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @Order(2)
    void theCauseIsNamed(Case one) throws Exception {
        one.before().run();
        var steps = new ArrayList<Step>();

        var examination = examine(one.connection(), steps);

        rows.add(String.format(Locale.ROOT, "| %s | %s | %.1f | %s |%n", one.cause(), one.how(), examination.took().toMillis() / 1000.0,
                withoutPorts(examination.diagnosis().sentence())));
        String report = new Report(one.connection(), examination).text(true);
        assertThat(examination.diagnosis().cause()).as(report).isEqualTo(one.cause());
        assertThat(examination.diagnosis().sentence()).endsWith(".");
        assertThat(examination.diagnosis().isHealthy() || !examination.diagnosis().fixes().isEmpty()).as("something helps").isTrue();
        assertThat(steps.stream().filter(Step::hasEnded).map(Step::hop).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Hop.values());
        assertThat(examination.steps()).filteredOn(step -> step.hop() == one.cause().hop()).singleElement()
                .satisfies(step -> assertThat(step.state()).as(report).isIn(one.cause() == Cause.HEALTHY ? List.of(Step.State.PASSED)
                        : List.of(Step.State.FAILED, Step.State.WARNED)));
        assertThat(report).doesNotContain("-secret\"", "my-secret", "admin-secret");
    }

    private Examination examine(Connection connection, List<Step> steps) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return examiner.examine(connection, steps::add, new Cancellation());
            } catch (FailureException e) {
                throw new AssertionError(e);
            }
        }).get(Duration.ofSeconds(15).toSeconds(), TimeUnit.SECONDS);
    }

    /// Ports and addresses differ from run to run and from machine to machine, the table should not.
    private static String withoutPorts(String sentence) {
        return sentence.replaceAll("(127\\.0\\.[0-3]\\.[0-3]|localhost):\\d+", "$1:PORT")
                .replaceAll("[0-9.]{7,}:\\d+(?= sends)", "HOST:PORT").replaceAll("port \\d+(?![.\\d])", "port PORT")
                .replaceAll("\\d+ \\w+ \\d{4}", "DATE").replace("|", "\\|");
    }
}

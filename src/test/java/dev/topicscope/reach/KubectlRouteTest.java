package dev.topicscope.reach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.lab.Await;
import dev.topicscope.lab.HeadlessCluster;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.PortForwardCommand;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Brokers behind `kubectl port-forward`, by a program that speaks as kubectl does.
class KubectlRouteTest {

    @TempDir
    private Path home;
    private Path program;

    @BeforeEach
    void makeProgram() throws Exception {
        program = home.resolve("kubectl");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(program, "#!/bin/sh\nexec '" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                + System.getProperty("java.class.path") + "' " + KubectlStandIn.class.getName() + " '" + world() + "' \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private Path world() {
        return home.resolve("world.properties");
    }

    private void write(Map<String, String> pods) throws Exception {
        var lines = new StringBuilder("context=lab\n");
        pods.forEach((pod, state) -> lines.append(pod).append('=').append(state).append('\n'));
        Files.writeString(world(), lines);
    }

    private void writeCluster() throws Exception {
        var pods = new HashMap<String, String>();
        for (int id = 1; id <= 3; id++) {
            pods.put("shop/kafka-" + id, HeadlessCluster.get().real(id).toString());
        }
        write(pods);
    }

    private Route.Kubectl route(String context) {
        return new Route.Kubectl(Optional.of(context), Optional.empty(), Optional.empty(), Optional.of(program.toString()));
    }

    /// How many forwards run, by the files that each leaves with its process id.
    private long processes() throws IOException {
        try (var files = Files.list(home)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("running."))
                    .filter(name -> ProcessHandle.of(Long.parseLong(name.substring("running.".length()))).isPresent()).count();
        }
    }

    @Test
    void everythingWorksThroughOneForwardForEachBroker() throws Exception {
        writeCluster();
        String topic = HeadlessCluster.get().topic("kubectl", 3);
        try (var gateway = Gateway.open(route("lab"), Map.of(), false, Secrets.NONE)) {
            new Through(gateway, Map.of(), HeadlessCluster.advertised(1)).useAll(topic, 3);
            assertThat(processes()).isEqualTo(3);
        }
        Await.until("the end of all kubectl", () -> processes() == 0);
    }

    @Test
    void aLostForwardIsStartedAnew() throws Exception {
        writeCluster();
        String topic = HeadlessCluster.get().topic("kubectl-lost", 3);
        try (var gateway = Gateway.open(route("lab"), Map.of(), false, Secrets.NONE)) {
            var through = new Through(gateway, Map.of(), HeadlessCluster.advertised(1));
            through.produce(topic, 3, 30);

            for (int id = 1; id <= 3; id++) {
                var lose = home.resolve("kafka-" + id + ".lose");
                Files.createFile(lose);
                Await.until("the loss of kafka-" + id, () -> !Files.exists(lose));
            }

            assertThat(through.readAll(topic, 3, 30)).containsExactlyInAnyOrderElementsOf(Through.values(30));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        lab  | kafka-9 | there is no pod kafka-9 in Kubernetes.
        lab  | kafka-1 | its pod is not running (Pending).
        lab  | kafka-2 | your user in Kubernetes may not forward ports there: pods "kafka-2" is forbidden
        lab  | kafka-3 | kubectl can't have a port on this machine: unable to listen on any of the requested ports
        prod | kafka-1 | kubectl knows no context prod.
        """)
    void whatKubectlSaysIsUnderstood(String context, String pod, String sentence) throws Exception {
        write(Map.of("shop/kafka-1", "pending", "shop/kafka-2", "forbidden", "shop/kafka-3", "taken"));
        var broker = new HostPort(pod + ".kafka-headless.shop.svc.cluster.local", 9092);
        try (var dialer = Dialers.of(route(context), Secrets.NONE)) {
            assertThatThrownBy(() -> dialer.dial(broker)).isInstanceOf(NoWayException.class)
                    .hasMessageStartingWith(broker + ": " + sentence);
        }
    }

    @Test
    void aMissingProgramIsSaid() {
        var none = new Route.Kubectl(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(home.resolve("none").toString()));
        try (var dialer = Dialers.of(none, Secrets.NONE)) {
            assertThatThrownBy(() -> dialer.dial(HeadlessCluster.advertised(1))).hasMessageContaining("is it installed and on the path?");
            assertThatThrownBy(() -> dialer.dial(new HostPort("10.0.0.7", 9092))).hasMessageContaining("no name of a pod or service");
        }
    }

    @Test
    void closingDoesNotWaitForAKubectlThatHangs() throws Exception {
        Files.writeString(program, "#!/bin/sh\nexec sleep 60\n");
        var gateway = Gateway.open(route("lab"), Map.of(), false, Secrets.NONE);
        try (var admin = new Through(gateway, Map.of(), HeadlessCluster.advertised(1)).admin()) {
            var asked = admin.describeCluster().clusterId();
            Await.until("kubectl", () -> ProcessHandle.current().children()
                    .anyMatch(child -> child.info().commandLine().orElse("").endsWith("sleep 60")));

            gateway.close();

            assertThat(asked.isDone()).isFalse();
            Await.until("the end of all threads", () -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("kubectl ") || thread.getName().startsWith("gateway ")));
            assertThatThrownBy(() -> asked.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        kafka-0.kafka-headless.shop.svc.cluster.local, --namespace shop port-forward --address 127.0.0.1 pod/kafka-0 :9092
        kafka-0.kafka-headless.shop.svc,               --namespace shop port-forward --address 127.0.0.1 pod/kafka-0 :9092
        my-kafka-12.brokers.shop,                      --namespace shop port-forward --address 127.0.0.1 pod/my-kafka-12 :9092
        kafka-bootstrap.shop.svc,                      --namespace shop port-forward --address 127.0.0.1 service/kafka-bootstrap :9092
        kafka-0,                                       --namespace mine port-forward --address 127.0.0.1 pod/kafka-0 :9092
        kafka.example.com,                             -
        10.1.2.3,                                      -
        """)
    void theCommandCanBeShown(String host, String command) {
        var route = new Route.Kubectl(Optional.empty(), Optional.of("mine"), Optional.empty(), Optional.empty());

        assertThat(PortForwardCommand.shown(route, new HostPort(host, 9092)).orElse(null))
                .isEqualTo(command == null ? null : "kubectl " + command);
    }
}

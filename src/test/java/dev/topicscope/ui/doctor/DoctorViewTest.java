package dev.topicscope.ui.doctor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.doctor.Address;
import dev.topicscope.doctor.Certificate;
import dev.topicscope.doctor.FakeExaminer;
import dev.topicscope.doctor.Fix;
import dev.topicscope.doctor.Identity;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Route;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.Keychain;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.FxTest;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorViewTest extends FxTest {

    private static final Connection K8S = new Connection("k8s", "k8s-dev",
            "kafka.dev.example:31090,kafka.dev.example:31091,kafka.dev.example:31092", Map.of());

    private final FakeExaminer examiner = new FakeExaminer();
    private final DirectBackground background = new DirectBackground();
    private final List<Connection> connected = new ArrayList<>();
    private boolean left;
    @TempDir
    private Path directory;
    private DoctorViewModel model;

    private final class Told implements DoctorViewModel.Listener {

        @Override
        public void connect(Connection connection) {
            connected.add(connection);
        }

        @Override
        public void askForLogin(Connection connection, String protocol, List<String> mechanisms) {
            throw new AssertionError("No login was asked for");
        }

        @Override
        public void closed() {
            left = true;
        }
    }

    private void open(double width, double height) {
        show(width, height, () -> {
            try {
                var store = new ConnectionStore(directory, Keychain.none());
                store.put(K8S);
                model = new DoctorViewModel(examiner, store, background, new Told());
            } catch (FailureException e) {
                throw new AssertionError(e);
            }
            return new DoctorView(model);
        });
    }

    private Node node(String id) {
        return stage().getScene().lookup("#" + id);
    }

    @Test
    void theHeadlessClusterIsReachedThroughTheAddressesFound() {
        examiner.headless(true);
        for (double[] size : new double[][] {{1440, 900}, {1024, 700}}) {
            open(size[0], size[1]);
            fx(() -> model.examine(K8S, Optional.empty()));
            shootBoth("doctor-headless-" + (int) size[0]);
            robot.clickOn("Advertised addresses");
            shootBoth("doctor-evidence-" + (int) size[0]);
            robot.clickOn("Advertised addresses");

            robot.clickOn("#doctor-broker-fix");
            assertThat(node("doctor-broker-side")).isNotNull();
            shootBoth("doctor-broker-side-" + (int) size[0]);
            robot.clickOn("#doctor-fix-forward");
            shootBoth("doctor-kubectl-" + (int) size[0]);
            robot.clickOn("#doctor-map");
            assertThat(connected.removeLast().route()).isInstanceOf(Route.Mapped.class);
        }
    }

    @Test
    void anAddressIsTypedAndVerified() {
        examiner.headless(false);
        examiner.at.put(new Address("node", 1), new Identity.Itself());
        examiner.at.put(new Address("node", 2), new Identity.OtherBroker(1));
        open(1024, 700);
        fx(() -> model.examine(K8S, Optional.empty()));
        assertThat(node("doctor-map").isDisabled()).isTrue();

        robot.clickOn("#through-0").write("node:1").push(KeyCode.ENTER);
        robot.clickOn("#through-1").write("node:1").push(KeyCode.ENTER);
        robot.clickOn("#through-2").write("node:2").push(KeyCode.ENTER);

        assertThat(((Label) node("check-0")).getText()).isEqualTo("broker 0");
        assertThat(((Label) node("check-2")).getText()).isEqualTo("That is broker 1.");
        assertThat(node("doctor-map").isDisabled()).isTrue();
        shootBoth("doctor-typed");
    }

    @Test
    void aCertificateIsShownBeforeItIsTrusted() {
        examiner.helps(new Fix.TrustCertificate("Trust “Example CA” for this connection", new Certificate("CN=Example CA, O=Example",
                "CN=Example CA, O=Example", List.of(), Instant.EPOCH, Instant.EPOCH.plusSeconds(1_000_000_000), "AB:CD:".repeat(15)
                + "EF:01", "-----BEGIN CERTIFICATE-----")), new Fix.Advice("Ask who runs the cluster."));
        open(1024, 700);
        fx(() -> model.examine(K8S, Optional.of(new Failure.NotAuthenticated("refused"))));

        robot.clickOn("#doctor-fix-trust");
        assertThat(connected).isEmpty();
        shootBoth("doctor-trust");
        robot.clickOn("#doctor-trust-now");

        assertThat(connected).singleElement().satisfies(one -> assertThat(one.properties()).containsKey("ssl.truststore.certificates"));
    }

    @Test
    void theReportIsCopiedWithoutNamesAndTheDoctorIsLeft() {
        examiner.headless(true);
        open(1024, 700);
        fx(() -> model.examine(K8S, Optional.empty()));

        robot.clickOn("#doctor-copy").clickOn("#doctor-copy-nameless");
        String copied = onFx(() -> Clipboard.getSystemClipboard().getString());
        robot.clickOn("#doctor-close");

        assertThat(copied).startsWith("Connection doctor").doesNotContain("kafka.dev.example");
        assertThat(left).isTrue();
    }

    @Test
    void itCanBeCancelledWhileItRunsAndRunAgain() {
        background.hold();
        examiner.headless(true);
        open(1024, 700);
        fx(() -> model.examine(K8S, Optional.empty()));
        assertThat(node("doctor-cancel").isVisible()).isTrue();
        robot.clickOn("#doctor-cancel");
        robot.clickOn("#doctor-again");
        fx(background::runHeld);

        assertThat(((Button) node("doctor-map")).isDisabled()).isFalse();
    }
}

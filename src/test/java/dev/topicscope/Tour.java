package dev.topicscope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testfx.api.FxRobot;

import dev.topicscope.cli.Options;
import dev.topicscope.lab.HeadlessCluster;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.Places;
import dev.topicscope.ui.kit.Png;

/// Makes the pictures of the README: opens the real program with a fresh lab cluster, uses it as a person would, and takes a picture of
/// each place, light and dark. Needs no display.
///
/// Argument: the folder for the pictures.
final class Tour {

    private static final Logger LOG = LoggerFactory.getLogger(Tour.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FxRobot robot = new FxRobot();
    private final Path target;

    private Tour(Path target) {
        this.target = target;
    }

    public static void main(String[] args) throws IOException, FailureException {
        System.setProperty(Places.HOME, Files.createTempDirectory("topicscope-tour").toString());
        var tour = new Tour(Path.of(args[0]));
        var guide = Thread.ofPlatform().name("tour").uncaughtExceptionHandler((_, e) -> {
            LOG.error("The tour ended early", e);
            Runtime.getRuntime().halt(1);
        }).unstarted(tour::run);
        guide.start();
        App.open(new Options(true, Optional.empty(), Map.of(), Optional.of("orders"), Optional.empty()));
        System.exit(0);
    }

    private void run() {
        await("the lab's records", () -> records() > 0);
        await("all topics", () -> robot.lookup("#navigator").<ListView<?>>queryListView().getItems().size() > 12);
        robot.clickOn("#earliest");
        await("the first records", () -> records() > 15);
        robot.interact(() -> table().getSelectionModel().select(6));
        both("messages");
        robot.clickOn("#search").write(".amount > 300 and .status == \"shipped\"").push(KeyCode.ENTER);
        await("the first matches", () -> records() > 15);
        robot.interact(() -> table().getSelectionModel().select(2));
        both("search");
        robot.clickOn("#search").push(KeyCode.ESCAPE);
        robot.clickOn("#latest").clickOn("#open-send");
        robot.clickOn("#send-key").write("customer-0042");
        robot.clickOn("#send-value").write("{\"orderId\": 42, \"status\": \"PAID\", \"note\": \"hello\"}");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await("the answer", () -> robot.lookup(".notice.good").tryQuery().isPresent());
        both("send");
        robot.clickOn("#close-send").clickOn("Partitions");
        await("the partitions", () -> !robot.lookup("#partition-table").<TableView<?>>query().getItems().isEmpty());
        both("partitions");
        headless();
        robot.interact(() -> Window.getWindows().stream().filter(Stage.class::isInstance).findFirst().orElseThrow().hide());
    }

    /// A cluster whose brokers advertise names that only Kubernetes knows: connecting fails, and the doctor says why.
    private void headless() {
        var cluster = HeadlessCluster.get();
        robot.clickOn("#switcher").clickOn("#all-connections").clickOn("#new-connection");
        robot.write(cluster.real(1) + "," + cluster.real(2) + "," + cluster.real(3));
        robot.clickOn("#connection-name").write("k8s-dev").clickOn("#connection-connect");
        await("the verdict", () -> robot.lookup("#doctor-map").tryQuery().isPresent());
        both("doctor");
    }

    private void both(String name) {
        theme("light");
        picture(name + "-light.png");
        theme("dark");
        picture(name + "-dark.png");
        theme("light");
    }

    private void theme(String name) {
        robot.clickOn("#theme").clickOn("#theme-" + name);
        robot.moveTo(robot.lookup("#navigator-filter").tryQuery().isPresent() ? "#navigator-filter" : "#doctor-verdict");
    }

    private void picture(String file) {
        pause(800);
        var image = new WritableImage[1];
        robot.interact(() -> image[0] = Window.getWindows().getFirst().getScene().snapshot(null));
        try {
            Files.createDirectories(target);
            Png.write(image[0], target.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int records() {
        return robot.lookup("#messages").tryQuery().isPresent() ? table().getItems().size() : 0;
    }

    private TableView<?> table() {
        return robot.lookup("#messages").query();
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Waited in vain for " + what);
            }
            pause(100);
        }
        pause(400);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.topicscope;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.stage.Window;

import dev.topicscope.cli.Arguments;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.Places;

/// The program in a process of its own whose window is closed as soon as a place is reached. Says on standard output which threads are left
/// then.
///
/// Arguments: the place (`connecting`, `starting`, `reading`), then those of the program.
final class ClosedWindow {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 30;
    /// Threads of the runtime and of the toolkit, which end by themselves when the process does.
    private static final Set<String> NOT_OURS = Set.of("main", "guide", "Reference Handler", "Finalizer", "Signal Dispatcher",
            "Common-Cleaner", "Notification Thread", "Cleaner-0", "Attach Listener", "DestroyJavaVM", "process reaper");

    private ClosedWindow() {
    }

    public static void main(String[] args) throws IOException, FailureException {
        System.setProperty(Places.HOME, Files.createTempDirectory("topicscope-closed").toString());
        Thread.ofPlatform().daemon().name("guide").start(() -> closeAt(args[0]));
        var outcome = Arguments.read(Arrays.copyOfRange(args, 1, args.length));
        App.open(((Arguments.Outcome.Window) outcome).options());
        var left = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.isAlive() && isOurs(thread.getName()))
                .map(Thread::getName).sorted().collect(Collectors.joining(", "));
        new PrintWriter(System.out, true, StandardCharsets.UTF_8).println("left: " + left);
        System.exit(0);
    }

    private static boolean isOurs(String name) {
        return NOT_OURS.stream().noneMatch(name::startsWith) && !name.startsWith("ForkJoinPool") && !name.startsWith("JavaFX")
                && !name.startsWith("Quantum") && !name.startsWith("Prism") && !name.startsWith("InvokeLater")
                && !name.startsWith("Headless")
                && !name.startsWith("VirtualThread") && !name.contains("Poller");
    }

    private static boolean isAt(String place) {
        return switch (place) {
            case "connecting" -> shown("#cancel-connect");
            case "starting" -> shown("#cancel-lab");
            case "reading" -> shown("#messages") && !((TableView<?>) find("#messages")).getItems().isEmpty();
            default -> throw new IllegalArgumentException("No such place: " + place);
        };
    }

    private static boolean shown(String selector) {
        return find(selector) != null;
    }

    private static Node find(String selector) {
        return Window.getWindows().isEmpty() || Window.getWindows().getFirst().getScene() == null ? null
                : Window.getWindows().getFirst().getScene().lookup(selector);
    }

    /// Looks at the window on its own thread, again and again until it is at the place, and closes it.
    private static void closeAt(String place) {
        var closed = new CountDownLatch(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < deadline) {
                if (!Window.getWindows().isEmpty()) {
                    Platform.runLater(() -> {
                        if (closed.getCount() > 0 && isAt(place)) {
                            closed.countDown();
                            Window.getWindows().getFirst().hide();
                        }
                    });
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

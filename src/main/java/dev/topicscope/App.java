package dev.topicscope;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.cli.Options;
import dev.topicscope.kafka.KafkaConnector;
import dev.topicscope.kafka.KafkaExaminer;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.Places;
import dev.topicscope.store.Settings;
import dev.topicscope.store.Settings.Window;
import dev.topicscope.store.SettingsStore;
import dev.topicscope.store.Shelf;
import dev.topicscope.store.SystemKeychain;
import dev.topicscope.task.FxBackground;
import dev.topicscope.ui.kit.Theme;
import dev.topicscope.ui.kit.Theme.Appearance;
import dev.topicscope.ui.shell.ShellView;
import dev.topicscope.ui.shell.ShellViewModel;

/// The program with a window: makes all of it, in order, and closes it in reverse.
final class App {

    private static final Logger LOG = LoggerFactory.getLogger(App.class);
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final Duration KEEP = Duration.ofSeconds(10);
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64, 128, 256);

    private final SettingsStore settings;
    private final Shelf shelf;
    private final LabHolder lab;
    private final FxBackground background;
    private final ShellViewModel shell;
    private final Stage stage = new Stage();
    private final Theme theme = new Theme();
    private final CountDownLatch closed;
    private Settings last = Settings.DEFAULT;

    private App(Places places, ConnectionStore connections, SettingsStore settings, Shelf shelf, CountDownLatch closed) {
        this.settings = settings;
        this.shelf = shelf;
        this.closed = closed;
        lab = new LabHolder(places.data().resolve("lab"));
        background = new FxBackground();
        shell = new ShellViewModel(new KafkaConnector(connections.routeSecrets()), new KafkaExaminer(), connections, settings, lab,
                background, shelf);
    }

    /// Opens the window and returns when the user has closed it and everything has ended.
    ///
    /// @throws FailureException `Disk` if what is kept on this machine can't be read
    /// @throws UnsupportedOperationException if the toolkit can't open a window here
    static void open(Options options) throws FailureException {
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> LOG.error("Uncaught in {}", thread.getName(), e));
        var places = Places.ofUser();
        var connections = new ConnectionStore(places.config(), new SystemKeychain());
        var settings = new SettingsStore(places.config());
        var shelf = Shelf.at(places);
        var closed = new CountDownLatch(1);
        var app = new App[1];
        Platform.startup(() -> {
            app[0] = new App(places, connections, settings, shelf, closed);
            app[0].show(options);
        });
        try {
            closed.await();
            app[0].close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(Options options) {
        theme.appearance().set(appearance(settings.settings().appearance()));
        var scene = new Scene(new ShellView(shell, theme), WIDTH, HEIGHT);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Topicscope");
        stage.setMinWidth(800);
        stage.setMinHeight(500);
        ICON_SIZES.forEach(size -> Optional.ofNullable(App.class.getResourceAsStream("icons/topicscope-" + size + ".png"))
                .ifPresent(png -> stage.getIcons().add(new Image(png))));
        settings.settings().window().filter(App::isOnAScreen).ifPresent(this::place);
        stage.setOnCloseRequest(event -> {
            event.consume();
            shell.leave(stage::hide);
        });
        stage.setOnHidden(_ -> hidden());
        stage.show();
        background.every(KEEP, this::keepWhatChanged);
        shell.want(options.topic(), options.from());
        if (options.lab()) {
            shell.openLab();
        } else {
            options.bootstrap().ifPresent(servers -> shell.connect(new Connection("bootstrap " + servers, servers, servers,
                    Map.copyOf(options.properties()))));
        }
    }

    /// On the FX thread, the window being gone: takes from it what must be known, and lets the main thread do what may take a while.
    private void hidden() {
        last = current();
        shell.close();
        closed.countDown();
    }

    /// So that a machine that is switched off takes no more than some seconds with it.
    private void keepWhatChanged() {
        var now = current();
        if (!now.equals(last)) {
            last = now;
            background.start("keep the settings", _ -> {
                settings.keep(now);
                return now;
            }, _ -> { }, App::notKept);
        }
    }

    private Settings current() {
        return shell.current().withAppearance(theme.appearance().get().name()).withWindow(
                new Window(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized()));
    }

    private static void notKept(Failure why) {
        LOG.warn("The settings could not be kept: {}", why);
    }

    private void close() {
        try {
            settings.keep(last);
        } catch (FailureException e) {
            notKept(e.failure());
        }
        try {
            shelf.history().flush();
        } catch (FailureException e) {
            LOG.warn("What was sent last could not be kept: {}", e.failure());
        }
        lab.close();
        background.close();
        Platform.exit();
    }

    private void place(Window window) {
        stage.setX(window.x());
        stage.setY(window.y());
        stage.setWidth(window.width());
        stage.setHeight(window.height());
        stage.setMaximized(window.maximized());
    }

    /// A screen may have been unplugged since.
    private static boolean isOnAScreen(Window window) {
        return !Screen.getScreensForRectangle(window.x(), window.y(), window.width(), window.height()).isEmpty();
    }

    private static Appearance appearance(String name) {
        for (var appearance : Appearance.values()) {
            if (appearance.name().equals(name)) {
                return appearance;
            }
        }
        return Appearance.SYSTEM;
    }
}

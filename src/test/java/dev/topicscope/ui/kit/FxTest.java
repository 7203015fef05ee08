package dev.topicscope.ui.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

/// The base of every test with nodes: one stage, the program's theme and style sheet, a robot for mouse and keys, and pictures of what is
/// shown in `target/shots`. A test fails if JavaFX warns about a style sheet meanwhile.
///
/// All use of TestFX goes through here and [FxRobot].
@ExtendWith(ApplicationExtension.class)
public abstract class FxTest {

    private static final Path SHOTS = Path.of("target", "shots");
    private static final long PATIENCE_SECONDS = 30;

    protected final FxRobot robot = new FxRobot();
    private final CssWarnings warnings = new CssWarnings();
    private Stage stage;
    private Theme theme;

    @BeforeEach
    final void start() throws TimeoutException {
        // Not TestFX's @Start: that is looked for in the test's own class only.
        stage = FxToolkit.registerPrimaryStage();
        fx(() -> {
            // All tests of a run share the stage: what another did to it must not show.
            stage.setFullScreen(false);
            stage.setMaximized(false);
            stage.setIconified(false);
            stage.setX(0);
            stage.setY(0);
            theme = new Theme(new SimpleObjectProperty<>(ColorScheme.LIGHT));
        });
        robot.release(new MouseButton[0]);
    }

    @AfterEach
    final void noStyleSheetWarnings() {
        warnings.close();
        assertThat(warnings.seen()).as("warnings about style sheets").isEmpty();
    }

    /// Takes back the warnings so far, in a test that provokes one.
    final void forgetWarnings() {
        warnings.forget();
    }

    /// Shows a node made by `content` as the only one in the window, and returns it when it has been laid out.
    protected final <N extends Parent> N show(double width, double height, Supplier<N> content) {
        N shown = onFx(() -> {
            N node = content.get();
            var scene = new Scene(node, width, height);
            Theme.dress(scene);
            stage.setScene(scene);
            stage.sizeToScene();
            stage.show();
            stage.toFront();
            return node;
        });
        settle();
        return shown;
    }

    /// Shows a node in light and in dark, takes a picture of each, and returns the one that is still shown.
    protected final <N extends Parent> N showInBoth(String name, double width, double height, Supplier<N> content) {
        N node = show(width, height, content);
        shootBoth(name);
        return node;
    }

    /// Takes a picture of the window as it is, in dark and then in light.
    protected final void shootBoth(String name) {
        wear(Theme.Appearance.DARK);
        shoot(name + "-dark");
        wear(Theme.Appearance.LIGHT);
        shoot(name + "-light");
    }

    protected final void wear(Theme.Appearance appearance) {
        onFx(() -> {
            theme.appearance().set(appearance);
            return appearance;
        });
        settle();
    }

    /// Writes what the window shows to a file in `target/shots`.
    protected final void shoot(String name) {
        shoot(name, stage.getScene());
    }

    /// Takes a picture of the window that opened last, such as a popover, in dark and then in light.
    protected final void shootPopup(String name) {
        for (var appearance : List.of(Theme.Appearance.DARK, Theme.Appearance.LIGHT)) {
            wear(appearance);
            shoot(name + "-" + appearance.name().toLowerCase(Locale.ROOT), onFx(() -> Window.getWindows().getLast().getScene()));
        }
    }

    /// The same as [#shoot(String)] of another window's scene, such as that of a popup.
    protected final void shoot(String name, Scene scene) {
        WritableImage image = onFx(() -> scene.snapshot(null));
        try {
            Files.createDirectories(SHOTS);
            Png.write(image, SHOTS.resolve(name + ".png"));
        } catch (IOException e) {
            throw new AssertionError("The picture " + name + " can't be written", e);
        }
    }

    protected final Stage stage() {
        return stage;
    }

    /// Does something on the FX thread and waits for its outcome.
    protected static <T> T onFx(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), action);
    }

    /// Does something on the FX thread, and waits until it is done and laid out.
    protected static void fx(Runnable action) {
        onFx(() -> {
            action.run();
            return true;
        });
        settle();
    }

    /// Waits until all events there are have been dealt with, and the window has been laid out after them.
    protected static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits until `condition`, asked on the FX thread, is true; fails with `what` if it does not become so.
    protected static void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("It did not come to this: " + what, e);
        }
    }
}

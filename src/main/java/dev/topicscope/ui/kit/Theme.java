package dev.topicscope.ui.kit;

import java.util.List;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/// The look of all windows: light, dark, or as the system is. FX thread only.
public final class Theme {

    private static final List<String> FONTS = List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf",
            "JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf");
    private static final double ANY_SIZE = 13;

    private final ObservableValue<ColorScheme> system;
    private final ObjectProperty<Appearance> appearance = new SimpleObjectProperty<>(Appearance.SYSTEM);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    /// What the user wants.
    public enum Appearance {
        SYSTEM, LIGHT, DARK
    }

    /// A theme that follows the system's own colour scheme until told otherwise.
    public Theme() {
        this(Platform.getPreferences().colorSchemeProperty());
    }

    Theme(ObservableValue<ColorScheme> system) {
        this.system = system;
        for (String font : FONTS) {
            if (Font.loadFont(Theme.class.getResourceAsStream("fonts/" + font), ANY_SIZE) == null) {
                throw new IllegalStateException("The font " + font + " does not come with this build, or is damaged");
            }
        }
        appearance.subscribe(_ -> apply());
        system.subscribe(_ -> apply());
    }

    public ObjectProperty<Appearance> appearance() {
        return appearance;
    }

    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    /// Gives `scene` the style sheet of the program.
    public static void dress(Scene scene) {
        scene.getStylesheets().add(Theme.class.getResource("app.css").toExternalForm());
    }

    private void apply() {
        dark.set(switch (appearance.get()) {
            case SYSTEM -> system.getValue() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        });
        Application.setUserAgentStylesheet((dark.get() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }
}

package dev.topicscope.ui.produce;

import java.util.List;
import java.util.Locale;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.ui.produce.SendViewModel.Mode;

/// What the form sends, as a row of buttons of which one is down.
final class ModeBar extends HBox {

    private final SendViewModel model;

    ModeBar(SendViewModel model) {
        this.model = model;
        setId("send-modes");
        show(List.of(Mode.ONE, Mode.MANY, Mode.FILE));
    }

    /// Offers these.
    void show(List<Mode> modes) {
        getChildren().clear();
        for (int i = 0; i < modes.size(); i++) {
            getChildren().add(button(modes.get(i), i == 0 ? Styles.LEFT_PILL : i == modes.size() - 1 ? Styles.RIGHT_PILL
                    : Styles.CENTER_PILL));
        }
    }

    private ToggleButton button(Mode mode, String pill) {
        var button = new ToggleButton(switch (mode) {
            case ONE -> "One record";
            case MANY -> "Many";
            case FILE -> "From a file";
            case RESEND -> "Send again";
        });
        button.setId("send-mode-" + mode.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().add(pill);
        model.mode().subscribe(current -> button.setSelected(current == mode));
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.mode().set(mode);
        });
        return button;
    }
}

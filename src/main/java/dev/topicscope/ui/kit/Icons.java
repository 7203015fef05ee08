package dev.topicscope.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Signs by their meaning. The same thing has the same sign everywhere.
public enum Icons {
    ADD(Feather.PLUS),
    BROKER(Feather.SERVER),
    CANCEL(Feather.X),
    CHOOSE(Feather.CHEVRON_DOWN),
    CLUSTER(Feather.LAYERS),
    COLUMNS(Feather.COLUMNS),
    COPY(Feather.COPY),
    DELETE(Feather.TRASH_2),
    DOCTOR(Feather.ACTIVITY),
    DONE(Feather.CHECK),
    EDIT(Feather.EDIT_2),
    EMPTY(Feather.INBOX),
    ERROR(Feather.ALERT_OCTAGON),
    EXPORT(Feather.DOWNLOAD),
    FOLD_CLOSED(Feather.CHEVRON_RIGHT),
    FOLD_OPEN(Feather.CHEVRON_DOWN),
    FORMAT(Feather.ALIGN_LEFT),
    HEALTH(Feather.ACTIVITY),
    INFO(Feather.INFO),
    LAB(Feather.CPU),
    LOAD(Feather.FOLDER),
    MOVE_DOWN(Feather.CHEVRON_DOWN),
    MOVE_UP(Feather.CHEVRON_UP),
    NEWEST(Feather.ARROW_DOWN),
    NOT_RUN(Feather.CIRCLE),
    OLDER(Feather.ARROW_UP),
    PART_OF_PAGE(Feather.MINIMIZE_2),
    PAUSE(Feather.PAUSE),
    REFRESH(Feather.REFRESH_CW),
    RESUME(Feather.PLAY),
    SEARCH(Feather.SEARCH),
    SELECT(Feather.MOUSE_POINTER),
    SEND(Feather.SEND),
    SEND_AGAIN(Feather.REPEAT),
    SHELF(Feather.BOOKMARK),
    STOP(Feather.SQUARE),
    THEME_DARK(Feather.MOON),
    THEME_LIGHT(Feather.SUN),
    THEME_SYSTEM(Feather.MONITOR),
    TOPIC(Feather.DATABASE),
    WAITING(Feather.CLOCK),
    WARNING(Feather.ALERT_TRIANGLE),
    WHOLE_PAGE(Feather.MAXIMIZE_2);

    private final Feather glyph;

    Icons(Feather glyph) {
        this.glyph = glyph;
    }

    /// A new node of this sign.
    public Node node() {
        return new FontIcon(glyph);
    }

    /// A flat button of this sign alone. `text` says what it does, to eyes as a tooltip and to screen readers as its name.
    public Button button(String text, Runnable action) {
        var button = new Button(null, node());
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setOnAction(_ -> action.run());
        explain(button, text);
        return button;
    }

    /// Changes the sign and the words of a button made by [#button].
    public void show(ButtonBase button, String text) {
        button.setGraphic(node());
        explain(button, text);
    }

    private static void explain(ButtonBase button, String text) {
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
    }
}

package dev.topicscope.ui.messages;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

import atlantafx.base.theme.Styles;

import dev.topicscope.browse.Older;
import dev.topicscope.ui.kit.FailureText;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// What is offered at the first row of the table, where there are records before it.
final class OlderPill extends Button {

    /// At the end of the headers of the columns, where it covers no record.
    private static final Insets PLACE = new Insets(1, 18, 0, 0);

    private Older shown = new Older.None();

    /// `load` is called when it is clicked.
    OlderPill(Runnable load) {
        setId("older");
        getStyleClass().addAll(Look.PILL, Styles.SMALL);
        setGraphic(Icons.OLDER.node());
        setOnAction(_ -> load.run());
        setVisible(false);
        setFocusTraversable(false);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        StackPane.setMargin(this, PLACE);
    }

    void show(Older older) {
        if (older.equals(shown)) {
            return;
        }
        shown = older;
        setVisible(!(older instanceof Older.None));
        setDisable(older instanceof Older.Loading);
        setText(switch (older) {
            case Older.None _, Older.More _ -> "Load older records";
            case Older.Loading _ -> "Loading older records…";
            case Older.Failed _ -> "Older records not loaded. Try again";
        });
        setTooltip(older instanceof Older.Failed(var why) ? new Tooltip(FailureText.of(why).sentence()) : null);
    }
}

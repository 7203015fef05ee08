package dev.topicscope.ui.produce;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import dev.topicscope.browse.Sending.Result;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.PartitionColours;
import dev.topicscope.ui.kit.Texts;

/// Where one record came to lie, in a line that leads there.
final class StoredLine extends HBox {

    StoredLine(Result.Stored stored, Runnable onOpen) {
        getStyleClass().addAll(Look.NOTICE, Look.GOOD, "line");
        var sign = Icons.DONE.node();
        sign.getStyleClass().add("sign");
        var dot = new Region();
        dot.getStyleClass().setAll(Look.DOT, PartitionColours.background(stored.partition()));
        String where = "Stored in partition " + stored.partition()
                + (stored.offset().isPresent() ? ", offset " + Texts.count(stored.offset().getAsLong()) : "");
        var took = new Label("in " + Texts.duration(stored.took()));
        took.getStyleClass().add(Look.QUIET);
        took.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(sign, dot);
        if (stored.offset().isPresent()) {
            var link = new Hyperlink(where);
            link.setId("open-sent");
            link.setTooltip(new Tooltip("Show the record in its topic"));
            link.setOnAction(_ -> onOpen.run());
            getChildren().add(link);
        } else {
            getChildren().add(new Label(where + "; acks=0 tells no offset"));
        }
        getChildren().add(took);
    }
}

package dev.topicscope.ui.produce;

import java.util.Optional;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;

import dev.topicscope.model.Message;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.Texts;

/// Where what is typed came from, and where else it can be taken.
final class HandoverBar extends VBox {

    private final HandoverViewModel model;
    private final VBox edited = new VBox();
    private final VBox going;
    private final DestinationField destination;

    HandoverBar(HandoverViewModel model) {
        this.model = model;
        destination = new DestinationField("send-to", model.destination());
        var take = new Button("Take what is typed there", Icons.SEND.node());
        take.setId("take-there");
        take.getStyleClass().add(Styles.SMALL);
        take.setOnAction(_ -> {
            if (model.go()) {
                toggle();
            }
        });
        model.destination().problem().subscribe(_ -> allow(take));
        model.destination().topic().subscribe(_ -> allow(take));
        model.destination().cluster().subscribe(_ -> allow(take));
        var line = new HBox(6, take, new Spacer(), Icons.CANCEL.button("Stay here", this::toggle));
        line.setAlignment(Pos.CENTER_LEFT);
        going = new VBox(8, destination, line);
        going.getStyleClass().add("form");
        getChildren().setAll(edited);
        model.edited().subscribe(this::showEdited);
    }

    /// Shows the choice of another topic, or hides it.
    void toggle() {
        if (!getChildren().remove(going)) {
            model.beginGoing();
            getChildren().addFirst(going);
            destination.requestFocus();
        }
    }

    private void allow(Button take) {
        take.setDisable(model.destination().problem().get().isPresent() || model.isHere());
    }

    private void showEdited(Optional<Message> record) {
        edited.getChildren().clear();
        record.ifPresent(its -> {
            var notice = Notice.good("Offset " + Texts.count(its.offset()) + " of " + its.partition() + ", byte for byte");
            if (its.timestamp().isPresent()) {
                notice.with("Keep its timestamp", model::keepTimestamp);
            }
            notice.with("Same partition", model::keepPartition).with("Close", model::endEditing);
            notice.getStyleClass().remove(Look.GOOD);
            edited.getChildren().setAll(notice);
        });
    }
}

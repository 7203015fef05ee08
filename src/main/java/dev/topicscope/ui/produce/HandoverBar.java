package dev.topicscope.ui.produce;

import java.util.Optional;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.topicscope.model.Message;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.Texts;

/// Where what is typed goes, which can be changed in place, and where it came from. What is typed goes along to the form of another topic
/// as soon as that is chosen.
final class HandoverBar extends VBox {

    private final HandoverViewModel model;
    private final VBox edited = new VBox();

    HandoverBar(HandoverViewModel model) {
        this.model = model;
        var destination = new DestinationField("send-to", model.destination());
        destination.setOnTopic(model::go);
        HBox.setHgrow(destination, Priority.ALWAYS);
        var back = Icons.CANCEL.button("Stay with this topic", model::stay);
        back.setId("send-stay");
        var line = new HBox(4, destination, back);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("send-to");
        model.isHere().subscribe(here -> {
            back.setVisible(!here);
            back.setManaged(!here);
        });
        line.visibleProperty().bind(model.isChoice());
        line.managedProperty().bind(line.visibleProperty());
        getChildren().setAll(line, edited);
        model.edited().subscribe(this::showEdited);
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

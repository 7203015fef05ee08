package dev.topicscope.ui.produce;

import java.util.Optional;
import java.util.function.IntConsumer;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// What is to be said below a field, with the way to the place it is about; takes no room while there is nothing.
final class NoteLine extends HBox {

    private NoteLine() {
        super(8);
    }

    /// `jump` puts the cursor to a place of the text.
    static NoteLine of(ObservableValue<Optional<ContentNote>> note, IntConsumer jump) {
        var line = new NoteLine();
        note.subscribe(said -> {
            line.getChildren().clear();
            said.ifPresent(it -> {
                line.say(it.sentence(), it.prevents() ? Look.FIELD_PROBLEM : Look.FIELD_ADVICE);
                it.position().ifPresent(position -> {
                    var link = new Hyperlink("Show");
                    link.setMinWidth(USE_PREF_SIZE);
                    link.getStyleClass().add(Look.FACT);
                    link.setAccessibleText("Put the cursor where that is");
                    link.setOnAction(_ -> jump.accept(position));
                    line.getChildren().add(link);
                });
            });
            line.appear();
        });
        return line;
    }

    /// A sentence of that look, such as [Look#FIELD_PROBLEM].
    static NoteLine of(ObservableValue<Optional<String>> sentence, String look) {
        var line = new NoteLine();
        sentence.subscribe(said -> {
            line.getChildren().clear();
            said.ifPresent(it -> line.say(it, look));
            line.appear();
        });
        return line;
    }

    private void say(String sentence, String look) {
        var label = new Label(sentence, (look.equals(Look.FACT) ? Icons.INFO : Icons.WARNING).node());
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(look);
        setHgrow(label, Priority.ALWAYS);
        getChildren().add(label);
    }

    private void appear() {
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
    }
}

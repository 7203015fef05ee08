package dev.topicscope.ui.produce;

import java.util.Optional;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.browse.RecordSize.Obstacle;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Texts;

/// How large the record is, against what is taken; where it is too much, which limit that is and what to do.
final class SizeLine extends VBox {

    private static final String OWN_LIMIT = "max.request.size";

    private final SizeViewModel model;
    private final HBox trouble = new HBox(8);

    SizeLine(SizeViewModel model) {
        super(3);
        this.model = model;
        var size = new Label("Size");
        size.getStyleClass().add("strong");
        size.setMinWidth(Region.USE_PREF_SIZE);
        var words = new Label();
        words.setId("send-size");
        words.getStyleClass().add(Look.QUIET);
        words.textProperty().bind(model.words());
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var again = Icons.REFRESH.button("Ask for the topic's limits again", model::refresh);
        again.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(8, size, words, again);
        line.setAlignment(Pos.CENTER_LEFT);
        trouble.setAlignment(Pos.CENTER_LEFT);
        trouble.setId("send-obstacle");
        model.obstacle().subscribe(this::show);
        getChildren().setAll(line, NoteLine.of(model.measured(), Look.FACT), trouble,
                NoteLine.of(model.unknown().map(why -> why.map(it -> "The topic's max.message.bytes is not known. " + it)), Look.FACT));
        // The limits may have been changed since the form was last open.
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.refresh();
            }
        });
    }

    private void show(Optional<Obstacle> obstacle) {
        trouble.getChildren().clear();
        obstacle.ifPresent(it -> {
            var sentence = new Label((it.certain() ? "Too large for " : "May be too large for ") + it.setting() + "=" + it.limitBytes()
                    + " by " + Texts.count(it.sizeBytes() - it.limitBytes()) + " bytes. " + it.advice(), Icons.WARNING.node());
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
            sentence.setMaxWidth(Double.MAX_VALUE);
            sentence.getStyleClass().add(it.certain() ? Look.FIELD_PROBLEM : Look.FIELD_ADVICE);
            HBox.setHgrow(sentence, Priority.ALWAYS);
            trouble.getChildren().add(sentence);
            if (it.setting().equals(OWN_LIMIT)) {
                var raise = new Button("Raise it");
                raise.setId("send-raise");
                raise.getStyleClass().add(Styles.SMALL);
                raise.setMinWidth(Region.USE_PREF_SIZE);
                raise.setOnAction(_ -> model.makeRoom());
                trouble.getChildren().add(raise);
            }
        });
        trouble.setVisible(obstacle.isPresent());
        trouble.setManaged(obstacle.isPresent());
    }
}

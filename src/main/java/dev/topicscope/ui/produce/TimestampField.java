package dev.topicscope.ui.produce;

import java.time.Clock;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;

/// Chooses the timestamp of a record: the time of sending, or one that is typed.
final class TimestampField extends VBox {

    private final TextField text = new TextField();
    private final RadioButton now = new RadioButton("Now");

    TimestampField(TimestampViewModel model, Clock clock) {
        super(3);
        var given = new RadioButton("Given");
        var group = new ToggleGroup();
        now.setId("send-timestamp-now");
        given.setId("send-timestamp-given");
        now.setMinWidth(Region.USE_PREF_SIZE);
        given.setMinWidth(Region.USE_PREF_SIZE);
        now.setToggleGroup(group);
        given.setToggleGroup(group);
        model.given().subscribe(chosen -> group.selectToggle(chosen ? given : now));
        now.setOnAction(_ -> model.given().set(false));
        given.setOnAction(_ -> {
            model.give(clock.instant());
            text.requestFocus();
        });
        text.setId("send-timestamp");
        text.setAccessibleText("Timestamp");
        text.setPromptText("2026-11-24T09:30, or milliseconds");
        text.getStyleClass().add(Look.MONO);
        text.textProperty().bindBidirectional(model.text());
        text.visibleProperty().bind(model.given());
        HBox.setHgrow(text, Priority.ALWAYS);
        var words = new Label();
        words.getStyleClass().add(Look.FACT);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.managedProperty().bind(words.visibleProperty());
        Runnable say = () -> {
            words.setText(model.words() + model.kept().get().map(it -> ". " + it).orElse(""));
            words.setVisible(model.given().get() && model.problem().get().isEmpty());
        };
        model.timestamp().addListener(_ -> say.run());
        model.kept().addListener(_ -> say.run());
        model.given().addListener(_ -> say.run());
        model.problem().addListener(_ -> say.run());
        say.run();
        var line = new HBox(10, Fields.label("Timestamp", text), now, given, text);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(line, words, NoteLine.of(model.doubt(), Look.FIELD_ADVICE),
                NoteLine.of(model.problem().map(it -> it.filter(_ -> model.given().get())), Look.FIELD_PROBLEM));
    }

    @Override
    public void requestFocus() {
        (text.isVisible() ? text : now).requestFocus();
    }
}

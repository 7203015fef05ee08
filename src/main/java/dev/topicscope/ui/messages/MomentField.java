package dev.topicscope.ui.messages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.model.FailureException;
import dev.topicscope.ui.kit.Texts;

/// A moment in a chooser's form: some that are quick to choose, and any other by its date and time, with the zone shown.
final class MomentField extends VBox {

    private static final double DATE_WIDTH = 140;

    private final Consumer<Instant> onMoment;
    private final DatePicker date = new DatePicker(LocalDate.now(Chooser.ZONE));
    private final ChooserField time;

    /// The ids within begin with `id`.
    MomentField(String id, Consumer<Instant> onMoment) {
        super(8);
        this.onMoment = onMoment;
        date.setId(id + "-date");
        date.setPrefWidth(DATE_WIDTH);
        date.setMinWidth(DATE_WIDTH);
        time = new ChooserField(id + "-time", "14:05", "Time of day", this::take, Chooser.fact(Texts.zone(Chooser.ZONE, Instant.now())));
        time.field().setText("00:00:00");
        HBox.setHgrow(time, Priority.ALWAYS);
        var line = Chooser.line(date, time);
        line.setAlignment(Pos.TOP_LEFT);
        getChildren().setAll(new FlowPane(6, 6, quick("5 min ago", now -> now.minusMinutes(5)), quick("1 h ago", now -> now.minusHours(1)),
                quick("Today 00:00", now -> now.truncatedTo(ChronoUnit.DAYS)),
                quick("Yesterday 00:00", now -> now.truncatedTo(ChronoUnit.DAYS).minusDays(1)),
                quick("7 days ago", now -> now.minusDays(7))), line);
    }

    /// Puts a moment into the fields.
    void show(Instant moment) {
        var at = moment.atZone(Chooser.ZONE);
        date.setValue(at.toLocalDate());
        time.show(at.toLocalTime().toString());
    }

    private Button quick(String text, UnaryOperator<ZonedDateTime> since) {
        var button = new Button(text);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(_ -> onMoment.accept(since.apply(ZonedDateTime.now(Chooser.ZONE)).toInstant()));
        return button;
    }

    private void take(String text) throws FailureException {
        if (date.getValue() == null) {
            throw ChooserField.wrong("Choose a date.");
        }
        Instant moment;
        try {
            moment = LocalTime.parse(text).atDate(date.getValue()).atZone(Chooser.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw ChooserField.wrong("“" + text + "” is no time of day: write it as 14:05 or 14:05:30.");
        }
        onMoment.accept(moment);
    }
}

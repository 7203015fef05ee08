package dev.topicscope.ui.messages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;

import dev.topicscope.browse.StartNotation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Start;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Texts;

/// A button that opens the starts which need a value: a time or an offset.
final class StartChooser extends Button {

    private static final double WIDTH = 380;

    private final Consumer<Start> onStart;
    private final ZoneId zone = ZoneId.systemDefault();
    private final DatePicker date = new DatePicker(LocalDate.now());
    private final TextField time = new TextField("00:00:00");
    private final TextField offset = new TextField();
    private final Label timeProblem = problem();
    private final Label offsetProblem = problem();
    private final Popover popover = new Popover();

    StartChooser(Consumer<Start> onStart) {
        super("From…");
        this.onStart = onStart;
        setId("from");
        popover.setContentNode(content());
        popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
        popover.setDetachable(false);
        popover.setTitle("Where to start");
        setOnAction(_ -> popover.show(this));
    }

    /// Names the start that is read from, if it is one of those chosen here.
    void show(Start start) {
        switch (start) {
            case Start.AtTime(var at) -> setText("From " + Texts.time(at, zone, LocalDate.now(zone)));
            case Start.AtOffset(long at) -> setText("From offset " + Texts.count(at));
            case Start.Committed(String group) -> setText("From " + group);
            case Start.Earliest _, Start.Latest _, Start.Last _ -> setText("From…");
        }
        boolean chosen = start instanceof Start.AtTime || start instanceof Start.AtOffset;
        getStyleClass().remove("chosen");
        if (chosen) {
            getStyleClass().add("chosen");
        }
    }

    private Node content() {
        var quick = new FlowPane(6, 6, quick("5 min ago", now -> now.minusMinutes(5)), quick("1 h ago", now -> now.minusHours(1)),
                quick("Today", now -> now.truncatedTo(ChronoUnit.DAYS)),
                quick("Yesterday", now -> now.truncatedTo(ChronoUnit.DAYS).minusDays(1)), quick("7 days ago", now -> now.minusDays(7)));
        date.setId("from-date");
        date.setPrefWidth(140);
        time.setId("from-time");
        time.setPrefColumnCount(8);
        time.getStyleClass().add(Look.MONO);
        time.setOnAction(_ -> readTime());
        offset.setId("from-offset");
        offset.setPromptText("such as 1200");
        offset.getStyleClass().add(Look.MONO);
        offset.setOnAction(_ -> readOffset());
        var zoneLabel = new Label(Texts.zone(zone, Instant.now()));
        zoneLabel.getStyleClass().add(Look.FACT);
        var box = new VBox(8, heading("A time"), quick, line(date, time, zoneLabel, go("from-time-go", this::readTime)), timeProblem,
                heading("An offset, in each partition"), line(offset, go("from-offset-go", this::readOffset)), offsetProblem);
        box.setPrefWidth(WIDTH);
        box.getStyleClass().add("form");
        return box;
    }

    private Button quick(String text, UnaryOperator<ZonedDateTime> since) {
        var button = new Button(text);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(_ -> start(new Start.AtTime(since.apply(ZonedDateTime.now(zone)).toInstant())));
        return button;
    }

    private void readTime() {
        try {
            start(new Start.AtTime(LocalTime.parse(time.getText().strip()).atDate(date.getValue()).atZone(zone).toInstant()));
        } catch (DateTimeException e) {
            show(timeProblem, "“" + time.getText() + "” is no time: write it as 14:05 or 14:05:30.");
        }
    }

    private void readOffset() {
        try {
            start(StartNotation.parse("offset:" + offset.getText().strip(), zone));
        } catch (FailureException e) {
            show(offsetProblem, "An offset is a whole number, 0 or larger.");
        }
    }

    private void start(Start start) {
        timeProblem.setManaged(false);
        offsetProblem.setManaged(false);
        popover.hide();
        onStart.accept(start);
    }

    private static void show(Label problem, String sentence) {
        problem.setText(sentence);
        problem.setManaged(true);
    }

    private static Button go(String id, Runnable action) {
        var button = new Button("Read");
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(6, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("strong");
        return label;
    }

    private static Label problem() {
        var label = new Label();
        label.setWrapText(true);
        label.setManaged(false);
        label.visibleProperty().bind(label.managedProperty());
        label.getStyleClass().add(Look.FIELD_PROBLEM);
        return label;
    }
}

package dev.topicscope.ui.doctor;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.topicscope.ui.doctor.BrokerWay.Check;
import dev.topicscope.ui.doctor.DoctorViewModel.Finding;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// The brokers: where they send clients, how that looks from here, and where each is to be reached instead.
final class BrokerTable extends GridPane {

    private static final String[] TITLES = {"Broker", "Advertises", "From here", "Reach it through", ""};
    private static final double[] WIDTHS = {60, 320, 130, 210, 130};
    private static final double[] SHARES = {6, 37, 16, 24, 17};

    BrokerTable(Finding finding, Runnable onChange) {
        setId("doctor-brokers");
        getStyleClass().add("broker-table");
        for (int column = 0; column < TITLES.length; column++) {
            var constraints = new ColumnConstraints();
            constraints.setPercentWidth(SHARES[column]);
            constraints.setMinWidth(WIDTHS[column] / 2);
            constraints.setHgrow(Priority.SOMETIMES);
            getColumnConstraints().add(constraints);
        }
        line(0, "table-head");
        for (int column = 0; column < TITLES.length; column++) {
            var title = cell(new Label(TITLES[column]));
            title.getStyleClass().add("table-title");
            add(title, column, 0);
        }
        int row = 1;
        for (var broker : finding.brokers()) {
            add(broker, row++, onChange);
        }
    }

    private void line(int row, String style) {
        var ground = new Region();
        ground.getStyleClass().add(style);
        add(ground, 0, row, TITLES.length, 1);
    }

    private void add(BrokerWay broker, int row, Runnable onChange) {
        line(row, "table-line");
        add(cell(new Label(Integer.toString(broker.id()))), 0, row);
        var advertised = cell(new Label(broker.address().toString()));
        advertised.getStyleClass().add(Look.MONO);
        advertised.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        advertised.setTooltip(new Tooltip(broker.address().toString()));
        add(advertised, 1, row);
        var fromHere = cell(new Label(broker.fromHere()));
        fromHere.getStyleClass().add(broker.isReached() ? Look.GOOD : Look.BAD);
        fromHere.setWrapText(true);
        add(fromHere, 2, row);
        if (!broker.isReached()) {
            add(field(broker), 3, row);
            add(check(broker, onChange), 4, row);
        }
    }

    private static Node field(BrokerWay broker) {
        var field = new TextField();
        field.setId("through-" + broker.id());
        field.setPromptText("host:port");
        field.setAccessibleText("Reach broker " + broker.id() + " through");
        field.getStyleClass().addAll(Look.MONO, "through");
        field.textProperty().bindBidirectional(broker.through());
        field.setOnAction(_ -> broker.verify());
        return field;
    }

    private static Node check(BrokerWay broker, Runnable onChange) {
        var words = cell(new Label());
        words.setId("check-" + broker.id());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        broker.check().subscribe(check -> {
            words.getStyleClass().removeAll(Look.GOOD, Look.BAD, Look.QUIET);
            switch (check) {
                case Check.None() -> say(words, "", Look.QUIET, null);
                case Check.Asking() -> say(words, "asking…", Look.QUIET, null);
                case Check.Right(String right) -> say(words, right, Look.GOOD, Icons.DONE.node());
                case Check.Wrong(String wrong) -> say(words, wrong, Look.BAD, null);
            }
            onChange.run();
        });
        return words;
    }

    private static void say(Label label, String words, String tone, Node sign) {
        label.setText(words);
        label.setGraphic(sign);
        label.getStyleClass().add(tone);
    }

    private static Label cell(Label label) {
        label.getStyleClass().add("cell");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}

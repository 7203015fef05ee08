package dev.topicscope.ui.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.topicscope.model.BrokerTraffic;
import dev.topicscope.model.ClientTrouble;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Texts;

/// Each broker with what is wrong with it and what passes to and from it.
final class HealthView extends ScrollPane {

    private static final double WIDTH = 460;
    private static final double MOST_HEIGHT = 360;

    private final VBox lines = new VBox(10);
    private Health shown = Health.UNKNOWN;

    HealthView() {
        setId("health-lines");
        lines.setPrefWidth(WIDTH);
        lines.getStyleClass().add("health-lines");
        setContent(lines);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        lines.heightProperty().subscribe(height -> setPrefViewportHeight(Math.min(height.doubleValue(), MOST_HEIGHT)));
        show(Health.UNKNOWN);
    }

    void show(Health health) {
        if (health.equals(shown) && !lines.getChildren().isEmpty()) {
            return;
        }
        shown = health;
        lines.getChildren().setAll(health.lines().isEmpty() ? List.of(quiet("The brokers are not known yet.")) : health.lines().stream()
                .map(HealthView::line).toList());
    }

    private static Node line(Health.Line line) {
        var dot = new Region();
        dot.getStyleClass().setAll(Look.DOT, line.isWell() ? Look.GOOD : Look.WARN);
        var name = new Label(line.name());
        name.getStyleClass().add("strong");
        var state = new Label(line.isWell() ? "no complaint" : "since " + Texts.clock(since(line), ZoneId.systemDefault()));
        state.getStyleClass().add(Look.QUIET);
        state.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(8, dot, name, state);
        head.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(2, head);
        line.sentence().map(HealthView::warning).ifPresent(box.getChildren()::add);
        line.trouble().map(ClientTrouble::words).map(HealthView::words).ifPresent(box.getChildren()::add);
        line.traffic().map(HealthView::traffic).map(HealthView::quiet).ifPresent(box.getChildren()::add);
        return box;
    }

    private static Instant since(Health.Line line) {
        return Stream.concat(line.trouble().map(ClientTrouble::since).stream(),
                line.traffic().flatMap(BrokerTraffic::trouble).map(BrokerTraffic.Trouble::since).stream()).findFirst()
                .orElse(Instant.EPOCH);
    }

    /// As the gateway has measured it.
    private static String traffic(BrokerTraffic traffic) {
        String latency = traffic.latency().map(times -> "answers in " + Texts.duration(times.mean()) + " on average, "
                + Texts.duration(times.longest()) + " at most · ").orElse("");
        String throttled = traffic.throttled().isZero() ? "" : "throttled " + Texts.duration(traffic.throttled()) + " · ";
        return latency + throttled + Texts.size(traffic.bytesReceived()) + " received, " + Texts.size(traffic.bytesSent()) + " sent · "
                + traffic.openConnections() + (traffic.openConnections() == 1 ? " connection" : " connections");
    }

    private static Label warning(String sentence) {
        var label = new Label(Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1));
        label.setWrapText(true);
        label.getStyleClass().add(Look.WARN);
        return label;
    }

    private static Label words(String words) {
        var label = quiet("“" + words + "”");
        label.getStyleClass().add("client-words");
        return label;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(Look.QUIET);
        return label;
    }
}

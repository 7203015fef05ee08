package dev.topicscope.ui.navigator;

import java.util.Locale;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Texts;
import dev.topicscope.ui.navigator.NavigatorRow.BrokerRow;
import dev.topicscope.ui.navigator.NavigatorRow.GroupRow;
import dev.topicscope.ui.navigator.NavigatorRow.Heading;
import dev.topicscope.ui.navigator.NavigatorRow.InternalRow;
import dev.topicscope.ui.navigator.NavigatorRow.NoteRow;
import dev.topicscope.ui.navigator.NavigatorRow.TopicRow;

/// Shows one row of the navigator: a sign, a name, and what is worth knowing at the right.
final class NavigatorCell extends ListCell<NavigatorRow> {

    private static final double SIGN_WIDTH = 16;

    private final StackPane sign = new StackPane();
    private final Label name = new Label();
    private final Label fact = new Label();
    private final HBox box = new HBox(sign, name, fact);
    private final Tooltip tooltip = new Tooltip();

    NavigatorCell() {
        sign.setMinWidth(SIGN_WIDTH);
        sign.setMaxWidth(SIGN_WIDTH);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        fact.setMinWidth(Region.USE_PREF_SIZE);
        fact.getStyleClass().add(Look.FACT);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setSpacing(8);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(NavigatorRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll(Look.HEADING, Look.QUIET);
        fact.getStyleClass().remove(Look.WARN);
        setDisable(!empty && (row instanceof Heading || row instanceof NoteRow));
        setTooltip(null);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (row) {
            case Heading(String text) -> heading(text);
            case TopicRow topic -> topic(topic);
            case InternalRow(int topics, boolean open) -> internal(topics, open);
            case GroupRow group -> group(group);
            case BrokerRow(int id, String address, boolean controller) ->
                    show(dot(Look.GOOD), id + " · " + address, controller ? "controller" : "", "Broker " + id + " at " + address);
            case NoteRow(String _, String text) -> {
                getStyleClass().add(Look.QUIET);
                show(null, text, "", text);
            }
        }
        setGraphic(box);
    }

    private void heading(String text) {
        getStyleClass().add(Look.HEADING);
        name.setText(text.toUpperCase(Locale.ROOT));
        fact.setText("");
        sign.getChildren().clear();
        setSign(false);
        setAccessibleText(text);
    }

    private void topic(TopicRow topic) {
        String records = (topic.count().isEstimate() ? "~" : "") + Texts.shortCount(topic.count().records());
        show(Icons.TOPIC.node(), topic.name(), topic.partitions() + " · " + records,
                topic.name() + ", " + topic.partitions() + " partitions, " + Texts.records(topic.count()));
    }

    private void internal(int topics, boolean open) {
        getStyleClass().add(Look.QUIET);
        show((open ? Icons.FOLD_OPEN : Icons.FOLD_CLOSED).node(), topics + (topics == 1 ? " internal topic" : " internal topics"), "",
                topics + " internal topics, " + (open ? "shown" : "folded"));
    }

    private void group(GroupRow group) {
        boolean idle = !group.state().equalsIgnoreCase("Stable");
        boolean lags = group.lag().orElse(0) > 0 && group.behind();
        String lag = group.lag().isPresent() ? "lag " + Texts.count(group.lag().getAsLong()) + (lags ? " ▲" : "") : "";
        String shown = idle && lag.isEmpty() ? group.state().toLowerCase(Locale.ROOT) : lag;
        if (lags) {
            fact.getStyleClass().add(Look.WARN);
        }
        show(dot(lags ? Look.WARN : idle ? Look.QUIET : Look.GOOD), group.id(), shown,
                "Group " + group.id() + ", " + group.state() + ", " + shown);
    }

    private void show(Node icon, String text, String right, String spoken) {
        setSign(true);
        sign.getChildren().setAll(icon == null ? new Region() : icon);
        name.setText(text);
        fact.setText(right);
        tooltip.setText(spoken);
        setTooltip(tooltip);
        setAccessibleText(spoken);
    }

    private void setSign(boolean shown) {
        sign.setManaged(shown);
        sign.setVisible(shown);
    }

    private static Node dot(String style) {
        var dot = new Region();
        dot.getStyleClass().addAll(Look.DOT, style);
        return dot;
    }
}

package dev.topicscope.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// Says beside the name of the cluster what its clients complain about, and opens the list of brokers.
final class HealthButton extends Button {

    private static final double MOST_WIDTH = 420;

    private final HealthView view = new HealthView();
    private final Popover popover = new Popover(view);
    private final Tooltip tooltip = new Tooltip();
    private Subscription shown = Subscription.EMPTY;

    HealthButton() {
        setId("health");
        getStyleClass().addAll(Styles.FLAT, "health");
        setGraphic(Icons.HEALTH.node());
        setMaxWidth(MOST_WIDTH);
        setMinWidth(0);
        setTooltip(tooltip);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_LEFT);
        popover.setDetachable(false);
        popover.setTitle("How the brokers answer this program");
        popover.setHeaderAlwaysVisible(true);
        popover.setCloseButtonEnabled(false);
        setOnAction(_ -> popover.show(this));
    }

    /// From now on the health of that cluster is shown.
    void follow(HealthViewModel model) {
        shown.unsubscribe();
        setVisible(true);
        shown = model.health().subscribe(this::show);
    }

    /// No cluster is shown.
    void clear() {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        popover.hide();
        setVisible(false);
    }

    private void show(Health health) {
        var summary = health.summary();
        getStyleClass().remove(Look.WARN);
        if (summary.isPresent()) {
            getStyleClass().add(Look.WARN);
        }
        setText(summary.orElse(""));
        setAccessibleText(summary.orElse("How the brokers answer"));
        tooltip.setText(summary.orElse("How the brokers answer"));
        view.show(health);
    }
}

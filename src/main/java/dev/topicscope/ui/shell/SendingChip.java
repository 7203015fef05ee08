package dev.topicscope.ui.shell;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.produce.RunViewModel;

/// Tells of a run while the form that sends is closed, and how it ended until the form is opened again.
final class SendingChip extends Button {

    private static final double WIDEST = 340;

    private final RunViewModel run;
    private final Tooltip tip = new Tooltip();
    private final ObservableBooleanValue open;
    private boolean news;

    SendingChip(RunViewModel run, ObservableBooleanValue open, Runnable onOpen) {
        this.run = run;
        this.open = open;
        setId("sending-chip");
        getStyleClass().setAll(Look.CHIP, "sending-chip");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(tip);
        setOnAction(_ -> onOpen.run());
        managedProperty().bind(visibleProperty());
        run.progress().subscribe(_ -> show());
        open.subscribe(_ -> show());
    }

    private void show() {
        news = !open.get() && (news || run.isRunning());
        setVisible(news);
        if (news) {
            setText(run.chip());
            tip.setText(run.chip() + "\nShow the run");
        }
    }

    /// A topic of a long name leaves the others their room.
    @Override
    protected double computePrefWidth(double height) {
        return Math.min(WIDEST, super.computePrefWidth(height));
    }
}

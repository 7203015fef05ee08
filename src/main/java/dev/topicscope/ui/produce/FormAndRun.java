package dev.topicscope.ui.produce;

import javafx.collections.ListChangeListener;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// The form, and below it what became of what was sent; where there is room, at its right. Each scrolls by itself.
final class FormAndRun extends Region {

    private static final double WIDE = 900;
    private static final double FORM_SHARE = 0.45;
    private static final double HALF = 0.5;
    private static final double FRAME = 2;

    private final ScrollPane form;
    private final RunPanel run;
    private final ScrollPane runScroll;

    FormAndRun(ScrollPane form, RunPanel run) {
        this.form = form;
        this.run = run;
        runScroll = new ScrollPane(run);
        runScroll.setFitToWidth(true);
        runScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        runScroll.getStyleClass().add("run-scroll");
        run.heightProperty().subscribe(_ -> requestLayout());
        run.getChildren().addListener((ListChangeListener<Object>) _ -> {
            runScroll.setVvalue(0);
            requestLayout();
        });
        getChildren().addAll(form, runScroll);
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        boolean shown = !run.getChildren().isEmpty();
        boolean beside = shown && run.isLarge() && width >= WIDE;
        runScroll.setVisible(shown);
        if (!shown) {
            form.resizeRelocate(0, 0, width, height);
        } else if (beside) {
            double left = Math.floor(width * FORM_SHARE);
            form.resizeRelocate(0, 0, left, height);
            runScroll.resizeRelocate(left, 0, width - left, height);
        } else {
            double wanted = Math.min(Math.floor(height * HALF), Math.ceil(run.prefHeight(width - FRAME)) + FRAME);
            form.resizeRelocate(0, 0, width, height - wanted);
            runScroll.resizeRelocate(0, height - wanted, width, wanted);
        }
    }
}

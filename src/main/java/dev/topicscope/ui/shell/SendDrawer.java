package dev.topicscope.ui.shell;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// Keeps a form at the right of a page, as wide as its left edge is dragged, or as wide as the page.
final class SendDrawer extends Region {

    /// How wide it is at first.
    static final double WIDTH = 400;
    private static final double MOST = 900;
    private static final double EDGE = 6;
    private static final double STEP = 40;

    private final Region form;
    private final DoubleProperty width;
    private final ObservableBooleanValue whole;
    private final Region edge = new Region();
    // The width outlives the page, and must not hold it.
    private final InvalidationListener resize = _ -> requestLayout();
    private double grip;

    /// `width` is what the user has chosen, for all pages.
    SendDrawer(Region form, DoubleProperty width, ObservableBooleanValue whole) {
        this.form = form;
        this.width = width;
        this.whole = whole;
        edge.setId("drawer-edge");
        edge.getStyleClass().add("drawer-edge");
        edge.setCursor(Cursor.H_RESIZE);
        edge.setFocusTraversable(true);
        edge.setAccessibleRole(AccessibleRole.THUMB);
        edge.setAccessibleText("Width of the form: drag, or press Left and Right");
        edge.setOnMousePressed(event -> grip = event.getX());
        edge.setOnMouseDragged(this::drag);
        edge.addEventHandler(KeyEvent.KEY_PRESSED, this::step);
        // What is beside the form stays within reach of the mouse.
        setPickOnBounds(false);
        getChildren().addAll(form, edge);
        width.addListener(new WeakInvalidationListener(resize));
        whole.subscribe(_ -> requestLayout());
    }

    @Override
    protected void layoutChildren() {
        double wanted = whole.get() ? getWidth() : Math.min(getWidth(), width.get());
        layoutInArea(form, getWidth() - wanted, 0, wanted, getHeight(), 0, HPos.LEFT, VPos.TOP);
        edge.setVisible(!whole.get());
        edge.resizeRelocate(getWidth() - wanted - EDGE / 2, 0, EDGE, getHeight());
    }

    private void drag(MouseEvent event) {
        double x = sceneToLocal(event.getSceneX(), event.getSceneY()).getX() - grip + EDGE / 2;
        set(getWidth() - x);
        event.consume();
    }

    private void step(KeyEvent event) {
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            set(width.get() + (event.getCode() == KeyCode.LEFT ? STEP : -STEP));
            event.consume();
        }
    }

    private void set(double wanted) {
        width.set(Math.clamp(wanted, WIDTH, Math.max(WIDTH, Math.min(MOST, getWidth()))));
    }
}

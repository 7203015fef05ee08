package dev.topicscope.ui.kit;

import java.util.Optional;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import dev.topicscope.model.TimeRange;

/// What the mouse does on a [TimelineView].
final class TimelineGestures {

    private static final double STEP = 1.25;
    private static final double DRAG = 4;
    private static final double TIP_BELOW = 18;

    private final TimelineView view;
    private Optional<Double> pressedAt = Optional.empty();
    private boolean dragged;

    private TimelineGestures(TimelineView view) {
        this.view = view;
    }

    static void install(TimelineView view) {
        var gestures = new TimelineGestures(view);
        view.setOnMousePressed(gestures::press);
        view.setOnMouseDragged(gestures::drag);
        view.setOnMouseReleased(gestures::release);
        view.setOnMouseMoved(gestures::hover);
        view.setOnMouseExited(_ -> gestures.leave());
        view.setOnScroll(gestures::scroll);
    }

    private void press(MouseEvent event) {
        view.requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            pressedAt = Optional.of(view.place(event.getX()));
            dragged = false;
        }
    }

    private void drag(MouseEvent event) {
        pressedAt.ifPresent(from -> {
            double to = view.place(event.getX());
            dragged |= Math.abs(to - from) >= DRAG;
            if (dragged) {
                view.hideTip();
                view.selection().set(slices(Math.min(from, to), Math.max(from, to)));
            }
        });
    }

    private void release(MouseEvent event) {
        if (pressedAt.isEmpty() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        double from = pressedAt.get();
        pressedAt = Optional.empty();
        if (dragged) {
            view.selection().get().ifPresent(view::select);
        } else if (event.getClickCount() > 1) {
            view.takeBack();
        } else {
            view.selection().set(Optional.empty());
            view.sliceAt(from).map(TimeRange::from).ifPresent(view::jump);
        }
    }

    private void hover(MouseEvent event) {
        view.moveCursor(view.scale().map(scale -> scale.at(view.place(event.getX()))));
        view.showTip(event.getScreenX() + DRAG, event.getScreenY() + TIP_BELOW);
    }

    private void leave() {
        view.moveCursor(Optional.empty());
        view.hideTip();
    }

    private void scroll(ScrollEvent event) {
        view.scale().ifPresent(scale -> view.whole().get().ifPresent(whole -> {
            if (event.getDeltaX() != 0) {
                view.zoomTo(scale.moved(-event.getDeltaX(), whole));
            } else if (event.getDeltaY() != 0) {
                view.zoomTo(scale.zoomed(event.getDeltaY() > 0 ? 1 / STEP : STEP, view.place(event.getX()), whole));
            }
            event.consume();
        }));
    }

    /// The slices between two places, whole ones.
    private Optional<TimeRange> slices(double from, double to) {
        return view.sliceAt(from).flatMap(first -> view.sliceAt(to).map(last -> new TimeRange(first.from(), last.to())));
    }
}

package dev.topicscope.ui.kit;

import java.time.Instant;
import java.util.Optional;

import javafx.geometry.Bounds;
import javafx.scene.input.KeyEvent;

import dev.topicscope.model.TimeRange;

/// What the keys do on a [TimelineView].
final class TimelineKeys {

    private static final double STEP = 1.6;
    private static final int PAGE = 10;

    private final TimelineView view;
    private Optional<Instant> anchor = Optional.empty();

    private TimelineKeys(TimelineView view) {
        this.view = view;
    }

    static void install(TimelineView view) {
        var keys = new TimelineKeys(view);
        view.setOnKeyPressed(keys::press);
        view.focusedProperty().subscribe(focused -> {
            if (!focused) {
                view.hideTip();
            }
        });
    }

    private void press(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isControlDown() || view.bars().get().isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> walk(-1, event.isShiftDown());
            case RIGHT -> walk(1, event.isShiftDown());
            case PAGE_UP -> walk(-PAGE, event.isShiftDown());
            case PAGE_DOWN -> walk(PAGE, event.isShiftDown());
            case HOME -> walk(-view.bars().get().get().counts().size(), event.isShiftDown());
            case END -> walk(view.bars().get().get().counts().size(), event.isShiftDown());
            case ENTER -> enter();
            case PLUS, ADD, EQUALS -> zoom(1 / STEP);
            case MINUS, SUBTRACT -> zoom(STEP);
            case ESCAPE -> {
                if (!view.takeBack()) {
                    return;
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void walk(int slices, boolean selecting) {
        var bars = view.bars().get().orElseThrow();
        var start = view.cursor().or(() -> view.scale().map(scale -> scale.range().to().minusMillis(1)));
        int by = view.cursor().isEmpty() ? 0 : slices;
        var next = start.map(moment -> bars.step(moment, by));
        if (!selecting) {
            anchor = Optional.empty();
            view.selection().set(Optional.empty());
        } else if (anchor.isEmpty()) {
            anchor = view.cursor().or(() -> next);
        }
        view.moveCursor(next);
        next.flatMap(view::sliceOf).ifPresent(slice -> {
            anchor.flatMap(view::sliceOf).ifPresent(first -> view.selection().set(Optional.of(span(first, slice))));
            reveal(slice);
        });
    }

    private static TimeRange span(TimeRange one, TimeRange other) {
        return new TimeRange(one.from().isBefore(other.from()) ? one.from() : other.from(),
                one.to().isAfter(other.to()) ? one.to() : other.to());
    }

    private void reveal(TimeRange slice) {
        view.scale().ifPresent(scale -> {
            double x = scale.x(slice.from());
            double beyond = x < 0 ? x : Math.max(0, scale.x(slice.to()) - scale.width());
            if (beyond != 0) {
                view.whole().get().ifPresent(whole -> view.zoomTo(scale.moved(beyond, whole)));
            }
            Bounds place = view.localToScreen(view.getLayoutBounds());
            if (place != null) {
                view.showTip(place.getMinX() + Math.clamp(x, 0, scale.width()), place.getMaxY());
            }
        });
    }

    private void enter() {
        if (view.selection().get().isPresent()) {
            view.select(view.selection().get().get());
        } else {
            view.cursor().flatMap(view::sliceOf).map(TimeRange::from).ifPresent(view::jump);
        }
    }

    private void zoom(double factor) {
        view.scale().ifPresent(scale -> view.whole().get().ifPresent(whole ->
                view.zoomTo(scale.zoomed(factor, view.cursor().map(scale::x).orElse(scale.width() / 2), whole))));
    }
}

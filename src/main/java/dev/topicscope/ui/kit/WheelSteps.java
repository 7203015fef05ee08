package dev.topicscope.ui.kit;

import javafx.scene.input.ScrollEvent;

/// Turns the scrolling of a wheel or of fingers into whole rows. FX thread only.
final class WheelSteps {

    private static final double NOTCH = 40;
    private static final int ROWS = 3;

    private final double rowHeight;
    private double left;

    WheelSteps(double rowHeight) {
        this.rowHeight = rowHeight;
    }

    /// How many rows down the event goes, up if negative; parts of a row are kept for the next.
    int rows(ScrollEvent event) {
        // A wheel goes in notches of three rows; fingers, and what they set in motion, by pixels.
        boolean notches = !event.isDirect() && !event.isInertia() && Math.abs(event.getDeltaY()) >= NOTCH;
        left -= notches ? event.getDeltaY() / NOTCH * ROWS : event.getDeltaY() / rowHeight;
        int whole = (int) left;
        left -= whole;
        return whole;
    }
}

package dev.topicscope.ui.messages;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.VBox;

import dev.topicscope.model.TimeRange;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.TimelineView;

/// The timeline above the table, and why there is none where it failed. It takes no room of its own but that.
public final class TimelinePane extends VBox {

    private final TimelineView timeline;

    public TimelinePane(TimelineViewModel model) {
        timeline = new TimelineView(model.zone(), InstantSource.system());
        model.bars().subscribe(timeline.bars()::set);
        model.range().subscribe(timeline.whole()::set);
        model.loading().subscribe(timeline.loading()::set);
        timeline.zoom().bindBidirectional(model.zoom());
        timeline.setOnShowAll(model::showAll);
        timeline.setOnShowMost(model::showMost);
        getChildren().setAll(timeline);
        model.failure().subscribe(failure -> {
            getChildren().setAll(timeline);
            failure.filter(_ -> model.bars().get().isEmpty()).ifPresent(why ->
                    getChildren().setAll(Notice.of(why).with("Look up again", model::refresh)));
        });
    }

    /// Called with the moment to go to, when a slice was clicked.
    public void setOnJump(Consumer<Instant> action) {
        timeline.setOnJump(action);
    }

    /// Called with the start (inclusive) and the end (exclusive) of what was selected to be read.
    public void setOnSelect(BiConsumer<Instant, Instant> action) {
        timeline.setOnSelect(range -> action.accept(range.from(), range.to()));
    }

    /// The times of the rows that the table shows; absent while it shows none.
    public ObjectProperty<Optional<TimeRange>> inView() {
        return timeline.inView();
    }

    /// What the user has selected.
    public ObjectProperty<Optional<TimeRange>> selection() {
        return timeline.selection();
    }
}

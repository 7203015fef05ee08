package dev.topicscope.ui.produce;

import javafx.scene.layout.StackPane;

import dev.topicscope.browse.Sending.Progress;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.Texts;

/// What became of what was sent.
final class RunPanel extends StackPane {

    private final RunViewModel model;

    RunPanel(RunViewModel model) {
        this.model = model;
        model.progress().subscribe(progress -> progress.ifPresentOrElse(this::show, getChildren()::clear));
    }

    private void show(Progress progress) {
        getChildren().setAll(switch (progress.state()) {
            case State.Opening(), State.Running(), State.Finishing() ->
                    Notice.warning("Waiting for the cluster to store it…").with("Stop", model::stop);
            case State.Failed(var why) -> Notice.of(why);
            case State.Stopped() -> Notice.warning("Stopped.");
            case State.Done() -> done(progress);
        });
    }

    private static Notice done(Progress progress) {
        if (progress.last().isEmpty()) {
            return Notice.warning(progress.faults().first().orElse("There was nothing to send."));
        }
        return switch (progress.last().getFirst().result()) {
            case Result.Stored(int partition, var offset, var took) -> Notice.good("Stored in partition " + partition
                    + (offset.isPresent() ? ", offset " + Texts.count(offset.getAsLong()) : ""), "It took " + Texts.duration(took) + ".");
            case Result.NotStored(String reason, var _) -> Notice.warning(reason);
        };
    }
}

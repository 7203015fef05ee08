package dev.topicscope.ui.produce;

import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import dev.topicscope.browse.Sending.Progress;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.ui.kit.Notice;

/// What became of what was sent: a line for one record, all there is to know of more.
final class RunPanel extends StackPane {

    private final RunViewModel model;
    private Optional<RunReport> report = Optional.empty();
    private boolean over;

    RunPanel(RunViewModel model) {
        this.model = model;
        setId("run");
        setMinHeight(0);
        model.progress().subscribe(progress -> progress.ifPresentOrElse(this::show, this::clear));
    }

    /// Whether there is more to be seen than a line or a notice.
    boolean isLarge() {
        return report.isPresent();
    }

    /// Gives the form its room back, if no run goes on.
    void fold() {
        if (!model.isRunning()) {
            report.ifPresent(RunReport::fold);
        }
    }

    private void clear() {
        report = Optional.empty();
        getChildren().clear();
    }

    private void show(Progress progress) {
        if (model.target().filter(RunViewModel.Target::one).isEmpty()) {
            // A new run is looked at from its beginning, in a report of its own.
            var shown = report.filter(_ -> !over || progress.state().isOver()).orElseGet(() -> new RunReport(model));
            over = progress.state().isOver();
            if (!report.equals(Optional.of(shown))) {
                report = Optional.of(shown);
                getChildren().setAll(shown);
            }
            shown.show(progress);
            return;
        }
        report = Optional.empty();
        getChildren().setAll(switch (progress.state()) {
            case State.Opening(), State.Running(), State.Finishing() -> Notice.warning(progress.producing().bufferFull()
                    ? RunReport.BUFFER_FULL : "Waiting for the cluster to store it…", progress.warnings().toArray(String[]::new))
                    .with("Stop", model::stop);
            case State.Failed(var why) -> Notice.of(why);
            case State.Stopped() -> Notice.warning(progress.counts().neverSent() > 0 || progress.counts().handedOver() == 0
                    ? "Stopped: the record was not sent." : "Stopped: the record may have been stored or not.");
            case State.Done() -> done(progress);
        });
    }

    private Node done(Progress progress) {
        if (progress.last().isEmpty()) {
            return Notice.warning(progress.faults().first().orElse("There was nothing to send."));
        }
        var answer = progress.last().getFirst();
        return switch (answer.result()) {
            case Result.Stored stored -> new StoredLine(stored, () -> model.open(answer));
            case Result.NotStored(String reason, var _) -> Notice.warning(reason);
        };
    }
}

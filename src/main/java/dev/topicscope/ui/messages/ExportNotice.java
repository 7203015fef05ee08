package dev.topicscope.ui.messages;

import javafx.scene.layout.StackPane;

import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.Texts;

/// How the export stands, while there is something to say of it.
final class ExportNotice extends StackPane {

    private final ExportViewModel model;

    ExportNotice(ExportViewModel model) {
        this.model = model;
        model.state().subscribe(this::show);
    }

    private void show(ExportViewModel.State state) {
        switch (state) {
            case ExportViewModel.State.None() -> getChildren().clear();
            case ExportViewModel.State.Writing(var target, long written, long total) -> getChildren().setAll(Notice.warning(
                    "Exporting: " + Texts.count(written) + " of " + Texts.count(total) + " records",
                    "To " + target + ". Until it is whole, its name ends in .part.").with("Cancel", model::dismiss));
            case ExportViewModel.State.Written(var target, long records, long leftOut) -> getChildren().setAll(
                    written("Exported " + Texts.count(records) + (records == 1 ? " record" : " records"), "To " + target + ".", leftOut)
                    .with("Close", model::dismiss));
            case ExportViewModel.State.Failed(var failure) -> getChildren().setAll(Notice.of(failure).with("Close", model::dismiss));
        }
    }

    private static Notice written(String title, String where, long leftOut) {
        return leftOut == 0 ? Notice.good(title, where) : Notice.warning(title, where, (leftOut == 1 ? "1 large record is"
                : Texts.count(leftOut) + " large records are") + " left out: only the beginning was here, and the cluster has deleted the"
                + " rest meanwhile.");
    }
}

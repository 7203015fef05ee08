package dev.topicscope.ui.messages;

import javafx.scene.layout.StackPane;

import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.Texts;

/// Says so if not all was copied that was to be.
final class CopyNotice extends StackPane {

    private final CopyViewModel model;

    CopyNotice(CopyViewModel model) {
        this.model = model;
        model.state().subscribe(this::show);
    }

    private void show(CopyViewModel.State state) {
        switch (state) {
            case CopyViewModel.State.None() -> getChildren().clear();
            case CopyViewModel.State.Cut(long copied, long wanted) -> getChildren().setAll(Notice.warning(copied == 0 ? "Nothing was copied"
                    : "Copied the first " + Texts.count(copied) + " of " + Texts.count(wanted) + " records", "The clipboard takes at most "
                    + Texts.count(CopyViewModel.MOST_RECORDS) + " records and " + Texts.count(CopyViewModel.MOST_CHARACTERS)
                    + " characters, and only records that are still held. Export writes everything shown to a file.")
                    .with("Close", model::dismiss));
            case CopyViewModel.State.Failed(var failure) -> getChildren().setAll(Notice.of(failure).with("Close", model::dismiss));
        }
    }
}

package dev.topicscope.ui.shell;

import java.util.List;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.StatusLine.Detail;

/// The figures behind the status line, name beside figure.
final class StatusDetail extends GridPane {

    private List<String> names = List.of();

    StatusDetail() {
        setId("status-detail");
        getStyleClass().add(Look.FIGURES);
    }

    void show(List<Detail> details) {
        var wanted = details.stream().map(Detail::name).toList();
        if (!wanted.equals(names)) {
            names = wanted;
            getChildren().clear();
            for (int row = 0; row < names.size(); row++) {
                var name = new Label(names.get(row));
                name.getStyleClass().add(Look.QUIET);
                name.setMinWidth(Region.USE_PREF_SIZE);
                var figure = new Label();
                figure.getStyleClass().add("strong");
                figure.setMinWidth(Region.USE_PREF_SIZE);
                addRow(row, name, figure);
            }
        }
        for (int row = 0; row < details.size(); row++) {
            ((Label) getChildren().get(2 * row + 1)).setText(details.get(row).figure());
        }
    }
}

package dev.topicscope.ui.produce;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.produce.ColumnViewModel.Role;

/// The columns of a CSV file, each with what it becomes and the format in which it stands there.
final class ColumnsGrid extends GridPane {

    private static final double ROLES = 118;

    private final ColumnsViewModel model;

    ColumnsGrid(ColumnsViewModel model) {
        super(6, 4);
        this.model = model;
        setId("send-columns");
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        names.setMinWidth(0);
        getColumnConstraints().setAll(names, new ColumnConstraints(ROLES), new ColumnConstraints(ROLES));
        model.columns().addListener((ListChangeListener<ColumnViewModel>) _ -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        if (!model.columns().isEmpty()) {
            addRow(0, heading("Column"), heading("becomes"), heading("written as"));
        }
        for (int i = 0; i < model.columns().size(); i++) {
            var column = model.columns().get(i);
            var name = new Label(column.name());
            name.getStyleClass().add(Look.MONO);
            var role = Fields.choice(column.role(), Role::label, Role.values());
            role.setAccessibleText("What " + column.name() + " becomes");
            role.setId("send-column-" + i);
            var format = Fields.choice(column.format(), PayloadFormat::label, column.formats().toArray(PayloadFormat[]::new));
            format.setAccessibleText("How " + column.name() + " is written");
            format.visibleProperty().bind(column.role().map(Role::isContent));
            addRow(i + 1, name, role, format);
        }
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add(Look.FACT);
        return label;
    }
}

package dev.topicscope.ui.produce;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;

import dev.topicscope.store.Preset;
import dev.topicscope.store.Sent;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.Texts;

/// A button that opens the presets of a topic and the history of what was sent to it.
final class ShelfMenu extends Button {

    private static final double WIDTH = 490;
    private static final double PRESET_ROW = 30;
    private static final double RUN_ROW = 44;
    private static final double MOST_PRESETS = 6;
    private static final double MOST_RUNS = 5;
    private static final ZoneId ZONE = ZoneId.systemDefault();

    private final ShelfViewModel model;
    private final Popover popover = new Popover();
    private final ListView<Preset> presets = new ListView<>();
    private final ListView<Sent> history = new ListView<>();

    ShelfMenu(ShelfViewModel model) {
        super("Presets", Icons.SHELF.node());
        this.model = model;
        setId("shelf");
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().add(Styles.FLAT);
        setTooltip(new Tooltip("Presets, and what was sent before"));
        popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        popover.setDetachable(false);
        popover.setHeaderAlwaysVisible(false);
        popover.setContentNode(content());
        setOnAction(_ -> {
            model.refresh();
            popover.show(this);
        });
    }

    private Node content() {
        list(presets, model.presets(), PRESET_ROW, MOST_PRESETS, "preset-list", "Presets");
        presets.setCellFactory(_ -> new PresetCell());
        presets.setOnKeyPressed(event -> {
            var chosen = Optional.ofNullable(presets.getSelectionModel().getSelectedItem());
            if (event.getCode() == KeyCode.ENTER) {
                chosen.ifPresent(this::load);
            } else if (event.getCode() == KeyCode.DELETE) {
                chosen.ifPresent(model::delete);
            }
        });
        list(history, model.history(), RUN_ROW, MOST_RUNS, "history-list", "Sent before");
        history.setCellFactory(_ -> new RunCell());
        history.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                Optional.ofNullable(history.getSelectionModel().getSelectedItem()).ifPresent(this::load);
            }
        });
        var forget = new Hyperlink("Forget what was sent here");
        forget.setId("forget-history");
        forget.setOnAction(_ -> model.forgetHistory());
        whenAny(model.history(), any -> forget.setVisible(any));
        var heading = new HBox(8, grown(Fields.label("Sent before", history)), forget);
        heading.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(8, saving(), Fields.label("Presets", presets), orNone(presets, model.presets(), "No presets yet."), heading,
                orNone(history, model.history(), "Nothing was sent from here yet."));
        model.damage().ifPresent(sentence -> box.getChildren().addFirst(Notice.warning("", sentence)));
        box.setPrefWidth(WIDTH);
        box.getStyleClass().addAll("form", "shelf");
        return box;
    }

    /// Where what is typed is kept under a name.
    private Node saving() {
        var name = new TextField();
        name.setId("preset-name");
        name.setPromptText("Name");
        name.textProperty().bindBidirectional(model.name());
        name.setOnAction(_ -> model.save());
        HBox.setHgrow(name, Priority.ALWAYS);
        var save = new Button("Save");
        save.setId("save-preset");
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(_ -> model.save());
        model.name().subscribe(typed -> save.setDisable(typed.isBlank()));
        var question = new VBox();
        model.replacing().subscribe(replacing -> {
            save.setText(replacing ? "Replace" : "Save");
            question.getChildren().setAll(replacing ? List.of(Fields.problem("There is a preset of that name. Replace it?"))
                    : List.of());
        });
        var line = new HBox(6, name, save);
        return new VBox(4, Fields.label("Save what is typed as a preset", name), line, question);
    }

    private void load(Preset preset) {
        popover.hide();
        model.load(preset);
    }

    private void load(Sent run) {
        if (run.content().canComeBack()) {
            popover.hide();
            model.load(run);
        }
    }

    private static <T> void list(ListView<T> list, ObservableList<T> items, double row, double most, String id, String name) {
        list.setId(id);
        list.setItems(items);
        list.setAccessibleText(name);
        list.setFixedCellSize(row);
        items.addListener((ListChangeListener<T>) _ -> fit(list, row, most));
        fit(list, row, most);
    }

    private static void fit(ListView<?> list, double row, double most) {
        double height = Math.min(most, list.getItems().size()) * row + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    private static <T> Node orNone(ListView<T> list, ObservableList<T> items, String words) {
        var none = new Label(words);
        none.getStyleClass().add(Look.FACT);
        var place = new VBox();
        whenAny(items, any -> place.getChildren().setAll(any ? list : none));
        return place;
    }

    private static <T> void whenAny(ObservableList<T> items, Consumer<Boolean> action) {
        items.addListener((ListChangeListener<T>) _ -> action.accept(!items.isEmpty()));
        action.accept(!items.isEmpty());
    }

    private static <R extends Region> R grown(R region) {
        region.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    /// A preset: a click types it, and it can be renamed where it stands.
    private final class PresetCell extends ListCell<Preset> {

        private final Label name = new Label();
        private final Label beginning = new Label();
        private final TextField other = new TextField();
        private final HBox line;
        private final HBox renaming;

        private PresetCell() {
            name.getStyleClass().add("strong");
            name.setMinWidth(USE_PREF_SIZE);
            name.setMaxWidth(WIDTH / 2);
            beginning.getStyleClass().addAll(Look.MONO, Look.QUIET);
            beginning.setMinWidth(0);
            line = new HBox(8, name, grown(beginning), Icons.EDIT.button("Rename this preset", this::rename),
                    Icons.DELETE.button("Delete this preset", () -> model.delete(getItem())));
            line.setAlignment(Pos.CENTER_LEFT);
            other.setId("preset-rename");
            other.setOnAction(_ -> renamed());
            other.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    setGraphic(line);
                    event.consume();
                }
            });
            renaming = new HBox(6, grown(other), Icons.DONE.button("Rename it", this::renamed));
            renaming.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (getGraphic() == line) {
                    load(getItem());
                }
            });
        }

        private void rename() {
            other.setText(getItem().name());
            setGraphic(renaming);
            other.requestFocus();
        }

        private void renamed() {
            model.rename(getItem(), other.getText());
            setGraphic(line);
        }

        @Override
        protected void updateItem(Preset preset, boolean empty) {
            super.updateItem(preset, empty);
            setGraphic(empty || preset == null ? null : line);
            if (!empty && preset != null) {
                name.setText(preset.name());
                beginning.setText(ShelfWords.beginning(preset.text()));
            }
        }
    }

    /// A run: what was sent, when, and what became of it. A click types it again.
    private final class RunCell extends ListCell<Sent> {

        private final Region dot = new Region();
        private final Label beginning = new Label();
        private final Label outcome = new Label();
        private final VBox words = new VBox(2, beginning, outcome);

        private RunCell() {
            beginning.getStyleClass().add(Look.MONO);
            beginning.setMinWidth(0);
            outcome.getStyleClass().addAll(Look.FACT);
            outcome.setMinWidth(0);
            outcome.setGraphic(dot);
            words.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (getItem() != null) {
                    load(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Sent run, boolean empty) {
            super.updateItem(run, empty);
            setGraphic(empty || run == null ? null : words);
            setTooltip(null);
            if (!empty && run != null) {
                beginning.setText(ShelfWords.beginning(run));
                dot.getStyleClass().setAll(Look.DOT, ShelfWords.tone(run));
                outcome.setText(Texts.time(run.at(), ZONE, LocalDate.now(ZONE)) + " · " + ShelfWords.outcome(run));
                String more = ShelfWords.more(run);
                setTooltip(more.isEmpty() ? null : new Tooltip(more));
            }
        }
    }
}

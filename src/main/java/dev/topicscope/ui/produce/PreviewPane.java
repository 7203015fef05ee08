package dev.topicscope.ui.produce;

import java.util.List;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.produce.PreviewViewModel.State;

/// Records as they would be sent.
final class PreviewPane extends VBox {

    private static final double PATIENCE_MILLIS = 300;
    private static final double NAMES = 72;

    private final PreviewViewModel model;
    /// What is quick is not announced: it would but flicker.
    private final PauseTransition patience = new PauseTransition(Duration.millis(PATIENCE_MILLIS));
    private final VBox samples = new VBox(8);
    private final HBox standing = new HBox(8);

    /// `heading` is what stands above, `besides` to the right of it.
    PreviewPane(PreviewViewModel model, String heading, Node... besides) {
        super(6);
        this.model = model;
        setId("send-preview");
        var title = Fields.label(heading, samples);
        title.setMinWidth(USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var line = new HBox(8, title);
        line.getChildren().addAll(besides);
        line.setAlignment(Pos.CENTER_LEFT);
        standing.setAlignment(Pos.CENTER_LEFT);
        standing.managedProperty().bind(standing.visibleProperty());
        getChildren().setAll(line, standing, samples);
        model.state().subscribe(this::tell);
        model.samples().addListener((ListChangeListener<Sample>) _ -> show());
        show();
    }

    private void show() {
        samples.getChildren().setAll(model.samples().stream().map(PreviewPane::box).toList());
    }

    private void tell(State state) {
        patience.stop();
        standing(switch (state) {
            case State.None(), State.Ready() -> List.of();
            case State.Waiting(String what) -> {
                patience.setOnFinished(_ -> standing(List.of(grown(Fields.note(what)), button("Cancel", model::cancel))));
                patience.playFromStart();
                yield List.of();
            }
            case State.Cancelled() -> List.of(grown(Fields.note("No preview was made.")), button("Make it", model::make));
            case State.Failed(String why) -> List.of(grown(Fields.problem(why)));
        });
    }

    private void standing(List<Node> parts) {
        standing.getChildren().setAll(parts);
        standing.setVisible(!parts.isEmpty());
    }

    private static Node box(Sample sample) {
        var title = new Label(sample.title());
        title.getStyleClass().add("strong");
        title.setMinWidth(USE_PREF_SIZE);
        var facts = new Label(String.join(" · ", sample.facts()));
        facts.getStyleClass().add(Look.FACT);
        var line = new HBox(8, title, facts);
        line.setAlignment(Pos.BASELINE_LEFT);
        var box = new VBox(3, line);
        box.getStyleClass().add("sample");
        sample.fields().forEach(field -> box.getChildren().add(line(field)));
        sample.remarks().forEach(remark -> box.getChildren().add(tall(sample.fit() ? advice(remark) : Fields.problem(remark))));
        return box;
    }

    private static HBox line(Sample.Field field) {
        var name = new Label(field.name());
        name.getStyleClass().add(Look.FACT);
        name.setMinWidth(NAMES);
        name.setMaxWidth(NAMES);
        var content = new Label(field.content());
        content.setWrapText(true);
        content.setMinHeight(USE_PREF_SIZE);
        content.getStyleClass().add(field.absent() ? Look.ABSENT : Look.MONO);
        HBox.setHgrow(content, Priority.ALWAYS);
        return new HBox(8, name, content);
    }

    private static Label advice(String words) {
        var label = Fields.note(words);
        label.getStyleClass().setAll("label", Look.FIELD_ADVICE);
        return label;
    }

    private static Label tall(Label label) {
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label grown(Label label) {
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return tall(label);
    }

    private static Button button(String text, Runnable action) {
        var button = new Button(text);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}

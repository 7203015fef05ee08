package dev.topicscope.ui.kit;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;

import dev.topicscope.model.Decoded;
import dev.topicscope.model.FieldPath;
import dev.topicscope.model.Json;
import dev.topicscope.model.Payload;

/// A payload as a tree, as text, or as bytes. What is chosen stays chosen; where the payload has no such form, the next fitting one is
/// shown.
///
/// FX thread only. Each form is built when it is first looked at, and costs only what of it is on screen.
public final class PayloadView extends BorderPane {

    private PayloadContent content;
    private Consumer<PayloadContent> onCopy = PayloadView::copy;
    private final ToggleGroup forms = new ToggleGroup();
    private final ToggleButton tree = form("Tree", Styles.LEFT_PILL);
    private final ToggleButton text = form("Text", Styles.CENTER_PILL);
    private final ToggleButton hex = form("Hex", Styles.RIGHT_PILL);
    private final Label fact = new Label();
    private final Node copy = Icons.COPY.button("Copy as text", () -> onCopy.accept(content));
    private ToggleButton wanted = tree;
    private BiFunction<FieldPath, Json, List<MenuItem>> fieldMenu = (_, _) -> List.of();

    public PayloadView() {
        getStyleClass().add("payload");
        fact.getStyleClass().add(Look.FACT);
        fact.setMinWidth(0);
        HBox.setHgrow(fact, Priority.SOMETIMES);
        var tools = new HBox(new HBox(tree, text, hex), new Spacer(), fact, copy);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add(Look.TOOL_BAR);
        setTop(tools);
    }

    /// Tells what is offered for a field of the tree, by its place and value, at a right click.
    public void setFieldMenu(BiFunction<FieldPath, Json, List<MenuItem>> items) {
        fieldMenu = items;
    }

    /// Shows another payload.
    public void show(PayloadContent payload) {
        content = payload;
        var decoded = payload.decoded();
        boolean bytes = payload.sizeBytes() > 0;
        tree.setDisable(!(decoded.payload() instanceof Payload.Structured));
        text.setDisable(payload.lines().isEmpty());
        hex.setDisable(!bytes);
        copy.setDisable(payload.lines().isEmpty());
        String size = (payload.isCut() ? "first " + Texts.size(payload.sizeBytes()) + " of " : "") + Texts.size(payload.wholeBytes());
        fact.setText(bytes ? decoded.format() + " · " + size : decoded.format());
        fact.setTooltip(decoded.failed().isEmpty() ? null : new Tooltip(attempts(decoded)));
        showForm();
    }

    /// Has `copier` copy what is shown as text, in place of this view: where only its beginning is here, or it is too much to be put
    /// together between two pulses.
    public void setOnCopy(Consumer<PayloadContent> copier) {
        onCopy = copier;
    }

    private ToggleButton form(String name, String pill) {
        var button = new ToggleButton(name);
        button.getStyleClass().addAll(pill, Styles.SMALL);
        button.setToggleGroup(forms);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            wanted = button;
            showForm();
        });
        return button;
    }

    private void showForm() {
        if (content == null) {
            return;
        }
        var shown = !wanted.isDisable() ? wanted : !tree.isDisable() ? tree : !text.isDisable() ? text : hex;
        shown.setSelected(true);
        setCenter(switch (content.decoded().payload()) {
            case Payload.Absent() -> new EmptyState(Icons.EMPTY,
                    "null: there are no bytes at all. In a compacted topic, such a value deletes its key.");
            case Payload.Empty() -> new EmptyState(Icons.EMPTY, "Empty: there is a value, and it has no bytes.");
            case Payload.Structured(var root) when shown == tree -> JsonTree.of(root, fieldMenu);
            case Payload.Structured _, Payload.Text _, Payload.Binary _ ->
                    shown == hex ? PayloadLines.hex(content) : PayloadLines.text(content);
        });
    }

    private static String attempts(Decoded decoded) {
        return decoded.failed().stream().map(Decoded.Attempt::reason).collect(Collectors.joining("\n"));
    }

    private static void copy(PayloadContent content) {
        Clips.put(content.text());
    }
}

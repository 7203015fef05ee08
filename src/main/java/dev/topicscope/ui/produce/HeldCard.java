package dev.topicscope.ui.produce;

import java.util.ArrayList;
import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import atlantafx.base.theme.Styles;

import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.ui.kit.Look;

/// Stands in the place of an editor while there are bytes that nobody has typed: what they are, and what can be done about them.
final class HeldCard extends VBox {

    private final ContentViewModel content;
    private final NoteLine saved;

    HeldCard(ContentViewModel content) {
        super(4);
        this.content = content;
        saved = NoteLine.of(content.saved(), Look.FACT);
        getStyleClass().add("held-bytes");
        content.held().subscribe(this::show);
    }

    private void show(Optional<HeldBytes> held) {
        var words = new Label(held.map(HeldBytes::words).orElse("Being looked at…"));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add(Look.QUIET);
        var actions = new ArrayList<Node>();
        held.ifPresent(bytes -> {
            if (bytes.editable().isPresent()) {
                actions.add(action("Edit as text", () -> content.editAs(PayloadFormat.TEXT)));
            }
            if (bytes.indented().isPresent()) {
                actions.add(action("Edit as formatted JSON", () -> content.editAs(PayloadFormat.JSON)));
            }
            if (bytes.isSmall()) {
                actions.add(action("Edit as hex", () -> content.editAs(PayloadFormat.HEX)));
                actions.add(action("Edit as Base64", () -> content.editAs(PayloadFormat.BASE64)));
            }
        });
        var save = action("Save as…", this::askWhere);
        save.setDisable(held.isEmpty());
        actions.add(save);
        actions.add(action("Discard", content::discard));
        var line = new FlowPane(4, 4);
        line.getChildren().setAll(actions);
        getChildren().setAll(words, line, saved);
    }

    private void askWhere() {
        var chooser = new FileChooser();
        chooser.setTitle("Save these bytes as a file");
        chooser.setInitialFileName("record.bin");
        Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).ifPresent(file -> content.save(file.toPath()));
    }

    private static Button action(String words, Runnable action) {
        var button = new Button(words);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(_ -> action.run());
        return button;
    }
}

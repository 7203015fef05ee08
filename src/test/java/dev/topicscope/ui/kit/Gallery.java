package dev.topicscope.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

/// The styled parts of a page, put together to be looked at.
final class Gallery {

    private Gallery() {
    }

    static VBox page() {
        var state = styled(new Label("live", dot(Look.GOOD)), Look.GOOD);
        return new VBox(
                bar(Look.TOP_BAR, new Button("dev-cluster", dot(Look.GOOD)), space(), new TextField("Go to topic, group, action…"), space(),
                        Icons.THEME_DARK.button("Theme", () -> { })),
                bar(Look.PAGE_HEADER, styled(new Label("orders"), Look.PAGE_TITLE), styled(new Label("4 partitions"), Look.CHIP),
                        styled(new Label("4 000 000 records · 812 MB"), Look.QUIET), space(), accent("Send message")),
                bar(Look.TOOL_BAR, toggles("Earliest", "Latest", "Last 500"), new Button("Pause", Icons.PAUSE.node())),
                bar(Look.STATUS_BAR, state, new Label("searched 2 418 003 of 4 000 000"), new ProgressBar(0.6), space(),
                        new Label("UTC+9")));
    }

    private static HBox bar(String style, Node... content) {
        var bar = new HBox(content);
        bar.getStyleClass().add(style);
        return bar;
    }

    private static HBox toggles(String... names) {
        var group = new ToggleGroup();
        var box = new HBox();
        for (int i = 0; i < names.length; i++) {
            var toggle = new ToggleButton(names[i]);
            toggle.setToggleGroup(group);
            toggle.setSelected(i == 1);
            toggle.getStyleClass().add(i == 0 ? Styles.LEFT_PILL : i == names.length - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            box.getChildren().add(toggle);
        }
        return box;
    }

    private static Button accent(String text) {
        var button = new Button(text, Icons.SEND.node());
        button.getStyleClass().add(Styles.ACCENT);
        return button;
    }

    private static Region dot(String tone) {
        var dot = new Region();
        dot.getStyleClass().addAll(Look.DOT, tone);
        return dot;
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label styled(Label label, String style) {
        label.getStyleClass().add(style);
        return label;
    }
}

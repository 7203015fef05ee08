package dev.topicscope.ui.messages;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;

import dev.topicscope.query.FieldNames.Completion;
import dev.topicscope.query.Parsed;
import dev.topicscope.query.QueryHelp;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// The one box to search with: what is typed is checked at once, Enter searches, Escape goes back to the stream.
final class SearchBox extends StackPane {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final double HELP_WIDTH = 560;
    private static final double HELP_HEIGHT = 460;

    private final MessagesViewModel model;
    private final CustomTextField field = new CustomTextField();
    private final Label before = part(Look.QUIET);
    private final Label wrong = part("wrong-part");
    private final Label after = part(Look.QUIET);
    private final Label reason = new Label();
    private final Popup problem = new Popup();
    private final Popover help = new Popover();
    private final ContextMenu suggestions = new ContextMenu();

    SearchBox(MessagesViewModel model) {
        this.model = model;
        setMinWidth(120);
        setAlignment(Pos.CENTER_LEFT);
        field.setId("search");
        field.setPromptText("Search: words, /regex/, key:…, .field > 1");
        field.setAccessibleText("Search");
        field.getStyleClass().add(Look.MONO);
        field.setLeft(Icons.SEARCH.node());
        field.setRight(helpButton());
        field.setTooltip(new Tooltip("Search the whole topic (F). Enter searches, Escape goes back to the stream."));
        field.textProperty().bindBidirectional(model.queryText());
        field.setOnKeyTyped(_ -> suggest());
        field.setOnAction(_ -> model.search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                problem.hide();
                model.endSearch();
                event.consume();
            }
        });
        buildProblem();
        buildHelp();
        model.query().subscribe(this::show);
        field.focusedProperty().subscribe(_ -> show(model.query().get()));
        getChildren().add(field);
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
        field.selectAll();
    }

    /// Puts the cursor here because a key was pressed.
    void focusByKey() {
        Fields.focusByKey(field);
        field.selectAll();
    }

    /// Puts the cursor behind what is there.
    void edit() {
        field.requestFocus();
        field.end();
    }

    private void show(Parsed parsed) {
        boolean isWrong = parsed instanceof Parsed.Problem;
        field.pseudoClassStateChanged(WRONG, isWrong);
        if (parsed instanceof Parsed.Problem(int from, int to, String why) && field.isFocused() && field.getScene() != null
                && !suggestions.isShowing()) {
            String text = model.queryText().get();
            int end = Math.min(to, text.length());
            int begin = Math.min(from, end);
            before.setText(text.substring(0, begin));
            wrong.setText(begin == end ? " " : text.substring(begin, end));
            after.setText(text.substring(end));
            reason.setText(why + ".");
            Bounds place = field.localToScreen(field.getBoundsInLocal());
            problem.show(field, place.getMinX(), place.getMaxY() + 4);
        } else {
            problem.hide();
        }
    }

    /// Offers the fields that may be meant by what has just been typed.
    private void suggest() {
        suggestions.hide();
        int caret = field.getCaretPosition();
        var found = model.complete(field.getText(0, caret));
        int from = found.map(Completion::from).orElse(caret);
        // What is already typed whole needs no help, and a menu over it would take the Enter that starts the search.
        if (found.isPresent() && !found.get().fields().contains(field.getText(from, caret)) && !found.get().fields().isEmpty()) {
            suggestions.getItems().setAll(found.get().fields().stream().map(name -> suggestion(name, from, caret)).toList());
            suggestions.show(field, Side.BOTTOM, 0, 0);
        }
    }

    private MenuItem suggestion(String name, int from, int caret) {
        var item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> field.replaceText(from, caret, name));
        return item;
    }

    private void buildProblem() {
        reason.getStyleClass().add(Look.FIELD_PROBLEM);
        var box = new VBox(4, new HBox(before, wrong, after), reason);
        box.getStyleClass().add("search-problem");
        problem.getContent().add(box);
        problem.setAutoHide(true);
    }

    private Node helpButton() {
        var button = Icons.INFO.button("What can be searched for, with examples", () -> help.show(field));
        button.getStyleClass().add(Styles.SMALL);
        return button;
    }

    private void buildHelp() {
        var examples = new VBox(2);
        for (var example : QueryHelp.examples()) {
            var query = new Button(example.query());
            query.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Look.MONO);
            query.setOnAction(_ -> {
                model.queryText().set(example.query());
                help.hide();
                requestFocus();
            });
            var meaning = new Label(example.meaning() + ".");
            meaning.setWrapText(true);
            meaning.getStyleClass().addAll(Look.FACT, "search-example");
            examples.getChildren().addAll(query, meaning);
        }
        var scroll = new ScrollPane(examples);
        scroll.setFitToWidth(true);
        scroll.setPrefSize(HELP_WIDTH, HELP_HEIGHT);
        help.setTitle("Search by example");
        help.setContentNode(scroll);
        help.setDetachable(false);
        help.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
    }

    private static Label part(String style) {
        var label = new Label();
        label.getStyleClass().addAll(Look.MONO, style);
        return label;
    }
}

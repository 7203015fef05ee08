package dev.topicscope.ui.kit;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import jfx.incubator.scene.control.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.model.Decoded;
import dev.topicscope.model.Json;
import dev.topicscope.model.Payload;

import static org.assertj.core.api.Assertions.assertThat;

class PayloadViewTest extends FxTest {

    private static final List<String> LINES = List.of("{", "  \"orderId\" : 3992868,", "  \"status\": \"PAID\",", "  \"paid\" : true", "}");
    private static final Json ITEM = object("sku", new Json.Str("SKU-3975"), "qty", new Json.Num("7"));
    private static final Json ORDER = object("orderId", new Json.Num("3992868"), "customer", new Json.Str("customer-62379"),
            "paid", new Json.Bool(true), "note", new Json.Null(), "items", new Json.Arr(List.of(ITEM, ITEM)));

    private PayloadView view;

    @BeforeEach
    void open() {
        view = show(420, 320, PayloadView::new);
    }

    @Test
    void showsJsonAsATreeThatUnfoldsByKeyboard() {
        fill(content("JSON", new Payload.Structured(ORDER), LINES));
        shootBoth("payload-tree-folded");

        var tree = tree();
        fx(() -> {
            tree.requestFocus();
            tree.getSelectionModel().select(5);
        });
        robot.type(KeyCode.RIGHT);
        shootBoth("payload-tree");

        assertThat(onFx(tree::getExpandedItemCount)).isEqualTo(8);
    }

    @Test
    void showsTextInColourAndBytesLineByLine() {
        fill(content("JSON", new Payload.Structured(ORDER), LINES));

        robot.clickOn("Text");
        shootBoth("payload-text");
        assertThat(onFx(() -> area().getText())).isEqualTo(String.join("\n", LINES));
        robot.clickOn("Hex");
        shootBoth("payload-hex");
        assertThat(robot.lookup("line 0").tryQuery()).isPresent();
    }

    @Test
    void theChosenFormStaysChosen() {
        fill(content("JSON", new Payload.Structured(ORDER), LINES));
        robot.clickOn("Hex");

        fill(content("text", new Payload.Text("hello"), List.of("hello")));

        assertThat(selected()).isEqualTo("Hex");
    }

    @Test
    void aTreeComesBackAfterAPayloadThatHasNone() {
        fill(content("text", new Payload.Text("hello"), List.of("hello")));
        assertThat(selected()).isEqualTo("Text");
        assertThat(robot.lookup("Tree").query().isDisabled()).isTrue();

        fill(content("JSON", new Payload.Structured(ORDER), LINES));

        assertThat(selected()).isEqualTo("Tree");
    }

    @Test
    void nullAndEmptyAndTheTextNullLookDifferent() {
        fill(new PayloadContent(new Decoded("null", new Payload.Absent(), List.of()), List.of(), 0, _ -> "", 0));
        shootBoth("payload-null");
        assertThat(words()).anyMatch(word -> word.startsWith("null: there are no bytes"));

        fill(new PayloadContent(new Decoded("empty", new Payload.Empty(), List.of()), List.of(), 0, _ -> "", 0));
        assertThat(words()).anyMatch(word -> word.startsWith("Empty: there is a value"));

        fill(content("text", new Payload.Text("null"), List.of("null")));
        assertThat(onFx(() -> area().getText())).isEqualTo("null");
        shootBoth("payload-plain");
    }

    @Test
    void tellsFormatSizeAndWhyOthersDidNotFit() {
        var decoded = new Decoded("text", new Payload.Text("{oops"), List.of(new Decoded.Attempt("JSON", "No name after “{”.")));
        fill(new PayloadContent(decoded, List.of("{oops"), 1, _ -> "", 211));

        var fact = robot.lookup("text · 211\u202fB").queryLabeled();

        assertThat(fact.getTooltip().getText()).contains("No name after");
    }

    @Test
    void copiesATextUnfolded() {
        fill(content("text", new Payload.Text("one long line"), List.of("one long", " line")));

        robot.clickOn((Node) robot.lookup(node -> "Copy as text".equals(node.getAccessibleText())).query());

        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("one long line");
    }

    @Test
    void tenThousandLevelsAreBuiltOnlyAsFarAsTheyAreOpened() {
        Json deep = new Json.Num("1");
        for (int i = 0; i < 10_000; i++) {
            deep = new Json.Arr(List.of(deep));
        }
        fill(content("JSON", new Payload.Structured(deep), LINES));

        assertThat(onFx(() -> tree().getExpandedItemCount())).isEqualTo(2);
    }

    @Test
    void aHundredThousandElementsComeInThousands() {
        List<Json> elements = IntStream.range(0, 100_000).<Json>mapToObj(i -> new Json.Num(Integer.toString(i))).toList();
        fill(content("JSON", new Payload.Structured(new Json.Arr(elements)), LINES));

        assertThat(onFx(() -> tree().getExpandedItemCount())).isEqualTo(101);
        fx(() -> tree().getTreeItem(100).setExpanded(true));
        assertThat(onFx(() -> tree().getExpandedItemCount())).isEqualTo(1101);
        assertThat(onFx(() -> tree().getTreeItem(1100).getValue().toString())).contains("99999");
    }

    @Test
    void aTextOfTenMegabytesIsAsManyParagraphsAsItHasLines() {
        fill(content("text", new Payload.Text("big"), Collections.nCopies(200_000, "0123456789".repeat(5))));

        assertThat(onFx(() -> area().getParagraphCount())).isEqualTo(200_000);
    }

    private void fill(PayloadContent content) {
        fx(() -> view.show(content));
    }

    private TreeView<?> tree() {
        return (TreeView<?>) view.getCenter();
    }

    private CodeArea area() {
        return (CodeArea) view.getCenter();
    }

    private String selected() {
        return robot.lookup(".toggle-button").queryAllAs(ToggleButton.class).stream().filter(ToggleButton::isSelected).findFirst()
                .orElseThrow()
                .getText();
    }

    private List<String> words() {
        return robot.lookup(".label").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }

    private static PayloadContent content(String format, Payload payload, List<String> lines) {
        return new PayloadContent(new Decoded(format, payload, List.of()), lines, 3, line -> "line " + line, 211);
    }

    private static Json object(Object... namesAndValues) {
        var members = IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> new Json.Member((String) namesAndValues[2 * i], (Json) namesAndValues[2 * i + 1])).toList();
        return new Json.Obj(members);
    }
}

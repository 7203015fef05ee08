package dev.topicscope.ui.kit;

import java.util.ArrayList;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CodeFieldTest extends FxTest {

    private CodeField field;
    private TextField next;

    @Test
    void tabLeavesItAndTypedTextIsUndone() {
        open(4);
        robot.clickOn("#code").write("one").push(KeyCode.ENTER).write("two");
        assertThat(onFx(field::getText)).isEqualTo("one\ntwo");

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(onFx(field::getText)).doesNotContain("two");
        robot.push(KeyCode.TAB);
        assertThat(onFx(next::isFocused)).isTrue();
    }

    @Test
    void withOneRowEnterBeginsNoLine() {
        open(1);
        robot.clickOn("#code").write("a").push(KeyCode.ENTER).push(KeyCode.SHIFT, KeyCode.ENTER).write("b");

        assertThat(onFx(field::getText)).isEqualTo("a\nb");
    }

    @Test
    void whatIsShownIsNoEditAndCanBeUndone() {
        var edits = new ArrayList<String>();
        open(4);
        fx(() -> field.onEdited(edits::add));
        fx(() -> field.setText("{\"a\":1}"));
        fx(() -> field.setText("{\n  \"a\":1\n}"));
        assertThat(edits).isEmpty();

        robot.clickOn("#code").push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(edits).hasSize(1);
    }

    @Test
    void aLargeTextIsColouredToItsEnd() {
        open(20);
        fx(() -> field.setJson(true));
        fx(() -> field.setText("[\n" + "  \"a line of text\",\n".repeat(5_000) + "  4711\n]"));
        await("the first lines are coloured", () -> field.lookup(".json-string") != null);
        fx(() -> field.jumpTo(field.getText().length()));
        await("the last lines are coloured", () -> field.lookup(".json-number") != null);

        fx(() -> field.setJson(false));
        assertThat(onFx(() -> field.lookup(".json-number"))).isNull();
    }

    @Test
    void tellsWhatFits() {
        assertThat(CodeText.fits("x".repeat(2_000) + "\n" + "y".repeat(2_000))).isTrue();
        assertThat(CodeText.fits("a\n" + "x".repeat(2_001))).isFalse();
        assertThat(CodeText.fits("x".repeat(2_001) + "\n")).isFalse();
        assertThat(CodeText.fits("x\n".repeat(600_000))).isFalse();
        assertThat(CodeText.fits("")).isTrue();
    }

    private void open(int rows) {
        show(300, 400, () -> {
            next = new TextField();
            field = new CodeField("Code", rows, 5);
            field.setId("code");
            return new VBox(field, next);
        });
    }
}

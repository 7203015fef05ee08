package dev.topicscope.ui.produce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.topicscope.compose.Encoded;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.compose.TextProblem;
import dev.topicscope.task.DirectBackground;

import static org.assertj.core.api.Assertions.assertThat;

class ContentViewModelTest {

    private final DirectBackground background = new DirectBackground();
    private final ContentViewModel value = new ContentViewModel(PayloadFormat.TEXT, background, true);
    @TempDir
    private Path directory;

    @Test
    void becomesJsonByItselfUntilSomebodyChooses() {
        value.text().set("{\"a\": 1}");
        assertThat(value.encoding().get()).isEqualTo(PayloadFormat.JSON);

        value.text().set("plain");
        assertThat(value.encoding().get()).isEqualTo(PayloadFormat.TEXT);

        value.encoding().set(PayloadFormat.HEX);
        value.text().set("[");
        assertThat(value.encoding().get()).isEqualTo(PayloadFormat.HEX);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        value.encoding().set(PayloadFormat.HEX);
        value.text().set("00\n0g");

        var note = value.note().get().orElseThrow();
        assertThat(note.sentence()).startsWith("Line 2, column 2: ");
        assertThat(note.prevents()).isTrue();
        assertThat(note.position()).hasValue(4);
    }

    @Test
    void jsonThatIsNoneIsDoubtedAndSentAllTheSame() {
        value.text().set("{\"a\": }");

        assertThat(value.note().get()).hasValueSatisfying(note -> {
            assertThat(note.prevents()).isFalse();
            assertThat(note.sentence()).contains("line 1");
        });
        assertThat(value.encoded().get()).isInstanceOf(Encoded.Fit.class);
    }

    @Test
    void whatWasTypedComesBackAfterNull() {
        value.text().set("typed");
        value.encoding().set(PayloadFormat.NULL);
        assertThat(value.text().get()).isEmpty();

        value.encoding().set(PayloadFormat.TEXT);
        assertThat(value.text().get()).isEqualTo("typed");

        value.encoding().set(PayloadFormat.EMPTY);
        value.text().set("x");
        assertThat(value.encoding().get()).isEqualTo(PayloadFormat.TEXT);
    }

    @Test
    void formatsJsonAndKeepsItsNumbers() {
        value.text().set("{\"a\":1.0}");
        value.format();

        assertThat(value.text().get()).isEqualTo("{\n  \"a\": 1.0\n}");
    }

    @Test
    void aLargeTextIsJudgedOnAWorkerAndTheNewestCounts() {
        value.encoding().set(PayloadFormat.JSON);
        background.hold();
        value.text().set("[\"" + "x\",\n\"".repeat(20_000) + "\"");
        value.text().set("[\"" + "x\",\n\"".repeat(20_000) + "\"]");
        background.runHeld();

        assertThat(value.note().get()).isEmpty();
        assertThat(value.encoded().get()).isInstanceOfSatisfying(Encoded.Fit.class,
                fit -> assertThat(fit.bytes().orElseThrow()).hasSize(value.text().get().length()));
    }

    @Test
    void aLineTooLongForAFieldStandsAsBytesAndWhatWasTypedComesBack() {
        value.text().set("before");
        value.hold("{\"a\":\"" + "x".repeat(1_500) + "\",\"b\":\"" + "y".repeat(1_500) + "\"}");

        var held = value.held().get().orElseThrow();
        assertThat(held.words()).contains("too long to be edited here");
        value.discard();
        assertThat(value.text().get()).isEqualTo("before");

        value.hold(held.text().orElseThrow());
        value.editAs(PayloadFormat.JSON);
        assertThat(value.fixed().get()).isEmpty();
        assertThat(value.encoding().get()).isEqualTo(PayloadFormat.JSON);
        assertThat(value.text().get()).startsWith("{\n  \"a\": \"xxx");
    }

    @Test
    void aTextTooLongSetFromElsewhereIsNeverShownInAField() {
        value.text().set("x".repeat(5_000));

        assertThat(value.text().get()).isEmpty();
        assertThat(bytes()).hasSize(5_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"HEX", "BASE64"})
    void bytesCanBeEditedAsDigits(PayloadFormat format) {
        byte[] binary = new byte[1_000];
        binary[7] = (byte) 0xff;
        value.fixed().set(Optional.of(binary));
        assertThat(value.held().get().orElseThrow().words()).contains("binary, 1\u202f000 bytes, sent unchanged");
        value.editAs(format);

        assertThat(value.fixed().get()).isEmpty();
        assertThat(value.encoding().get()).isEqualTo(format);
        assertThat(bytes()).isEqualTo(binary);
    }

    @Test
    void aFileOfTextIsTypedAndAnyOtherGoesAsItIs() throws IOException {
        Path text = Files.writeString(directory.resolve("a.json"), "{\"a\": \"é\"}");
        value.load(text);
        assertThat(value.encoding().get()).isEqualTo(PayloadFormat.JSON);
        assertThat(value.text().get()).isEqualTo("{\"a\": \"é\"}");

        byte[] windows = "a\r\nb".getBytes(StandardCharsets.UTF_8);
        value.load(Files.write(directory.resolve("b.txt"), windows));
        assertThat(value.fixed().get()).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(windows));

        value.load(directory.resolve("none"));
        assertThat(value.note().get()).isPresent();
    }

    @Test
    void allThatCanStandHereIsKept() {
        for (var format : PayloadFormat.values()) {
            value.encoding().set(format);
            value.text().set(format.isTyped() ? "12" : "");
            assertThat(restored().kept()).isEqualTo(value.kept());
            assertThat(restored().encoding().get()).isEqualTo(format);
        }
        value.fixed().set(Optional.of(new byte[] {1, 2}));
        assertThat(restored().fixed().get()).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2));
    }

    @Test
    void templatesAreNotJudgedAsTheyStand() {
        value.encoding().set(PayloadFormat.LONG);
        value.text().set("{{counter}}");
        assertThat(value.note().get()).isPresent();

        value.template().set(true);
        assertThat(value.note().get()).isEmpty();

        value.templateProblem().set(Optional.of(new TextProblem(2, "Nothing is called so.")));
        assertThat(value.note().get().orElseThrow().sentence()).isEqualTo("Character 3: Nothing is called so.");
    }

    @Test
    void heldBytesAreSavedAsTheyAre() throws IOException {
        var bytes = new byte[] {0, -1, 13, 10};
        value.fixed().set(Optional.of(bytes));
        var file = Files.writeString(directory.resolve("value.bin"), "what was there before");
        value.save(file);

        assertThat(file).hasBinaryContent(bytes);
        assertThat(value.saved().get()).contains("Saved as value.bin.");
        try (var all = Files.list(directory)) {
            assertThat(all).as("nothing else is left").containsExactly(file);
        }
        value.discard();
        assertThat(value.saved().get()).isEmpty();
    }

    @Test
    void whyBytesCouldNotBeSavedIsSaidBesideThem() throws IOException {
        value.fixed().set(Optional.of(new byte[] {1, 2}));
        var file = Files.writeString(directory.resolve("file"), "no directory");
        value.save(file.resolve("value.bin"));

        assertThat(value.note().get().orElseThrow().sentence()).contains("could not write value.bin");
        assertThat(value.saved().get()).isEmpty();
        value.save(directory.resolve("value.bin"));
        assertThat(value.note().get()).isEmpty();
        assertThat(value.saved().get()).isPresent();
    }

    @Test
    void aFieldOfOneLineTakesNoTextOfSeveral() {
        var line = ContentViewModel.line(PayloadFormat.TEXT, background);
        byte[] bytes = "{\"a\":\n1}".getBytes(StandardCharsets.UTF_8);
        line.fixed().set(Optional.of(bytes));
        assertThat(line.held().get().orElseThrow().words()).contains("line breaks or tabs are lost");
        line.editAs(PayloadFormat.TEXT);
        line.editAs(PayloadFormat.JSON);
        assertThat(line.fixed().get()).contains(bytes);

        line.fixed().set(Optional.of("one".getBytes(StandardCharsets.UTF_8)));
        line.editAs(PayloadFormat.TEXT);
        assertThat(line.text().get()).isEqualTo("one");
    }

    private ContentViewModel restored() {
        var other = new ContentViewModel(PayloadFormat.NULL, background, true);
        other.show(value.kept());
        return other;
    }

    private byte[] bytes() {
        return ((Encoded.Fit) value.encoded().get()).bytes().orElseThrow();
    }
}

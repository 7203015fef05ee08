package dev.topicscope.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.model.DraftText;
import dev.topicscope.model.DraftText.Field;
import dev.topicscope.model.DraftText.HeaderField;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.PaceText;
import dev.topicscope.model.RepeatText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PresetStoreTest {

    static final DraftText FULL = new DraftText(new Field("text", "customer-1"), new Field("json", "{\"a\":\"ż\\n\u0001\"}\n"),
            List.of(new HeaderField("trace", new Field("hex", "00 ff")), new HeaderField("trace", new Field("null", ""))),
            OptionalInt.of(3), Optional.of(Instant.parse("2026-11-25T10:00:00.123456789Z")),
            Optional.of(new RepeatText(true, "-42", "250", true, true, new PaceText("steady", "minute", "12.5", "5", "7", "2"))));
    static final DraftText PLAIN = new DraftText(new Field("null", ""), new Field("text", "x"), List.of(), OptionalInt.empty(),
            Optional.empty(), Optional.empty());

    @TempDir
    private Path directory;

    @Test
    void everyFieldComesBack() throws FailureException {
        var store = new PresetStore(directory);
        store.put("orders", new Preset("full", FULL));
        store.put("orders", new Preset("plain", PLAIN));
        store.put("payments", new Preset("full", PLAIN));

        var again = new PresetStore(directory);
        assertThat(again.of("orders")).containsExactly(new Preset("full", FULL), new Preset("plain", PLAIN));
        assertThat(again.of("payments")).containsExactly(new Preset("full", PLAIN));
        assertThat(again.of("other")).isEmpty();
    }

    @Test
    void oneOfTheSameNameIsReplacedWhereItStands() throws FailureException {
        var store = new PresetStore(directory);
        store.put("orders", new Preset("a", FULL));
        store.put("orders", new Preset("b", FULL));
        store.put("orders", new Preset("a", PLAIN));

        assertThat(store.of("orders")).containsExactly(new Preset("a", PLAIN), new Preset("b", FULL));
    }

    @Test
    void namesChangeAndPresetsGo() throws FailureException {
        var store = new PresetStore(directory);
        store.put("orders", new Preset("a", FULL));
        store.put("orders", new Preset("b", PLAIN));
        store.rename("orders", "a", "a");
        store.rename("orders", "a", "c");
        assertThat(store.of("orders")).extracting(Preset::name).containsExactly("c", "b");
        store.rename("orders", "nothing", "b");
        assertThat(store.of("orders")).as("nothing is replaced by what is not there").hasSize(2);
        store.rename("orders", "c", "b");
        assertThat(store.of("orders")).containsExactly(new Preset("b", FULL));
        store.remove("orders", "b");

        assertThat(new PresetStore(directory).of("orders")).isEmpty();
    }

    @Test
    void whatASecondWindowKeptSurvives() throws FailureException {
        var one = new PresetStore(directory);
        var other = new PresetStore(directory);
        one.put("orders", new Preset("one", FULL));
        other.put("orders", new Preset("other", PLAIN));

        assertThat(other.of("orders")).extracting(Preset::name).containsExactly("one", "other");
    }

    @Test
    void whatIsTooLargeIsRefusedAndTheRestStays() throws FailureException {
        var store = new PresetStore(directory);
        store.put("orders", new Preset("small", PLAIN));
        var large = large((int) PresetStore.MOST_CHARACTERS + 1);

        assertThatThrownBy(() -> store.put("orders", new Preset("large", large))).isInstanceOfSatisfying(FailureException.class,
                e -> assertThat(e.failure()).isInstanceOf(Failure.Invalid.class));
        var most = large((int) PresetStore.MOST_CHARACTERS);
        for (int i = 0; i < 7; i++) {
            store.put("orders", new Preset("large " + i, most));
        }
        assertThatThrownBy(() -> store.put("orders", new Preset("one more", most))).isInstanceOf(FailureException.class);
        assertThat(new PresetStore(directory).of("orders")).hasSize(8);
    }

    @Test
    void onlyTheUserCanReadTheFile() throws FailureException, IOException {
        new PresetStore(directory).put("orders", new Preset("a", FULL));

        onlyTheUserCanRead(directory.resolve("presets.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"version\":1}", "{\"version\":3,\"topics\":{}}", "{\"topics\":{\"t\":[{\"name\":\"a\"}]}}",
        "{\"topics\":{\"t\":[{\"name\":\"a\",\"record\":{\"key\":{\"encoding\":\"text\"},\"value\":{}}}]}}",
        "{\"topics\":{\"t\":[{\"name\":\"a\",\"record\":{\"key\":{\"encoding\":\"text\",\"text\":\"\"},\"value\":{\"encoding\":\"text\","
            + "\"text\":\"\"},\"partition\":-1}}]}}"})
    void aDamagedFileIsSetAsideAndNothingIsLost(String content) throws FailureException, IOException {
        Files.writeString(directory.resolve("presets.json"), content);

        var store = new PresetStore(directory);
        store.put("orders", new Preset("a", FULL));
        assertThat(store.setAside()).hasValueSatisfying(aside -> assertThat(aside).hasContent(content));
        assertThat(new PresetStore(directory).of("orders")).containsExactly(new Preset("a", FULL));
    }

    @Test
    void anOlderFileTellsOfTemplatesAndTheirSeedAlone() throws FailureException, IOException {
        String record = "\"record\":{\"key\":{\"encoding\":\"null\",\"text\":\"\"},\"value\":{\"encoding\":\"text\",\"text\":\"x\"},"
                + "\"headers\":[],";
        Files.writeString(directory.resolve("presets.json"), "{\"version\":1,\"topics\":{\"t\":[{\"name\":\"many\"," + record
                + "\"templates\":true,\"seed\":7}},{\"name\":\"one\"," + record + "\"templates\":false,\"seed\":7}}]}}");

        var store = new PresetStore(directory);
        assertThat(store.setAside()).isEmpty();
        assertThat(store.of("t").getFirst().text().repeat()).contains(new RepeatText(true, "7", "1000", false, false, PaceText.USUAL));
        assertThat(store.of("t").getLast()).isEqualTo(new Preset("one", PLAIN));
    }

    @Test
    void fieldsThatAreMissingOfARepetitionAreTheUsualOnes() throws FailureException, IOException {
        Files.writeString(directory.resolve("presets.json"), "{\"version\":2,\"topics\":{\"t\":[{\"name\":\"a\",\"record\":{\"key\":"
                + "{\"encoding\":\"null\",\"text\":\"\"},\"value\":{\"encoding\":\"text\",\"text\":\"x\"},"
                + "\"repeat\":{\"pace\":{\"rate\":\"5\"}}}}]}}");

        assertThat(new PresetStore(directory).of("t").getFirst().text().repeat()).contains(new RepeatText(false, "0", "1000", false, false,
                new PaceText("fastest", "second", "5", "1", "100", "1")));
    }

    @Test
    void fieldsOfANewerProgramAreKept() throws FailureException, IOException {
        var file = directory.resolve("presets.json");
        Files.writeString(file, "{\"later\":{\"x\":1},\"topics\":{\"t\":[{\"name\":\"a\",\"colour\":\"red\",\"record\":{\"key\":"
                + "{\"encoding\":\"avro\",\"text\":\"k\"},\"value\":{\"encoding\":\"text\",\"text\":\"v\"},\"later\":true}}]}}");
        var store = new PresetStore(directory);
        store.put("t", new Preset("b", PLAIN));

        assertThat(store.of("t").getFirst().text().key()).isEqualTo(new Field("avro", "k"));
        assertThat(file).content().contains("later");
    }

    static DraftText large(int characters) {
        return new DraftText(new Field("null", ""), new Field("text", "x".repeat(characters)), List.of(), OptionalInt.empty(),
                Optional.empty(), Optional.empty());
    }

    static void onlyTheUserCanRead(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        } else {
            assertThat(file).exists();
        }
    }
}

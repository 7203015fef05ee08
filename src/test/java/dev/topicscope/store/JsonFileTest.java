package dev.topicscope.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonFileTest {

    @TempDir
    private Path home;
    private Path path;
    private JsonFile<String> file;

    @BeforeEach
    void makeFile() {
        path = home.resolve("config/words.json");
        file = file();
    }

    @Test
    void noFileIsNoValue() throws FailureException {
        assertThat(file.read()).isEmpty();
        assertThat(file.setAside()).isEmpty();
    }

    @Test
    void readsWhatItWrote() throws FailureException {
        file.write("안녕 👋 مرحبا");

        assertThat(file().read()).contains("안녕 👋 مرحبا");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                      | it holds no JSON object
        []                                      | it holds no JSON object
        {"version": 2, "word": "hun             | it is no JSON from line 1 on
        {"version": 2, "word": "a"} {           | it is no JSON from line 1 on
        {"version": "2", "word": "a"}           | version is not a whole number
        {"version": 0, "word": "a"}             | it has no proper version
        {"version": 3, "word": "a"}             | it was written by a newer Topicscope (version 3 of the file, 2 is known)
        {"version": 2, "word": 7}               | word is not a text
        {"version": 2, "word": "hunter2" oops   | it is no JSON from line 1 on
        """)
    void whatItCanNotUnderstandIsSetAsideUnchanged(String content, String reason) throws IOException, FailureException {
        lay(content);

        String log = Log.during(() -> assertThat(file.read()).isEmpty());

        var setAside = file.setAside().orElseThrow();
        assertThat(log).contains(reason).contains(setAside.toString()).doesNotContain("hun");
        assertThat(setAside).hasContent(content).hasParent(path.getParent());
        assertThat(setAside.getFileName().toString()).matches("words\\.json\\.damaged-\\d{8}-\\d{6}");
        assertThat(path).doesNotExist();
    }

    @Test
    void binaryIsSetAside() throws IOException, FailureException {
        byte[] bytes = new byte[300];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37);
        }
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);

        assertThat(file.read()).isEmpty();

        assertThat(file.setAside().orElseThrow()).hasBinaryContent(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 4096})
    void zerosAsAPowerCutLeavesThemAreSetAside(int count) throws IOException, FailureException {
        Files.createDirectories(path.getParent());
        Files.write(path, new byte[count]);

        assertThat(file.read()).isEmpty();

        assertThat(file.setAside().orElseThrow()).hasBinaryContent(new byte[count]);
    }

    @Test
    void anotherEncodingThatBreaksOffIsSetAside() throws IOException, FailureException {
        lay("{\u0000\u0000\u0000abc");

        assertThat(file.read()).isEmpty();
        assertThat(file.setAside()).isPresent();
    }

    @Test
    void deepNestingIsSetAside() throws IOException, FailureException {
        lay("{\"version\":2,\"word\":" + "[".repeat(100_000));

        assertThat(file.read()).isEmpty();
        assertThat(file.setAside()).isPresent();
    }

    @Test
    void everyTruncationIsSetAsideAndNothingIsLost() throws IOException, FailureException {
        file.write("a word");
        String whole = Files.readString(path).stripTrailing();

        for (int length = 0; length < whole.length(); length++) {
            lay(whole.substring(0, length));
            var cut = file();
            assertThat(cut.read()).isEmpty();
            assertThat(cut.setAside().orElseThrow()).hasContent(whole.substring(0, length));
        }
        assertThat(inFolder()).hasSize(whole.length());
    }

    @Test
    void fieldsOfOthersAreKept() throws IOException, FailureException {
        lay("{\"version\":1,\"word\":\"a\",\"colour\":{\"of\":[\"others\"]}}");

        assertThat(file.read()).contains("a");
        file.write("b");

        assertThat(Files.readString(path)).isEqualToIgnoringWhitespace("{\"version\":2,\"word\":\"b\",\"colour\":{\"of\":[\"others\"]}}");
    }

    @Test
    void aFileInTheWayOfTheFolderIsAFailureOfTheDisk() throws IOException {
        Files.writeString(home.resolve("config"), "a file");

        assertDisk(() -> file.write("b"), "save the words");
        assertThat(home.resolve("config")).hasContent("a file");
    }

    @Test
    void whatCanNotBeReadIsNotMovedEither() throws IOException {
        Files.createDirectories(path.resolve("a folder"));

        assertDisk(() -> file.read(), "read the words");

        assertThat(path.resolve("a folder")).isDirectory();
    }

    private static void assertDisk(Log.Step step, String what) {
        assertThatThrownBy(step::run).isInstanceOfSatisfying(FailureException.class, e ->
                assertThat(e.failure()).isInstanceOfSatisfying(Failure.Disk.class, disk -> {
                    assertThat(disk.what()).isEqualTo(what);
                    assertThat(disk.detail()).isNotBlank();
                }));
    }

    private void lay(String content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private List<String> inFolder() throws IOException {
        try (var files = Files.list(path.getParent())) {
            return files.map(found -> found.getFileName().toString()).toList();
        }
    }

    private JsonFile<String> file() {
        return new JsonFile<>(path, "words", 2, new Form<>() {
            @Override
            public String read(ObjectNode root) throws MalformedException {
                return new Fields(root, "").requiredText("word");
            }

            @Override
            public void write(String value, ObjectNode root) {
                root.put("word", value);
            }
        });
    }
}

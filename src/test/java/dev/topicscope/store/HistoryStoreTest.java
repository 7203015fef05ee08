package dev.topicscope.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.model.FailureException;
import dev.topicscope.model.FileText;
import dev.topicscope.model.PaceText;
import dev.topicscope.store.Sent.Content;
import dev.topicscope.store.Sent.Ending;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00.123Z");

    @TempDir
    private Path directory;

    @Test
    void everyFieldComesBackTheNewestFirst() throws FailureException {
        var typed = new Sent(NOON, new Content.Typed(PresetStoreTest.FULL), Ending.DONE, 7, 2, 0, Optional.of("It was refused."));
        var file = new Sent(NOON.plusSeconds(1), new Content.Elsewhere("3 records of orders"), Ending.STOPPED, 1, 0, 2, Optional.empty());
        var failed = new Sent(NOON.plusSeconds(2), new Content.TooLarge(99_000), Ending.FAILED, 0, 1, 0, Optional.empty());
        var store = new HistoryStore(directory);
        store.add("dev", "orders", List.of(typed, file));
        store.add("dev", "orders", List.of(failed));
        store.add("staging", "orders", List.of(typed));

        var again = new HistoryStore(directory);
        assertThat(again.of("dev", "orders")).containsExactly(failed, file, typed);
        assertThat(again.of("staging", "orders")).containsExactly(typed);
        assertThat(again.of("dev", "payments")).isEmpty();
    }

    @Test
    void aFileComesBackWithAllThatWasChosenForIt() throws FailureException {
        var lines = new Sent(NOON, new Content.OfFile(file("\\t")), Ending.DONE, 7, 0, 0, Optional.empty());
        var store = new HistoryStore(directory);
        store.add("dev", "orders", List.of(lines));
        store.add("dev", "orders", List.of(new Sent(NOON, new Content.OfFile(file("x".repeat((int) HistoryStore.LARGEST_CHARACTERS))),
                Ending.DONE, 7, 0, 0, Optional.empty())));

        assertThat(new HistoryStore(directory).of("dev", "orders")).extracting(Sent::content).containsExactly(
                new Content.Elsewhere("the records of orders.csv"), lines.content());
    }

    @Test
    void anOlderHistoryIsRead() throws FailureException, IOException {
        Files.writeString(directory.resolve("sent.json"), "{\"version\":1,\"sent\":[{\"connection\":\"dev\",\"topic\":\"orders\","
                + "\"at\":\"2026-11-25T12:00:00Z\",\"ending\":\"done\",\"what\":\"the records of a file\"},{\"connection\":\"dev\","
                + "\"topic\":\"orders\",\"at\":\"2026-11-25T11:00:00Z\",\"ending\":\"stopped\",\"record\":{\"key\":{\"encoding\":\"null\","
                + "\"text\":\"\"},\"value\":{\"encoding\":\"text\",\"text\":\"x\"},\"headers\":[],\"templates\":true,\"seed\":3}}]}");

        var runs = new HistoryStore(directory).of("dev", "orders");
        assertThat(runs.getFirst().content()).isEqualTo(new Content.Elsewhere("the records of a file"));
        assertThat(((Content.Typed) runs.getLast().content()).text().repeat()).hasValueSatisfying(repeat -> {
            assertThat(repeat.templates()).isTrue();
            assertThat(repeat.seed()).isEqualTo("3");
        });
    }

    @Test
    void ofWhatIsTooLargeItsSizeIsKept() throws FailureException {
        int limit = (int) HistoryStore.LARGEST_CHARACTERS;
        var store = new HistoryStore(directory);
        store.add("dev", "orders", List.of(run(limit), run(limit + 1)));

        assertThat(store.of("dev", "orders")).extracting(Sent::content).containsExactly(new Content.TooLarge(limit + 1L),
                new Content.Typed(PresetStoreTest.large(limit)));
    }

    @Test
    void theOldestGoWhereThereAreTooMany() throws FailureException {
        var store = new HistoryStore(directory);
        store.add("dev", "payments", List.of(run(1)));
        for (int i = 0; i < HistoryStore.MOST_OF_A_TOPIC + 5; i++) {
            store.add("dev", "orders", List.of(run(i)));
        }
        assertThat(store.of("dev", "orders")).hasSize(HistoryStore.MOST_OF_A_TOPIC);
        assertThat(store.of("dev", "orders").getFirst()).isEqualTo(run(HistoryStore.MOST_OF_A_TOPIC + 4));
        assertThat(store.of("dev", "payments")).as("of another topic").hasSize(1);

        for (int topic = 0; topic < 50; topic++) {
            store.add("dev", "large " + topic, List.of(run((int) HistoryStore.LARGEST_CHARACTERS)));
        }
        assertThat(store.of("dev", "payments")).isEmpty();
        assertThat(store.of("dev", "large 49")).hasSize(1);
        assertThat(directory.resolve("sent.json").toFile().length()).isLessThan(4L << 20);
    }

    @Test
    void whatWasSentToOneTopicIsForgotten() throws FailureException {
        var store = new HistoryStore(directory);
        store.add("dev", "orders", List.of(run(1), run(2)));
        store.add("staging", "orders", List.of(run(3)));
        store.forget("dev", "orders");

        assertThat(new HistoryStore(directory).of("dev", "orders")).isEmpty();
        assertThat(new HistoryStore(directory).of("staging", "orders")).hasSize(1);
    }

    @Test
    void whatWaitsIsAddedTogetherInItsOrder() throws FailureException {
        var store = new HistoryStore(directory);
        store.queue("dev", "orders", run(1));
        store.queue("staging", "payments", run(2));
        store.queue("dev", "orders", run(3));
        assertThat(store.of("dev", "orders")).isEmpty();
        store.flush();
        store.flush();

        var again = new HistoryStore(directory);
        assertThat(again.of("dev", "orders")).containsExactly(run(3), run(1));
        assertThat(again.of("staging", "payments")).containsExactly(run(2));
    }

    @Test
    void whatWasSentThroughAConnectionComesBackBelowWhatWasSentSince() throws FailureException {
        var store = new HistoryStore(directory);
        store.add("dev", "orders", List.of(run(1), run(2)));
        store.add("dev", "payments", List.of(run(3)));
        store.add("staging", "orders", List.of(run(4)));
        var forgotten = store.forgetAll("dev");
        assertThat(new HistoryStore(directory).of("dev", "payments")).isEmpty();
        assertThat(new HistoryStore(directory).of("staging", "orders")).hasSize(1);
        var later = new Sent(NOON.plusSeconds(9), new Content.TooLarge(9), Ending.DONE, 1, 0, 0, Optional.empty());
        store.add("dev", "orders", List.of(later));
        store.restore(forgotten);

        assertThat(new HistoryStore(directory).of("dev", "orders")).containsExactly(later, run(2), run(1));
        assertThat(new HistoryStore(directory).of("dev", "payments")).containsExactly(run(3));
    }

    @Test
    void onlyTheUserCanReadTheFile() throws FailureException, IOException {
        new HistoryStore(directory).add("dev", "orders", List.of(run(1)));

        PresetStoreTest.onlyTheUserCanRead(directory.resolve("sent.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"version\":1}", "{\"version\":3,\"sent\":[]}",
        "{\"sent\":[{\"connection\":\"a\",\"topic\":\"b\"}]}",
        "{\"sent\":[{\"connection\":\"a\",\"topic\":\"b\",\"at\":\"noon\",\"ending\":\"done\",\"what\":\"x\"}]}",
        "{\"sent\":[{\"connection\":\"a\",\"topic\":\"b\",\"at\":\"2026-11-25T12:00:00Z\",\"ending\":\"soon\",\"what\":\"x\"}]}"})
    void aDamagedFileIsSetAsideAndTheHistoryBeginsAnew(String content) throws FailureException, IOException {
        Files.writeString(directory.resolve("sent.json"), content);

        var store = new HistoryStore(directory);
        store.add("dev", "orders", List.of(run(1)));
        assertThat(store.setAside()).hasValueSatisfying(aside -> assertThat(aside).hasContent(content));
        assertThat(new HistoryStore(directory).of("dev", "orders")).hasSize(1);
    }

    private static FileText file(String keySeparator) {
        return new FileText(Path.of("exports", "orders.csv"), new FileText.Reading("csv", "semicolon",
                List.of(new FileText.Column("id", "key", "long"), new FileText.Column("note", "none", "text")), true, keySeparator,
                PresetStoreTest.FULL), true, false, "given", OptionalInt.of(3), new PaceText("recorded", "second", "1", "2", "3", "0.5"));
    }

    private static Sent run(int characters) {
        return new Sent(NOON, new Content.Typed(PresetStoreTest.large(characters)), Ending.DONE, 1, 0, 0, Optional.empty());
    }
}

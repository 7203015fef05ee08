package dev.topicscope.ui.produce;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.Pace;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.format.CsvLines;
import dev.topicscope.format.JsonLines;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Header;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Timestamp;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.produce.ColumnViewModel.Role;
import dev.topicscope.ui.produce.SendViewModel.Mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileViewModelTest {

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private final SendViewModel form = new SendViewModel(session, background, "orders");
    private final FileViewModel file = form.file();
    @TempDir
    private Path folder;

    @BeforeEach
    void turnToFiles() {
        form.record().partitionCount().set(3);
        form.mode().set(Mode.FILE);
    }

    @Test
    void saysThatAFileIsMissing() throws IOException {
        form.send();

        assertThat(form.missing().get()).contains("Choose a file first.");
        choose("a.txt", "line\n");
        assertThat(form.missing().get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {"a.jsonl>{\"key\":\"k\",\"value\":1}>JSON_LINES", "a.txt>{\"value\":1}>JSON_LINES",
            "a.csv>x,y>CSV", "A.TSV>x>CSV", "a.txt>some words>LINES", "a.jsonl>{\"id\":1}>LINES", "a.json>{>WHOLE",
            "a.jsonl>{\"key\":\"broken>JSON_LINES"})
    void guessesTheKind(String name, String firstLine, FileKind expected) throws IOException {
        choose(name, firstLine + "\n");

        assertThat(file.format().kind().get()).isEqualTo(expected);
    }

    @Test
    void guessesTheKindOfAnExportWithALongFirstRecord() throws IOException {
        choose("a.txt", "{\"partition\":0,\"offset\":0,\"value\":\"" + "x".repeat(1 << 20) + "\"}\n");
        background.tick();

        assertThat(file.format().kind().get()).isEqualTo(FileKind.JSON_LINES);
        assertThat(file.preview().samples().getFirst().fit()).isTrue();
    }

    @Test
    void aLargeFileIsNotReadForItsPreview() throws IOException {
        file.choose(Files.write(folder.resolve("a.bin"), new byte[9 << 20]));
        background.tick();

        assertThat(file.preview().samples()).singleElement().satisfies(sample -> {
            assertThat(sample.fields()).isEmpty();
            assertThat(sample.remarks()).containsExactly("Too large to be shown here.");
        });
    }

    @Test
    void takesWhatIsBinaryAsOneValue() throws IOException, FailureException {
        file.choose(Files.write(folder.resolve("a.bin"), new byte[] {1, 0, (byte) 0xff}));
        form.send();

        assertThat(file.format().kind().get()).isEqualTo(FileKind.WHOLE);
        assertThat(sent()).singleElement().satisfies(draft -> {
            assertThat(draft.value().orElseThrow()).containsExactly(1, 0, 0xff);
            assertThat(draft.key()).isEmpty();
        });
    }

    @Test
    void aWholeFileGoesWithAKeyAndHeadersAndItsSizeIsToldBefore() throws IOException, FailureException {
        file.size().refresh();
        file.choose(Files.write(folder.resolve("a.bin"), new byte[] {0, 1, -1}));
        var whole = file.format().whole();
        whole.key().text().set("k");
        whole.addHeader().value().text().set("1");
        form.send();
        assertThat(session.sendings).as("a header without a name").isEmpty();

        var header = whole.headers().getFirst();
        header.name().set("trace");
        background.tick();
        assertThat(file.preview().samples().getFirst().fields()).extracting(Sample.Field::name).containsExactly("key", "value", "trace");
        assertThat(file.preview().samples().getFirst().size()).hasValueSatisfying(size ->
                assertThat(file.size().words().get()).isEqualTo(size.inBatchBytes() + " B of 1 MiB (max.message.bytes)"));
        form.send();
        assertThat(sent()).singleElement().satisfies(draft -> {
            assertThat(draft.value()).hasValueSatisfying(value -> assertThat(value).containsExactly(0, 1, -1));
            assertThat(draft.headers()).extracting(Header::key).containsExactly("trace");
        });
    }

    @Test
    void theLimitInTheWayOfAWholeFileIsNamedBeforeItIsSent() throws IOException {
        file.size().refresh();
        file.choose(Files.write(folder.resolve("a.bin"), new byte[2 << 20]));
        assertThat(file.size().obstacle().get()).hasValueSatisfying(found -> assertThat(found.setting()).isEqualTo("max.message.bytes"));
        form.producer().fields().get(2).text().set("1 MiB");
        assertThat(file.size().obstacle().get()).hasValueSatisfying(found -> {
            assertThat(found.setting()).isEqualTo("max.request.size");
            assertThat(found.limitBytes()).isEqualTo(1 << 20);
        });

        file.size().makeRoom();
        assertThat(file.size().obstacle().get()).hasValueSatisfying(found -> assertThat(found.setting()).isEqualTo("max.message.bytes"));
    }

    @Test
    void ourOwnExportGoesBackUnchangedAndAtItsOwnPace() throws IOException, FailureException {
        var time = Instant.parse("2026-11-24T09:30:00.123Z");
        var header = new Header("h", Optional.of(new byte[] {(byte) 0xfe}));
        var exported = new ByteArrayOutputStream();
        var lines = new JsonLines(exported);
        lines.write(new Message(new Partition("other", 2), 7, Optional.of(new Timestamp(time, Timestamp.Kind.CREATED)),
                Optional.of("k".getBytes()), Optional.empty(), List.of(header, header)));
        lines.flush();
        choose("a.jsonl", exported.toString(StandardCharsets.UTF_8));
        file.pace().kind().set(PaceViewModel.Kind.RECORDED);
        file.pace().speed().text().set("0.5");
        form.send();

        var request = session.sendings.getFirst().request;
        assertThat(request.placement()).isEqualTo(new Placement.AsNamed());
        assertThat(request.keepTimestamps()).isTrue();
        assertThat(request.pace()).isEqualTo(new Pace.Recorded(0.5));
        assertThat(sent()).singleElement().satisfies(draft -> {
            assertThat(draft.partition()).hasValue(2);
            assertThat(draft.timestamp()).contains(time);
            assertThat(draft.value()).isEmpty();
            assertThat(draft.headers()).hasSize(2);
        });
    }

    @Test
    void columnsBecomeWhatIsChosen() throws IOException, FailureException {
        choose("a.csv", "id;when;hex\n7;2026-11-24T09:30:00Z;00ff\n");
        assertThat(file.format().separator().get()).isEqualTo(Separator.SEMICOLON);
        assertThat(file.format().columns().problem().get()).isPresent();
        form.send();
        assertThat(session.sendings).isEmpty();

        var columns = file.format().columns().columns();
        columns.get(0).role().set(Role.KEY);
        columns.get(0).format().set(PayloadFormat.LONG);
        columns.get(1).role().set(Role.TIMESTAMP);
        columns.get(2).role().set(Role.VALUE);
        columns.get(2).format().set(PayloadFormat.HEX);
        form.send();
        assertThat(sent()).singleElement().satisfies(draft -> {
            assertThat(draft.key().orElseThrow()).containsExactly(0, 0, 0, 0, 0, 0, 0, 7);
            assertThat(draft.value().orElseThrow()).containsExactly(0, 0xff);
            assertThat(draft.timestamp()).contains(Instant.parse("2026-11-24T09:30:00Z"));
        });
    }

    @Test
    void anExportToCsvIsKnownAndWhatIsTextInItComesBack() throws IOException, FailureException {
        var time = Instant.parse("2026-11-24T09:30:00.123Z");
        var exported = new ByteArrayOutputStream();
        var lines = new CsvLines(exported);
        for (var value : List.of(" a,\"b\"\n".getBytes(), new byte[0])) {
            lines.write(new Message(new Partition("other", 2), 7, Optional.of(new Timestamp(time, Timestamp.Kind.CREATED)),
                    Optional.empty(), Optional.of(value), List.of(new Header("h", Optional.of("x".getBytes())))));
        }
        lines.flush();
        choose("a.csv", exported.toString(StandardCharsets.UTF_8));
        form.send();

        assertThat(file.state().get()).isInstanceOfSatisfying(FileViewModel.State.Ready.class,
                ready -> assertThat(ready.head().own()).isTrue());
        assertThat(sent()).extracting(draft -> text(draft.value())).containsExactly(" a,\"b\"\n", "");
        assertThat(sent()).allSatisfy(draft -> {
            assertThat(draft.key()).isEmpty();
            assertThat(draft.timestamp()).contains(time);
            assertThat(draft.partition()).hasValue(2);
            assertThat(draft.headers()).isEmpty();
        });
    }

    @Test
    void onlyOneColumnIsTheKey() throws IOException {
        choose("a.csv", "key,value,other\n1,2,3\n");
        file.format().columns().columns().get(2).role().set(Role.KEY);

        assertThat(file.format().columns().problem().get()).contains("There are 2 columns for the key: leave it to one.");
    }

    @Test
    void faultyLinesAreNamedInThePreviewAndByACheckOfAll() throws IOException {
        choose("a.jsonl", "{\"value\":1}\n{\"value\":\n\n{\"value\":3}\nnonsense\n");
        background.tick();
        file.checkAll();

        assertThat(file.preview().samples()).extracting(Sample::title).containsExactly("Line 1", "Line 2", "Line 4", "Line 5");
        assertThat(file.preview().samples()).extracting(Sample::fit).containsExactly(true, false, true, false);
        assertThat(file.check().state().get()).isInstanceOfSatisfying(FileCheckViewModel.State.Done.class, done -> {
            assertThat(done.records()).isEqualTo(2);
            assertThat(done.faults()).isEqualTo(2);
            assertThat(done.first()).satisfiesExactly(first -> assertThat(first).startsWith("Line 2"),
                    second -> assertThat(second).startsWith("Line 5"));
        });
        file.onFault().set(OnFault.SKIP);
        form.send();
        assertThat(session.sendings.getFirst().request.onFault()).isEqualTo(OnFault.SKIP);
    }

    @Test
    void theButtonSaysHowManyRecordsItSendsOnceThatIsKnown() throws IOException {
        choose("a.jsonl", "{\"value\":1}\n{\"value\":2}\nnonsense\n");
        file.checkAll();
        assertThat(form.action().get()).as("the run ends at the fault").isEqualTo("Start");

        file.onFault().set(OnFault.SKIP);
        form.send();
        assertThat(form.action().get()).isEqualTo("Send 2 records");
        assertThat(session.sendings.getFirst().request.plan().count()).isEqualTo(OptionalLong.of(2));

        file.format().kind().set(FileKind.LINES);
        assertThat(form.action().get()).isEqualTo("Start");
        file.format().kind().set(FileKind.WHOLE);
        assertThat(form.action().get()).isEqualTo("Send");
    }

    @Test
    void aKeyMayStandBeforeEachValue() throws IOException, FailureException {
        choose("a.txt", "k1\tv1\nk2\tv2\n");
        file.format().keyed().set(true);
        form.send();

        assertThat(sent()).extracting(draft -> text(draft.key()) + "=" + text(draft.value())).containsExactly("k1=v1", "k2=v2");

        file.format().keySeparator().set("");
        assertThat(file.format().keySeparatorProblem().getValue()).isPresent();
        assertThat(file.plan()).isEmpty();
    }

    @Test
    void thePreviewIsBounded() throws IOException {
        choose("a.txt", "line\n".repeat(100_000));
        background.tick();

        assertThat(file.preview().samples()).hasSize(10);
    }

    @Test
    void aPartitionTheTopicDoesNotHaveIsSaid() throws IOException {
        choose("a.jsonl", "{\"value\":1,\"partition\":7}\n");
        background.tick();

        assertThat(file.preview().samples().getFirst().remarks()).containsExactly("The topic has no partition 7: it has 3.");
    }

    @Test
    void aFileThatChangedIsSaidAndNotSentUntilItIsReadAgain() throws IOException, FailureException {
        var path = choose("a.txt", "one\n");
        form.send();
        Files.writeString(path, "one\ntwo\n");
        var plan = session.sendings.getFirst().request.plan();
        assertThatThrownBy(() -> plan.open(new Cancellation())).isInstanceOfSatisfying(FailureException.class,
                thrown -> assertThat(thrown.failure().toString()).contains("a.txt has changed"));
        form.run().stop();
        background.tick();
        assertThat(file.state().get()).isInstanceOfSatisfying(FileViewModel.State.Failed.class,
                failed -> assertThat(failed.why()).contains("a.txt has changed"));
        form.send();
        assertThat(session.sendings).hasSize(1);

        file.readAgain();
        form.send();
        assertThat(sent()).hasSize(2);
    }

    @Test
    void aFileThatVanishedIsSaid() throws IOException {
        Files.delete(choose("a.txt", "one\n"));
        background.tick();

        assertThat(file.state().get()).isInstanceOfSatisfying(FileViewModel.State.Failed.class,
                failed -> assertThat(failed.why()).contains("a.txt is not there any more"));
    }

    private Path choose(String name, String content) throws IOException {
        var path = Files.writeString(folder.resolve(name), content);
        file.choose(path);
        return path;
    }

    private List<Draft> sent() throws FailureException {
        var drafts = new ArrayList<Draft>();
        try (var source = session.sendings.getLast().request.plan().open(new Cancellation())) {
            while (source.next() instanceof Item.Ready(var draft, var _)) {
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private static String text(Optional<byte[]> content) {
        return new String(content.orElseThrow(), StandardCharsets.UTF_8);
    }
}

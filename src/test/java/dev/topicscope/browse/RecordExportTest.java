package dev.topicscope.browse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.RecordExport.Format;
import dev.topicscope.browse.Search.State;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;
import dev.topicscope.model.Timestamp;
import dev.topicscope.query.EveryRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordExportTest {

    private static final Path FULL = Path.of("/dev/full");
    private static final SearchRequest REQUEST = new SearchRequest("orders", Set.of(), new Start.Earliest(), new End.Now(),
            IsolationLevel.READ_UNCOMMITTED, new EveryRecord(), 1_000_000);
    private static final RecordExport.Whole WHOLE = (cut, _) -> {
        throw new AssertionError("No record is cut here, but " + cut + " was asked for");
    };

    private final RecordStore records = new RecordStore("orders", 1_000_000);
    private final ExportProgress written = new ExportProgress();
    @TempDir
    private Path directory;

    @Test
    void jsonLinesLoseNothing() throws FailureException, IOException {
        append(0, null, null);
        append(1, bytes("k"), bytes(""));
        append(2, new byte[] {(byte) 0xff}, bytes("a\"b\n"));
        var file = directory.resolve("orders.jsonl");

        assertThat(RecordExport.write(records, WHOLE, file, Format.JSON_LINES, written, new Cancellation()))
                .isEqualTo(new RecordExport.Outcome(file, 3, 0, true));

        var lines = Files.readAllLines(file);
        var json = new JsonMapper();
        assertThat(lines).hasSize(3);
        assertThat(json.readTree(lines.get(0)).get("value").isNull()).isTrue();
        assertThat(json.readTree(lines.get(1)).get("value").asText()).isEmpty();
        assertThat(json.readTree(lines.get(2)).get("keyBase64").asText()).isEqualTo("/w==");
        assertThat(json.readTree(lines.get(2)).get("value").asText()).isEqualTo("a\"b\n");
        assertThat(json.readTree(lines.get(2)).get("offset").asLong()).isEqualTo(2);
        assertThat(directory.resolve("orders.jsonl.part")).doesNotExist();
    }

    @Test
    void whatIsCutIsWrittenWholeOrLeftOutAndCounted() throws FailureException, IOException {
        var cut = new RecordStore("orders", 1_000_000, 4);
        for (int offset = 0; offset < 3; offset++) {
            cut.append(0, offset, Timestamp.Kind.CREATED, 0, null, buffer(bytes(offset == 1 ? "tiny" : "far too long")), List.of());
        }
        var cluster = new FakeSession();
        cluster.wholeRecords.put(0L, new Message(new Partition("orders", 0), 0, Optional.empty(), Optional.empty(),
                Optional.of(bytes("far too long")), List.of()));
        var file = directory.resolve("orders.jsonl");

        assertThat(RecordExport.write(cut, RecordExport.Whole.from(cluster), file, Format.JSON_LINES, written, new Cancellation()))
                .isEqualTo(new RecordExport.Outcome(file, 2, 1, true));

        assertThat(cluster.recordsAsked).containsExactly(0L, 2L);
        assertThat(Files.readAllLines(file)).hasSize(2).satisfies(lines -> {
            assertThat(lines.get(0)).contains("\"far too long\"");
            assertThat(lines.get(1)).contains("\"tiny\"");
        });
    }

    @Test
    void csvHasALineOfNames() throws FailureException, IOException {
        append(7, bytes("k"), bytes("a,b"));
        var file = directory.resolve("orders.csv");
        RecordExport.write(records, WHOLE, file, Format.CSV, written, new Cancellation());

        assertThat(Files.readAllLines(file)).hasSize(2).satisfies(lines -> {
            assertThat(lines.get(0)).isEqualTo("partition,offset,timestamp,key,value,headers");
            assertThat(lines.get(1)).contains(",7,", "\"a,b\"");
        });
    }

    @Test
    void whatIsCancelledKeepsItsUnfinishedName() {
        append(0, null, bytes("v"));
        var cancellation = new Cancellation();
        cancellation.cancel();
        var file = directory.resolve("orders.jsonl");

        assertThatThrownBy(() -> RecordExport.write(records, WHOLE, file, Format.JSON_LINES, written, cancellation))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
        assertThat(file).doesNotExist();
        assertThat(directory.resolve("orders.jsonl.part")).exists();
    }

    @Test
    void aDiskThatSaysNoIsReported() {
        append(0, null, bytes("v"));

        assertThatThrownBy(() -> RecordExport.write(records, WHOLE, directory.resolve("missing").resolve("orders.jsonl"), Format.JSON_LINES,
                written,
                new Cancellation())).isInstanceOfSatisfying(FailureException.class,
                e -> assertThat(e.failure()).isInstanceOf(Failure.Disk.class));
    }

    @Test
    void aFullDiskIsOneSentenceAndTheFileKeepsItsUnfinishedName() throws IOException {
        Assumptions.assumeTrue(Files.exists(FULL), "a device that is always full");
        var file = directory.resolve("orders.jsonl");
        var part = directory.resolve("orders.jsonl.part");
        Files.createSymbolicLink(part, FULL);
        for (int i = 0; i < 1_000; i++) {
            append(i, null, new byte[500]);
        }

        assertThatThrownBy(() -> RecordExport.write(records, WHOLE, file, Format.JSON_LINES, written, new Cancellation()))
                .isInstanceOfSatisfying(FailureException.class, e -> {
                    assertThat(e.failure()).isInstanceOf(Failure.Disk.class);
                    assertThat(e.failure().detail()).startsWith("No space left on device.\n").contains(part.toString());
                });
        assertThat(file).doesNotExist();
    }

    @Test
    void allThatASearchFindsIsWrittenHoweverLittleIsHeld() throws Exception {
        var session = new FakeSession();
        session.onSearch = search -> {
            for (int i = 0; i < 5_000; i++) {
                search.find(0, i, "k", "v" + i);
            }
            search.state = new State.Done();
            search.complete = true;
        };
        var file = directory.resolve("orders.txt");

        assertThat(RecordExport.search(session, REQUEST, file, Format.VALUES, written, new Cancellation()))
                .isEqualTo(new RecordExport.Outcome(file, 5_000, 0, true));

        assertThat(Files.readAllLines(file)).hasSize(5_000).startsWith("v0", "v1").endsWith("v4999");
        assertThat(written.written()).isEqualTo(5_000);
        assertThat(session.searches.getFirst().closed).isTrue();
        assertThat(session.searches.getFirst().matches().heldBytes()).isZero();
    }

    @Test
    void whatCouldNotBeReadWholeKeepsItsUnfinishedName() throws Exception {
        var session = new FakeSession();
        session.onSearch = search -> {
            search.find(0, 1, "k", "v");
            search.state = new State.Done();
        };

        assertThat(RecordExport.search(session, REQUEST, directory.resolve("orders.csv"), Format.CSV, written, new Cancellation()))
                .isEqualTo(new RecordExport.Outcome(directory.resolve("orders.csv.part"), 1, 0, false));
        assertThat(directory.resolve("orders.csv.part")).exists();
    }

    @Test
    void aSearchThatFailsFailsTheExport() {
        var session = new FakeSession();
        var why = new Failure.NotFound("topic orders", "");
        session.onSearch = search -> search.state = new State.Failed(why);

        assertThatThrownBy(() -> RecordExport.search(session, REQUEST, directory.resolve("a.csv"), Format.CSV, written, new Cancellation()))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isEqualTo(why));
        assertThat(session.searches.getFirst().closed).isTrue();
    }

    @Test
    void cancellingStopsTheSearch() {
        var session = new FakeSession();
        var cancellation = new Cancellation();
        session.onSearch = search -> {
            search.state = new State.Searching();
            cancellation.cancel();
        };

        assertThatThrownBy(() -> RecordExport.search(session, REQUEST, directory.resolve("a.csv"), Format.CSV, written, cancellation))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
        assertThat(session.searches.getFirst().closed).isTrue();
    }

    private void append(long offset, byte[] key, byte[] value) {
        records.append(0, offset, Timestamp.Kind.CREATED, 1_764_000_000_000L, buffer(key), buffer(value), List.of());
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.topicscope.browse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.RecordExport.Format;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordExportTest {

    private static final RecordExport.Whole WHOLE = (cut, _) -> {
        throw new AssertionError("No record is cut here, but " + cut + " was asked for");
    };

    private final RecordStore records = new RecordStore("orders", 1_000_000);
    private final AtomicLong written = new AtomicLong();
    @TempDir
    private Path directory;

    @Test
    void jsonLinesLoseNothing() throws FailureException, IOException {
        append(0, null, null);
        append(1, bytes("k"), bytes(""));
        append(2, new byte[] {(byte) 0xff}, bytes("a\"b\n"));
        var file = directory.resolve("orders.jsonl");

        assertThat(RecordExport.write(records, WHOLE, file, Format.JSON_LINES, written, new Cancellation()))
                .isEqualTo(new RecordExport.Outcome(3, 0));

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
                .isEqualTo(new RecordExport.Outcome(2, 1));

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

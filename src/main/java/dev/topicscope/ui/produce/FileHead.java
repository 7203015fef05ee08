package dev.topicscope.ui.produce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

import dev.topicscope.compose.ChosenFile;
import dev.topicscope.format.JsonRecord;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// The beginning of a file, by which one sees of what kind it is.
///
/// @param firstLine as far as it is in the beginning, without a byte order mark
/// @param own whether it begins as Topicscope's own CSV export does
public record FileHead(ChosenFile file, FileKind kind, String firstLine, boolean own) {

    private static final int BYTES = 1 << 18;
    private static final String OWN_CSV = "partition,offset,timestamp,key,value,headers";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// Blocks.
    ///
    /// @throws FailureException `Invalid` if there is no such file, `Disk` if it can't be read
    static FileHead read(Path path) throws FailureException {
        var file = ChosenFile.look(path);
        byte[] bytes;
        try (var stream = Files.newInputStream(path)) {
            bytes = stream.readNBytes(BYTES);
        } catch (IOException e) {
            throw new FailureException(new Failure.Disk("read " + file.name(), e.getClass().getSimpleName() + ": " + e.getMessage()), e);
        }
        byte[] line = firstLine(bytes);
        String text = new String(line, StandardCharsets.UTF_8);
        String words = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return new FileHead(file, guess(file.name().toLowerCase(Locale.ROOT), bytes, line), words, words.equals(OWN_CSV));
    }

    /// The name says more than the contents about CSV, less about JSON: many a `.json` is one document.
    private static FileKind guess(String name, byte[] bytes, byte[] line) {
        if (JsonRecord.read(line) instanceof JsonRecord.Ready) {
            return FileKind.JSON_LINES;
        }
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return FileKind.CSV;
        }
        String beginning = new String(line, StandardCharsets.UTF_8).strip();
        // A line too long to be here as a whole, or with a fault that is to be named.
        if (Stream.of("{\"key", "{\"value", "{\"partition").anyMatch(beginning::startsWith)) {
            return FileKind.JSON_LINES;
        }
        return isBinary(bytes) || name.endsWith(".json") || name.endsWith(".xml") ? FileKind.WHOLE : FileKind.LINES;
    }

    private static boolean isBinary(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    private static byte[] firstLine(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Arrays.copyOf(bytes, end > 0 && bytes[end - 1] == '\r' ? end - 1 : end);
    }
}

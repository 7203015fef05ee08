package dev.topicscope.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.model.FileText;
import dev.topicscope.store.Form.MalformedException;

/// How a file whose records were sent stands in the history.
final class FileTextForm {

    private static final String PATH = "path";
    private static final String KIND = "kind";
    private static final String SEPARATOR = "separator";
    private static final String COLUMNS = "columns";
    private static final String NAME = "name";
    private static final String ROLE = "role";
    private static final String FORMAT = "format";
    private static final String KEYED = "keyed";
    private static final String KEY_SEPARATOR = "keySeparator";
    private static final String WHOLE = "whole";
    private static final String SKIPS = "skips";
    private static final String KEEPS_TIMESTAMPS = "keepsTimestamps";
    private static final String PLACEMENT = "placement";
    private static final String PARTITION = "partition";

    private FileTextForm() {
    }

    /// Empty if no file on this system can have such a path.
    static Optional<FileText> read(Fields fields) throws MalformedException {
        var columns = new ArrayList<FileText.Column>();
        for (var column : fields.requiredObjects(COLUMNS)) {
            columns.add(new FileText.Column(column.requiredText(NAME), column.requiredText(ROLE), column.requiredText(FORMAT)));
        }
        var partition = fields.whole(PARTITION);
        var reading = new FileText.Reading(fields.requiredText(KIND), fields.requiredText(SEPARATOR), columns,
                fields.flag(KEYED).orElse(false), fields.requiredText(KEY_SEPARATOR), DraftTextForm.read(fields.requiredObject(WHOLE)));
        String path = fields.requiredText(PATH);
        try {
            return Optional.of(new FileText(Path.of(path), reading, fields.flag(SKIPS).orElse(false),
                    fields.flag(KEEPS_TIMESTAMPS).orElse(true), fields.requiredText(PLACEMENT), DraftTextForm.partition(partition),
                    RepeatTextForm.pace(fields)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    static void write(FileText file, ObjectNode object) {
        var reading = file.reading();
        object.put(PATH, file.path().toString()).put(KIND, reading.kind()).put(SEPARATOR, reading.separator())
                .put(KEYED, reading.keyed()).put(KEY_SEPARATOR, reading.keySeparator()).put(SKIPS, file.skips())
                .put(KEEPS_TIMESTAMPS, file.keepsTimestamps()).put(PLACEMENT, file.placement());
        file.partition().ifPresent(number -> object.put(PARTITION, number));
        var columns = object.putArray(COLUMNS);
        reading.columns().forEach(column -> columns.addObject().put(NAME, column.name()).put(ROLE, column.role())
                .put(FORMAT, column.format()));
        DraftTextForm.write(reading.whole(), object.putObject(WHOLE));
        RepeatTextForm.write(file.pace(), object);
    }

    /// How much of a file it takes, about, in characters.
    static long length(FileText file) {
        return file.path().toString().length() + DraftTextForm.length(file.reading().whole()) + RepeatTextForm.length(file.pace())
                + file.reading().keySeparator().length()
                + file.reading().columns().stream().mapToLong(column -> column.name().length() + 32L).sum();
    }
}

package dev.topicscope.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.model.FileText;
import dev.topicscope.store.HistoryStore.Entry;
import dev.topicscope.store.Sent.Content;
import dev.topicscope.store.Sent.Ending;

/// How the history stands in its file, the newest first.
final class HistoryForm implements Form<List<Entry>> {

    private static final String SENT = "sent";
    private static final String CONNECTION = "connection";
    private static final String TOPIC = "topic";
    private static final String AT = "at";
    private static final String RECORD = "record";
    private static final String SIZE = "sizeBytes";
    private static final String FILE = "file";
    private static final String WHAT = "what";
    private static final String ENDING = "ending";
    private static final String ACKNOWLEDGED = "acknowledged";
    private static final String FAILED = "failed";
    private static final String NEVER_SENT = "neverSent";
    private static final String REASON = "reason";

    @Override
    public List<Entry> read(ObjectNode root) throws MalformedException {
        var entries = new ArrayList<Entry>();
        for (var fields : new Fields(root, "").requiredObjects(SENT)) {
            var at = DraftTextForm.time(fields, AT);
            if (at.isEmpty()) {
                throw new MalformedException(AT + " is missing");
            }
            entries.add(new Entry(fields.requiredText(CONNECTION), fields.requiredText(TOPIC), new Sent(at.get(), content(fields),
                    ending(fields), fields.whole(ACKNOWLEDGED).orElse(0L), fields.whole(FAILED).orElse(0L),
                    fields.whole(NEVER_SENT).orElse(0L), fields.text(REASON))));
        }
        return List.copyOf(entries);
    }

    @Override
    public void write(List<Entry> entries, ObjectNode root) {
        var array = root.putArray(SENT);
        for (var entry : entries) {
            var sent = entry.sent();
            var object = array.addObject().put(CONNECTION, entry.connection()).put(TOPIC, entry.topic()).put(AT, sent.at().toString())
                    .put(ENDING, sent.ending().name().toLowerCase(Locale.ROOT)).put(ACKNOWLEDGED, sent.acknowledged())
                    .put(FAILED, sent.failed()).put(NEVER_SENT, sent.neverSent());
            sent.reason().ifPresent(reason -> object.put(REASON, reason));
            switch (sent.content()) {
                case Content.Typed(var text) -> DraftTextForm.write(text, object.putObject(RECORD));
                case Content.TooLarge(long size) -> object.put(SIZE, size);
                case Content.OfFile(var file) -> {
                    object.put(WHAT, "the records of " + file.name());
                    FileTextForm.write(file, object.putObject(FILE));
                }
                case Content.Elsewhere(String what) -> object.put(WHAT, what);
            }
        }
    }

    private static Content content(Fields fields) throws MalformedException {
        var typed = fields.object(RECORD);
        if (typed.isPresent()) {
            return new Content.Typed(DraftTextForm.read(typed.get()));
        }
        var of = fields.object(FILE);
        var file = of.isPresent() ? FileTextForm.read(of.get()) : Optional.<FileText>empty();
        if (file.isPresent()) {
            return new Content.OfFile(file.get());
        }
        var size = fields.whole(SIZE);
        return size.isPresent() ? new Content.TooLarge(size.get()) : new Content.Elsewhere(fields.requiredText(WHAT));
    }

    private static Ending ending(Fields fields) throws MalformedException {
        String word = fields.requiredText(ENDING);
        return Stream.of(Ending.values()).filter(ending -> ending.name().equalsIgnoreCase(word)).findFirst()
                .orElseThrow(() -> new MalformedException(ENDING + " is not known"));
    }
}

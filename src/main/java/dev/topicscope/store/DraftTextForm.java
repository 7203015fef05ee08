package dev.topicscope.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.model.DraftText;
import dev.topicscope.model.PaceText;
import dev.topicscope.model.RepeatText;
import dev.topicscope.store.Form.MalformedException;

/// How a record that is typed stands in a file.
final class DraftTextForm {

    private static final String KEY = "key";
    private static final String VALUE = "value";
    private static final String HEADERS = "headers";
    private static final String NAME = "name";
    private static final String ENCODING = "encoding";
    private static final String TEXT = "text";
    private static final String PARTITION = "partition";
    private static final String TIMESTAMP = "timestamp";
    private static final String REPEAT = "repeat";
    private static final String TEMPLATES = "templates";
    private static final String SEED = "seed";

    private DraftTextForm() {
    }

    static DraftText read(Fields fields) throws MalformedException {
        var headers = new ArrayList<DraftText.HeaderField>();
        for (var header : fields.node().has(HEADERS) ? fields.requiredObjects(HEADERS) : List.<Fields>of()) {
            headers.add(new DraftText.HeaderField(header.requiredText(NAME), field(header)));
        }
        return new DraftText(field(fields.requiredObject(KEY)), field(fields.requiredObject(VALUE)), headers,
                partition(fields.whole(PARTITION)), time(fields, TIMESTAMP), repeat(fields));
    }

    static void write(DraftText text, ObjectNode object) {
        write(text.key(), object.putObject(KEY));
        write(text.value(), object.putObject(VALUE));
        var headers = object.putArray(HEADERS);
        text.headers().forEach(header -> write(header.value(), headers.addObject().put(NAME, header.name())));
        text.partition().ifPresent(number -> object.put(PARTITION, number));
        text.timestamp().ifPresent(time -> object.put(TIMESTAMP, time.toString()));
        text.repeat().ifPresent(repeat -> RepeatTextForm.write(repeat, object.putObject(REPEAT)));
    }

    /// The moment in a field, in ISO 8601.
    static Optional<Instant> time(Fields fields, String name) throws MalformedException {
        var text = fields.text(name);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException e) {
            throw new MalformedException(name + " is no time");
        }
    }

    /// How much of a file it takes, about, in characters.
    static long length(DraftText text) {
        return text.key().text().length() + (long) text.value().text().length()
                + text.headers().stream().mapToLong(header -> header.name().length() + (long) header.value().text().length()).sum()
                + text.repeat().map(RepeatTextForm::length).orElse(0L);
    }

    /// @throws MalformedException if it is none
    static OptionalInt partition(Optional<Long> number) throws MalformedException {
        if (number.filter(one -> one < 0 || one > Integer.MAX_VALUE).isPresent()) {
            throw new MalformedException(PARTITION + " is no partition");
        }
        return number.map(one -> OptionalInt.of(one.intValue())).orElse(OptionalInt.empty());
    }

    /// Files of version 1 say no more of it than whether there are templates, and their seed.
    private static Optional<RepeatText> repeat(Fields fields) throws MalformedException {
        var kept = fields.object(REPEAT);
        if (kept.isPresent()) {
            return Optional.of(RepeatTextForm.read(kept.get()));
        }
        long seed = fields.whole(SEED).orElse(0L);
        return fields.flag(TEMPLATES).filter(Boolean::booleanValue).map(templates -> new RepeatText(templates, String.valueOf(seed),
                RepeatText.USUAL_TIMES, false, false, PaceText.USUAL));
    }

    private static DraftText.Field field(Fields fields) throws MalformedException {
        return new DraftText.Field(fields.requiredText(ENCODING), fields.requiredText(TEXT));
    }

    private static void write(DraftText.Field field, ObjectNode object) {
        object.put(ENCODING, field.encoding()).put(TEXT, field.text());
    }
}

package dev.topicscope.store;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.model.PaceText;
import dev.topicscope.model.RepeatText;
import dev.topicscope.store.Form.MalformedException;

/// How it stands in a file how many records are made of one, and how fast they go.
final class RepeatTextForm {

    private static final String TEMPLATES = "templates";
    private static final String SEED = "seed";
    private static final String TIMES = "times";
    private static final String ENDLESS = "endless";
    private static final String SKIPS = "skips";
    private static final String PACE = "pace";
    private static final String KIND = "kind";
    private static final String UNIT = "unit";
    private static final String RATE = "rate";
    private static final String AT_ONCE = "atOnce";
    private static final String FLIGHT = "flight";
    private static final String SPEED = "speed";

    private RepeatTextForm() {
    }

    static RepeatText read(Fields fields) throws MalformedException {
        return new RepeatText(fields.flag(TEMPLATES).orElse(false), fields.text(SEED).orElse("0"),
                fields.text(TIMES).orElse(RepeatText.USUAL_TIMES), fields.flag(ENDLESS).orElse(false), fields.flag(SKIPS).orElse(false),
                pace(fields));
    }

    static void write(RepeatText text, ObjectNode object) {
        object.put(TEMPLATES, text.templates()).put(SEED, text.seed()).put(TIMES, text.times()).put(ENDLESS, text.endless())
                .put(SKIPS, text.skips());
        write(text.pace(), object);
    }

    /// The pace among `fields`; the usual one if there is none.
    static PaceText pace(Fields fields) throws MalformedException {
        var kept = fields.object(PACE);
        if (kept.isEmpty()) {
            return PaceText.USUAL;
        }
        var its = kept.get();
        var usual = PaceText.USUAL;
        return new PaceText(its.text(KIND).orElse(usual.kind()), its.text(UNIT).orElse(usual.unit()), its.text(RATE).orElse(usual.rate()),
                its.text(AT_ONCE).orElse(usual.atOnce()), its.text(FLIGHT).orElse(usual.flight()), its.text(SPEED).orElse(usual.speed()));
    }

    static void write(PaceText pace, ObjectNode object) {
        object.putObject(PACE).put(KIND, pace.kind()).put(UNIT, pace.unit()).put(RATE, pace.rate()).put(AT_ONCE, pace.atOnce())
                .put(FLIGHT, pace.flight()).put(SPEED, pace.speed());
    }

    static long length(RepeatText text) {
        return text.seed().length() + (long) text.times().length() + length(text.pace());
    }

    static long length(PaceText pace) {
        return Stream.of(pace.rate(), pace.atOnce(), pace.flight(), pace.speed()).mapToLong(String::length).sum();
    }
}

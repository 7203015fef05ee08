package dev.topicscope.ui.produce;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import dev.topicscope.browse.KeyPartitioner;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.RecordSize;
import dev.topicscope.model.Draft;
import dev.topicscope.ui.kit.Texts;

/// A record as it would be sent, in words: where it stands (such as `Record 10` or `Line 7`), facts about it, its contents, and what is to
/// be said about it. One that can't be sent has remarks alone, and no `size`.
public record Sample(String title, List<String> facts, List<Field> fields, List<String> remarks, Optional<RecordSize.Measure> size) {

    private static final int MOST_CHARACTERS = 400;
    private static final int MOST_LINES = 8;
    private static final int MOST_BYTES = 64;
    private static final int MOST_HEADERS = 20;

    /// A part and what is in it; `absent` where that is `null` or empty.
    public record Field(String name, String content, boolean absent) {
    }

    /// Where records go: by what, to how many partitions (0 if that is not known), and whether they keep the times they have.
    record Target(Placement placement, int partitions, boolean keepTimestamps, ZoneId zone) {
    }

    public Sample {
        facts = List.copyOf(facts);
        fields = List.copyOf(fields);
        remarks = List.copyOf(remarks);
    }

    /// Whether it can be sent.
    public boolean fit() {
        return size.isPresent();
    }

    static Sample unfit(String title, List<String> reasons) {
        return new Sample(title, List.of(), List.of(), reasons, Optional.empty());
    }

    /// `number` is that of the record in its run, counted from 0.
    static Sample of(String title, long number, Draft draft, Target target, List<String> doubts) {
        var remarks = new ArrayList<>(doubts);
        var fields = new ArrayList<Field>();
        fields.add(field("key", draft.key()));
        fields.add(field("value", draft.value()));
        draft.headers().stream().limit(MOST_HEADERS).forEach(header -> fields.add(field(header.key(), header.value())));
        if (draft.headers().size() > MOST_HEADERS) {
            remarks.add(draft.headers().size() - MOST_HEADERS + " more headers are not shown here.");
        }
        var facts = new ArrayList<String>();
        facts.add(partition(number, draft, target, remarks));
        var size = RecordSize.of(draft);
        facts.add(Texts.size(size.inBatchBytes()));
        facts.add(draft.timestamp().filter(_ -> target.keepTimestamps()).map(time -> Texts.moment(time, target.zone()))
                .orElse("the time of sending"));
        return new Sample(title, facts, fields, remarks, Optional.of(size));
    }

    private static String partition(long number, Draft draft, Target target, List<String> remarks) {
        if (target.placement() instanceof Placement.Given(int partition)) {
            return "partition " + partition;
        }
        if (target.placement() instanceof Placement.AsNamed && draft.partition().isPresent()) {
            int named = draft.partition().getAsInt();
            if (target.partitions() > 0 && named >= target.partitions()) {
                remarks.add("The topic has no partition " + named + ": it has " + target.partitions() + ".");
            }
            return "partition " + named;
        }
        if (target.placement() instanceof Placement.RoundRobin) {
            return target.partitions() == 0 ? "round robin" : "partition " + number % target.partitions();
        }
        return draft.key().isEmpty() ? "partition by the producer" : target.partitions() == 0 ? "partition by key"
                : "partition " + KeyPartitioner.partitionFor(draft.key().get(), target.partitions());
    }

    private static Field field(String name, Optional<byte[]> content) {
        if (content.isEmpty()) {
            return new Field(name, "null", true);
        }
        byte[] bytes = content.get();
        return bytes.length == 0 ? new Field(name, "empty", true) : new Field(name, words(bytes), false);
    }

    private static String words(byte[] bytes) {
        int taken = Math.min(bytes.length, MOST_CHARACTERS * 4);
        while (taken < bytes.length && taken > 0 && (bytes[taken] & 0xc0) == 0x80) {
            taken--;
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, taken)).toString();
            if (text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
                String begin = beginning(text);
                return taken < bytes.length || begin.length() < text.length() ? begin + "… (" + Texts.size(bytes.length) + ")" : text;
            }
        } catch (CharacterCodingException e) {
            // Then as what it is.
        }
        int shown = Math.min(bytes.length, MOST_BYTES);
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown)
                + (shown < bytes.length ? " … (" + Texts.size(bytes.length) + ")" : "");
    }

    private static String beginning(String text) {
        int end = 0;
        for (int lines = 0; end < text.length() && end < MOST_CHARACTERS; end++) {
            if (text.charAt(end) == '\n' && ++lines == MOST_LINES) {
                break;
            }
        }
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}

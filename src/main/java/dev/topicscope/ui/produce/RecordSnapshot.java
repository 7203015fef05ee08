package dev.topicscope.ui.produce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.topicscope.browse.Placement;
import dev.topicscope.compose.Encoding;

/// What a form holds of a record at one moment, with the bytes that nobody has typed: to be typed again, there or in another form.
/// Immutable; nobody may change the arrays.
public record RecordSnapshot(Part key, Part value, List<HeaderPart> headers, Placement placement, Optional<Instant> timestamp) {

    /// A key, a value or a header's value: what is typed and how it is understood, or the bytes that stand in its place.
    public record Part(Encoding encoding, String text, Optional<byte[]> fixed) {

        static Part of(ContentViewModel content) {
            return new Part(content.encoding().get(), content.text().get(), content.fixed().get());
        }

        private void into(ContentViewModel content) {
            content.type(encoding, text);
            content.fixed().set(fixed);
        }
    }

    /// A header.
    public record HeaderPart(String name, Part value) {
    }

    public RecordSnapshot {
        headers = List.copyOf(headers);
    }

    static RecordSnapshot of(RecordViewModel record) {
        return new RecordSnapshot(Part.of(record.key()), Part.of(record.value()),
                record.headers().stream().map(header -> new HeaderPart(header.name().get(), Part.of(header.value()))).toList(),
                record.placement().get(), record.timestamp().get());
    }

    /// Puts it into a form, in place of what that holds.
    void into(RecordViewModel record) {
        key.into(record.key());
        value.into(record.value());
        record.headers().clear();
        for (var part : headers) {
            var header = record.addHeader();
            header.name().set(part.name());
            part.value().into(header.value());
        }
        record.placement().set(placement);
        record.timestamp().set(timestamp);
    }

    /// Whether there is anything that somebody may miss.
    boolean isBlank() {
        return !key.encoding().isTyped() && value.text().isEmpty() && value.fixed().isEmpty() && key.fixed().isEmpty()
                && headers.stream().allMatch(header -> header.name().isEmpty());
    }

    /// About how many characters it takes to keep it.
    long length() {
        return length(key) + length(value) + headers.stream().mapToLong(header -> header.name().length() + length(header.value())).sum();
    }

    private static long length(Part part) {
        return part.fixed().map(bytes -> bytes.length * 4L / 3).orElse((long) part.text().length());
    }
}

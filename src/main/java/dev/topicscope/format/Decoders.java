package dev.topicscope.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.topicscope.format.Decoder.UnfitException;
import dev.topicscope.model.Decoded;
import dev.topicscope.model.Decoded.Attempt;
import dev.topicscope.model.Payload;

/// Finds out what bytes are, asking one format after the other. Stateless and thread-safe.
public final class Decoders {

    private static final List<Decoder> CHAIN = List.of(new JsonDecoder(), new TextDecoder());

    private Decoders() {
    }

    /// What `bytes` are; empty is Kafka's `null`. Any bytes are something: in the end, binary. Takes about as long as reading them a few
    /// times.
    public static Decoded decode(Optional<byte[]> bytes) {
        if (bytes.isEmpty()) {
            return new Decoded("null", new Payload.Absent(), List.of());
        }
        if (bytes.get().length == 0) {
            return new Decoded("empty", new Payload.Empty(), List.of());
        }
        return decode(bytes.get(), CHAIN, List.of());
    }

    /// What the first bytes of a longer payload are. A document can't be told from its beginning, so these are text or binary; a last
    /// character that is cut off is left out.
    public static Decoded decodeHead(byte[] head) {
        var fault = Utf8.firstFault(head, head.length);
        boolean cut = fault.isPresent() && fault.getAsInt() > 0 && Utf8.isCutOff(head, fault.getAsInt(), head.length);
        return decode(cut ? Arrays.copyOf(head, fault.getAsInt()) : head, List.of(new TextDecoder()),
                List.of(new Attempt("JSON", "not JSON yet: only the beginning is here")));
    }

    private static Decoded decode(byte[] bytes, List<Decoder> chain, List<Attempt> before) {
        var failed = new ArrayList<>(before);
        for (var decoder : chain) {
            try {
                return new Decoded(decoder.format(), decoder.decode(bytes), failed);
            } catch (UnfitException e) {
                failed.add(new Attempt(decoder.format(), e.getMessage()));
            }
        }
        return new Decoded("binary", new Payload.Binary(), failed);
    }
}

package dev.topicscope.format;

import java.util.ArrayList;
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
        var failed = new ArrayList<Attempt>();
        for (var decoder : CHAIN) {
            try {
                return new Decoded(decoder.format(), decoder.decode(bytes.get()), failed);
            } catch (UnfitException e) {
                failed.add(new Attempt(decoder.format(), e.getMessage()));
            }
        }
        return new Decoded("binary", new Payload.Binary(), failed);
    }
}

package dev.topicscope.reach;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Turns secrets into what protocols take, and leaves no copies behind but the one returned.
final class Passwords {

    private Passwords() {
    }

    /// The UTF-8 bytes of `secret`, which is overwritten; none if it is absent.
    static byte[] bytes(Optional<char[]> secret) {
        if (secret.isEmpty()) {
            return new byte[0];
        }
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret.get()));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        Arrays.fill(secret.get(), '\0');
        return bytes;
    }
}

package dev.topicscope.reach;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// How a gateway knows this program's own clients: a random word at the end of their `client.id`, which every request carries. It is taken
/// off before anything leaves this machine.
final class Badge {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] ending;

    Badge() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        ending = ("~" + HexFormat.of().formatHex(random)).getBytes(StandardCharsets.US_ASCII);
    }

    String mark(String clientId) {
        return clientId + new String(ending, StandardCharsets.US_ASCII);
    }

    /// A client id without the badge; empty if it has not this one.
    Optional<byte[]> taken(byte[] clientId) {
        int bare = clientId.length - ending.length;
        if (bare < 0 || !MessageDigest.isEqual(ending, Arrays.copyOfRange(clientId, bare, clientId.length))) {
            return Optional.empty();
        }
        return Optional.of(Arrays.copyOf(clientId, bare));
    }

    /// `text` without the badge.
    String removed(String text) {
        return text.replace(new String(ending, StandardCharsets.US_ASCII), "");
    }
}

package dev.topicscope.model;

import java.util.Locale;
import java.util.regex.Pattern;

/// Which client properties hold secrets, told by their names. Pure.
///
/// These are the properties of type `PASSWORD` in Kafka 4.4 (`ssl.*.password`, `ssl.keystore.key`, `sasl.jaas.config`, …) and every other
/// whose name speaks of a password, a secret, a token or a login. A name too many costs nothing; one too few would leave a password
/// readable.
public final class SecretNames {

    private static final Pattern TELLING = Pattern.compile("password|passwd|passphrase|secret|jaas|credential|private.?key|api.?key"
            + "|basic\\.auth|userinfo|user\\.info|\\btoken$|\\.token\\.value");
    private static final String KEYSTORE_KEY = "ssl.keystore.key";
    private static final String CLIENT_ID = "client.credentials.client.id";

    private SecretNames() {
    }

    /// Whether the value of the property `name` must not be shown, logged or kept in the clear.
    public static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(KEYSTORE_KEY) || TELLING.matcher(lower).find() && !lower.endsWith(CLIENT_ID);
    }
}

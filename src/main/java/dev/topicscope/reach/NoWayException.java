package dev.topicscope.reach;

import java.io.IOException;

/// A broker can't be reached; the message is a sentence that says why and holds no secret.
final class NoWayException extends IOException {

    private static final long serialVersionUID = 1L;

    NoWayException(String sentence) {
        super(sentence);
    }

    NoWayException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

package dev.topicscope.reach;

import java.io.IOException;

/// What arrives is not Kafka's protocol, or more than is allowed. The message is half a sentence.
final class BrokenFrameException extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenFrameException(String reason) {
        super(reason);
    }
}

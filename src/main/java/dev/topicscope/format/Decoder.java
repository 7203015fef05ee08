package dev.topicscope.format;

import dev.topicscope.model.Payload;

/// One format that bytes may have.
interface Decoder {

    /// What people call it.
    String format();

    /// What `bytes`, at least one, are in this format.
    ///
    /// @throws UnfitException with the sentence why if they are not of this format
    Payload decode(byte[] bytes) throws UnfitException;

    /// Bytes are not of the format they were tried in.
    final class UnfitException extends Exception {

        private static final long serialVersionUID = 1L;

        UnfitException(String reason) {
            super(reason, null, false, false);
        }
    }
}

package dev.topicscope.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// How a value stands in a file.
interface Form<T> {

    /// The value in `root`. Fields that are not there have their defaults.
    ///
    /// @throws MalformedException if a field is of the wrong type or can't be what it should be
    T read(ObjectNode root) throws MalformedException;

    /// Puts `value` into `root`, over what it held before.
    void write(T value, ObjectNode root);

    /// A file is not what it should be. The message is half a sentence and tells none of the file's content.
    final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(String reason) {
            super(reason, null, false, false);
        }
    }
}

package dev.topicscope.query;

/// What is known of a condition while a document is being read.
enum Verdict {
    UNKNOWN, TRUE, FALSE, ERROR;

    static Verdict of(boolean holds) {
        return holds ? TRUE : FALSE;
    }
}

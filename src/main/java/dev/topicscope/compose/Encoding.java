package dev.topicscope.compose;

/// A way to turn what somebody types into bytes. Immutable.
///
/// [PayloadFormat] has those that need nothing but the text; formats with a schema come as others.
public interface Encoding {

    /// By what it is known in files: never changed.
    String id();

    /// What it is called in the window.
    String label();

    /// Whether the text is of account: not for `null` and empty.
    boolean isTyped();

    /// The bytes of `text`, or the first thing that is wrong with it.
    Encoded encode(String text);
}

/// The one door between the FX thread and all others.
///
/// Uses `model`, and of JavaFX only `javafx.application` (enforced by `ArchitectureTest`).
///
/// **Decision: callbacks arrive on the FX thread, and only of a job that is still wanted.** A feature starts its work through a [Slot]:
/// starting anew supersedes what ran before, whose answer is then discarded, so that fast clicking never shows a stale topic.
///
/// **Decision: `Platform.runLater` stands once in the program**, in [FxBackground]; tests run the same view models on a direct twin.
///
/// Threads made here: `work <name>` (virtual, one a job) and `ticks` (one, daemon).
package dev.topicscope.task;

/// The window: places the features, leads from one to another, and comes back as it was left.
///
/// Uses the features, `model`, `browse`, `lab`, `store`, `task` and `ui.kit` (enforced by `ArchitectureTest`).
///
/// **Decision: only the shell knows two features at once.** Where one must cause another, it is given a listener here.
package dev.topicscope.ui.shell;

/// The window: places the features, leads from one to another, and comes back as it was left.
///
/// Uses the features, `model`, `browse`, `lab`, `store`, `task` and `ui.kit` (enforced by `ArchitectureTest`).
///
/// **Decision: only the shell knows two features at once.** Where one must cause another, it is given a listener here.
///
/// **Decision: what is open stays open until the user disconnects.** Each cluster keeps its session, its pages and their views; one that is
/// not shown reads on within its bounds, but its pages take nothing of it until they are shown again
/// ([dev.topicscope.ui.shell.OpenClusters], `ShellViewModelTest`, `SwitcherTest`). One attempt to connect at a time: whoever turns to
/// something else no longer waits. At the next start nothing is connected to unasked; what was open is offered.
///
/// **Decision: what sends is closed only after a question**, whichever way it is closed: all ways go through one guard, which asks in the
/// window and takes its question back when the runs have ended (`ShellViewModelTest`, `SendingViewTest`).
package dev.topicscope.ui.shell;

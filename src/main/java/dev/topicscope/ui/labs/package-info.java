/// The lab cluster as the window sees it: it is started, and shows meanwhile what it is doing.
///
/// Uses `model`, `lab`, `task` and `ui.kit`; knows no other feature (enforced by `ArchitectureTest`).
package dev.topicscope.ui.labs;

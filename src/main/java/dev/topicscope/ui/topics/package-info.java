/// A topic and its partitions: who leads, who copies, what they hold.
///
/// Uses `model`, `browse`, `task` and `ui.kit`; knows no other feature (enforced by `ArchitectureTest`).
package dev.topicscope.ui.topics;

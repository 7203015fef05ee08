/// Sending a test record: key, value, headers, partition, and where it came to lie.
///
/// Uses `model`, `browse`, `task` and `ui.kit`; knows no other feature (enforced by `ArchitectureTest`).
///
/// **Decision: nothing typed is ever lost.** A failure stands beside the form, and what was typed stays in it; a success too, so that the
/// next record is one keystroke away.
package dev.topicscope.ui.produce;

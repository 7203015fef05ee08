/// Sending a test record: key, value, headers, partition, and where it came to lie.
///
/// Uses `model`, `browse`, `compose`, `store`, `task` and `ui.kit`; knows no other feature (enforced by `ArchitectureTest`).
///
/// **Decision: nothing typed is ever lost.** A failure stands beside the form, and what was typed stays in it; a success too, so that the
/// next record is one keystroke away.
/// What comes from a preset, the history or a record that was read replaces what was typed, and says so with a way back
/// ([dev.topicscope.ui.produce.ShelfViewModel], `ShelfViewModelTest`).
///
/// **Decision: a record goes through the form byte for byte.** What a field would not give back as it is, control characters and long lines
/// too, stays as bytes (`RetypingTest`).
///
/// **Decision: records to be sent again are picked at once and read when they are sent.** The table may move on meanwhile; memory holds the
/// first of them and the places of the others ([dev.topicscope.browse.PickedRecords], `PickedRecordsTest`, `ResendViewModelTest`).
///
/// **Decision: a destination that goes is chosen anew.** When its cluster is closed, nothing takes its place by itself
/// (`ResendViewModelTest`).
package dev.topicscope.ui.produce;

/// Sending a test record: key, value, headers, partition, and where it came to lie.
///
/// Uses `model`, `browse`, `task` and `ui.kit`; knows no other feature (enforced by `ArchitectureTest`).
///
/// **Decision: nothing typed is ever lost.** A failure stands beside the form, and what was typed stays in it; a success too, so that the
/// next record is one keystroke away.
///
/// **Decision: a run is looked at, it never calls back.** Some times a second its counts are taken, and what is shown is bounded whatever
/// its length: 600 points of its rates ([dev.topicscope.ui.kit.RateHistory]), the newest results, and these stand still while the
/// pointer is in them (`RunViewTest`). The counts shown are one moment's, so that they add up.
///
/// **Decision: where records are sent to production, more than one needs the topic's name typed** (`SendViewModelTest`).
package dev.topicscope.ui.produce;

/// Sending records: composing one, how the producer is set, how large a record may be, and where it came to lie.
///
/// Uses `model`, `browse`, `compose`, `format`, `store`, `task` and `ui.kit`; knows no other feature (enforced by `ArchitectureTest`).
///
/// **Decision: nothing typed is ever lost.** A failure stands beside the form, and what was typed stays in it; a success too, so that the
/// next record is one keystroke away. What was typed before it was made `null`, or before bytes took its place, comes back
/// (`ContentViewModelTest`). Each mode of the form keeps what was chosen in it while another is shown (`ManyViewModelTest`).
/// What comes from a preset, the history or a record that was read replaces what was typed, and says so with a way back
/// ([dev.topicscope.ui.produce.ShelfViewModel], `ShelfViewModelTest`), the mode, the repetition and the file included
/// (`FormContentsTest`).
///
/// **Decision: bytes that a field can't show as they are, or would change, stand as bytes**: lines of thousands of signs, which stop every
/// text control of JavaFX, line ends of Windows, control characters, and what is no text. They are sent unchanged, and kept as such in
/// presets and history (`ContentViewModelTest`, `RecordFormTest`).
///
/// **Decision: what can't be sent is pointed out where it is typed**, and again, with the cursor, when it is sent all the same; nothing is
/// sent then. JSON that is none and a record larger than the topic takes are said and can be sent: the cluster has the last word.
///
/// **Decision: a run is looked at, it never calls back.** Some times a second its counts are taken, and what is shown is bounded whatever
/// its length: 600 points of its rates ([dev.topicscope.ui.kit.RateHistory]), the newest results, and these stand still while the
/// pointer is in them (`RunViewTest`). The counts shown are one moment's, so that they add up.
///
/// **Decision: where records are sent to production, more than one needs the topic's name typed** (`SendViewModelTest`).
///
/// **Decision: the preview is made by what sends.** Samples come from the same composition and the same source as the run, so what is shown
/// is what will be sent (`ManyViewModelTest.thePreviewIsWhatWillBeSent`). They are made on a worker, once what they are made of has been
/// left alone for a moment, and are bounded: three records of a template, ten of a file.
///
/// **Decision: a file is sent as it was when it was chosen.** If it has changed or gone since, that is said beside it, and a run fails
/// before its first record (`FileViewModelTest.aFileThatChangedIsSaidAndNotSentUntilItIsReadAgain`): what was checked is what is sent.
///
/// **Decision: an export to CSV is not sent back as it was.** Its headers stand in one column, and what is no text as `base64:…`,
/// for people; the form says so beside such a file. JSON Lines loses nothing
/// (`FileViewModelTest.ourOwnExportGoesBackUnchangedAndAtItsOwnPace`).
///
/// **Decision: a record goes through the form byte for byte.** What a field would not give back as it is, control characters and long lines
/// too, stays as bytes (`RetypingTest`).
///
/// **Decision: records to be sent again are picked at once and read when they are sent.** The table may move on meanwhile; memory holds the
/// first of them and the places of the others ([dev.topicscope.browse.PickedRecords], `PickedRecordsTest`, `ResendViewModelTest`).
///
/// **Decision: a destination that goes is chosen anew.** When its cluster is closed, nothing takes its place by itself
/// (`ResendViewModelTest`). The form for what is typed comes back to its own topic then.
///
/// **Decision: where records go stands at the top of the form and is changed there.** What is typed goes along to the form of another topic
/// once that is chosen, and nothing is sent while it is being chosen (`ResendViewModelTest`).
///
/// **Decision: a page hangs on nothing that outlives it.** It has its own copy of the list of open clusters, so that a closed one is
/// released with its views (`ResendViewTest`).
package dev.topicscope.ui.produce;

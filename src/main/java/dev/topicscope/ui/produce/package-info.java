/// Sending test records: one that is typed, many made from templates, or those of a file, and where they came to lie.
///
/// Uses `model`, `format`, `compose`, `browse`, `task` and `ui.kit`; knows no other feature (enforced by `ArchitectureTest`).
///
/// **Decision: nothing typed is ever lost.** A failure stands beside the form, and what was typed stays in it; a success too, so that the
/// next record is one keystroke away. Each mode of the form keeps what was chosen in it while another is shown (`ManyViewModelTest`).
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
package dev.topicscope.ui.produce;

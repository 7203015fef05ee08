/// The records of a topic as they stream in, and one record looked at closely.
///
/// Uses `model`, `query`, `format`, `browse`, `store`, `task` and `ui.kit`; knows no other feature (enforced by
/// `ArchitectureTest`).
///
/// **Decision: the view asks, once a pulse.** [dev.topicscope.ui.messages.MessagesViewModel] looks at the reading when the view's pulse
/// comes and decodes no more than the rows on screen, so that the work of the FX thread does not grow with the rate of the topic.
///
/// **Decision: the pause is the view's.** Reading goes on behind a paused view. At the live end the rows on screen are kept apart while the
/// memory behind them moves on, so that a pause costs no more than those ([dev.topicscope.ui.messages.ViewPause]).
///
/// **Decision: only the live end is followed.** While a read catches up, scrolling to the end shows more below and moves no row; at a full
/// window's end, scrolling on lets the oldest go.
///
/// **Decision: what is looked at stays.** While the view is not at the live end, the store keeps its oldest records and the read waits when
/// it is full; at the live end it drops the oldest and says how many.
///
/// **Decision: matches are shown as they are found.** Within a partition they are in the order of offsets. To have them in the order of
/// time over all partitions too, each would have to wait until the slowest partition has come as far, and the first match of a long search
/// with it; or rows would have to move while they are read.
///
/// **Decision: a column of a field is read for the rows in view only.** It is read from the first kilobytes of a value, in one pass for all
/// columns, so that a screen full of large records costs less than a pulse; what comes later in a value shows as “…”, never as absent.
/// Held by `RowFieldsTest`.
package dev.topicscope.ui.messages;

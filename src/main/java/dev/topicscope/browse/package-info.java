/// Use cases and ports: plan a read, hold what it brings, merge partitions in the order of time, choose a key's partition.
///
/// Uses `model`, `query` and `format`; knows no Kafka class and no JavaFX class (enforced by `ArchitectureTest`).
///
/// **Decision: a reading is polled, it never calls back.** The window asks [Reading#progress] and [RecordStore] once a pulse and takes what
/// it shows; the reader never waits for the window and the window never queues events of the reader.
///
/// **Decision: records are packed.** [RecordStore] keeps raw bytes in large segments and makes a [dev.topicscope.model.Message] only for a
/// row that is looked at, so that a million records cost their bytes and little more, and dropping the oldest is dropping a segment.
///
/// **Decision: a store is a window that moves.** Older records get the indices below 0, so that nothing held, selected or on screen ever
/// changes its index; and each end remembers one offset a partition, which is all it takes to read on from there without a gap or a
/// record twice (`RecordStoreEdgesTest`, `OlderPagesTest`).
///
/// **Decision: of a huge key or value only the beginning is kept.** A store for people to look at keeps 1 MiB of each and the whole size;
/// [dev.topicscope.model.Message#isCut] tells it, and whoever copies, exports or sends such a record gets the whole by its offset
/// ([Session#record]), or says that it is gone (`RecordStoreHeadTest`, `RecordExportTest`).
///
/// **Decision: a timeline is a value that the next request builds on.** [Timeline] keeps the answers of the look-ups it was made of, so
/// that a finer picture, a zoom and a refresh ask for nothing that is known, and no cache has to be kept in step (`TimelineBuilderTest`).
///
/// **Decision: a run of records is polled, as a reading is**, and its counts add up at every moment: handed over is acknowledged, failed,
/// never sent or open ([Sending.Counts]; `KafkaSendingLossTest`).
package dev.topicscope.browse;

/// Use cases and ports: plan a read, hold what it brings, merge partitions in the order of time, choose a key's partition.
///
/// Uses `model`, `query` and `format`; knows no Kafka class and no JavaFX class (enforced by `ArchitectureTest`).
///
/// **Decision: a reading is polled, it never calls back.** The window asks [Reading#progress] and [RecordStore] once a pulse and takes what
/// it shows; the reader never waits for the window and the window never queues events of the reader.
///
/// **Decision: records are packed.** [RecordStore] keeps raw bytes in large segments and makes a [dev.topicscope.model.Message] only for a
/// row that is looked at, so that a million records cost their bytes and little more, and dropping the oldest is dropping a segment.
package dev.topicscope.browse;

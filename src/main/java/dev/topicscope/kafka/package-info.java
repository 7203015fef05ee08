/// The ports of `browse`, done with Kafka's own clients.
///
/// Uses `model`, `browse`, `doctor` and `reach` (enforced by `ArchitectureTest`).
///
/// **Decision: a port is looked at before a client is pointed at it.** Kafka's clients hide why they can't connect, and a reply that is not
/// Kafka's can make them allocate hundreds of megabytes (KAFKA-4090); [dev.topicscope.kafka.PortProbe] asks first, with a few bytes.
///
/// **Decision: reading leaves no trace.** `assign()` only, never a `group.id`; `allow.auto.create.topics=false`; topics are looked up
/// before they are read or written, so that none is ever created.
///
/// **Decision: one reader, one consumer, one thread.** Only `wakeup()` crosses threads; nothing is interrupted.
///
/// Threads made here: `topicscope connect` and `topicscope probe` (virtual), `topicscope close` (virtual), `read <topic>` (one a reading,
/// daemon) and `watch <topic>` (virtual, one a reading). Kafka's clients add their own `kafka-…` threads; all end with the session.
package dev.topicscope.kafka;

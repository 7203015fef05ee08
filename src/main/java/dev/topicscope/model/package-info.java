/// Values: records, enums and sealed types that every other package speaks in.
///
/// Uses java.base only (enforced by `ArchitectureTest.layers`).
///
/// **Decision: bytes stay bytes.** A [Message] carries its key, value and headers as the broker sent them; what they mean is the
/// business of `format`, and only for a row that is shown, a filter that needs it or an export.
///
/// **Decision: absence is `Optional` or a sealed case, never a number.** Kafka's own −1 and −2 end in `kafka`.
package dev.topicscope.model;

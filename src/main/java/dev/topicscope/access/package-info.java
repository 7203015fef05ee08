/// How a connection is secured, as values, and how it is written: the client properties of Kafka, and what people paste.
///
/// Uses `model`, `browse` for lists of addresses, and a reader of YAML; does no I/O (layers enforced by `ArchitectureTest`).
///
/// **Decision: a connection keeps Kafka's own client properties, and nothing beside them.** What the form knows as *password* or
/// *certificate* is read from the properties and written back to them, so that a pasted file, the form and the advanced properties are
/// three views of one thing, and whatever the form has no field for survives (`SecurityPropertiesTest` turns each kind of security into
/// properties and back).
///
/// **Decision: pasted text is never guessed at silently.** What could not be taken over is listed as a sentence (`PastedConnectionTest`).
package dev.topicscope.access;

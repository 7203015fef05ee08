/// From bytes to what they mean, and how that is written for people.
///
/// Uses `model`, and Jackson's streaming parser for JSON (layers enforced by `ArchitectureTest`).
///
/// **Decision: a chain that keeps every failed attempt.** [dev.topicscope.format.Decoders] asks one format after the other; what did not
/// fit is kept with its reason, so that a user who expects JSON sees at which byte it ends. No bytes ever cause an exception
/// (`DecodersTest.noBytesCauseAnException`).
///
/// **Decision: no recursion over payloads.** Documents of tens of thousands of levels occur, by accident or on purpose; reading and
/// writing them goes in loops (`DecodersTest.tenThousandLevelsAreReadAndWritten`).
package dev.topicscope.format;

/// What is kept on this machine: connections and settings.
///
/// Uses `model`, Jackson for JSON, and `dev.dirs` for the places each system has for such files (layers enforced by `ArchitectureTest`).
///
/// **Decision: a file is either old or new, never half.** Each save writes a file beside the old one and moves it over it. A file that can't be read is
/// set aside under a name with the time, so that nothing is lost, and the program starts with what it has by default.
package dev.topicscope.store;

/// What is logged, and the one live signal that Kafka's clients give: their own log lines.
///
/// Uses SLF4J and its simple backend, and nothing of ours; used by `kafka` (enforced by `ArchitectureTest`).
///
/// **Decision: a provider of our own in front of slf4j-simple.** Kafka's clients say by no method and in no metric which broker they can't
/// reach, and why: only in lines at INFO and WARN (`could not be established`, `failed authentication due to`, …), which belong in no log
/// of a window. [dev.topicscope.log.ClientLogProvider] hands their lines to whoever listens, at the levels at which they are written, and
/// passes on to slf4j-simple what that is set to log. It reads no stream and formats nothing that nobody asks for (`ClientLogTest`).
///
/// **Decision: the provider is chosen by the property `slf4j.provider`**, in the file of JVM options that every start uses, and not
/// announced as a service: SLF4J would find two, warn, and take whichever comes first. Where the property is not set there is a log all
/// the same, and connections' health has no signal.
///
/// **Decision: no client's logger may flood the log.** An `Admin` that finds no broker writes thousands of lines a second. The backend is
/// set to errors for Kafka's clients; and whatever it is set to, a logger of theirs gets a few lines in ten seconds, then the count of
/// those left out ([dev.topicscope.log.LineLimit]).
package dev.topicscope.log;

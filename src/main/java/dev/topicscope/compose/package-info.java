/// What is sent, before it is sent: texts in a format as bytes, templates, and files as records.
///
/// Uses `model`, `format` and `browse`, whose `RecordSource` it implements; reads CSV with commons-csv and takes names and cities from
/// Datafaker. Knows no Kafka class and makes no thread (layers enforced by `ArchitectureTest`).
///
/// **Decision: a record of a template depends on its number and the seed alone.** So the tenth and the millionth can be shown before any
/// is sent, a seed makes a run repeatable, and nothing has to be remembered between records (`TemplateTest`). Only `{{now}}` differs.
///
/// **Decision: files are streams.** No source holds more than the record it gives, whatever the size of its file
/// (`FileSourcesTest`, `SendingFileTest`); only a table for `{{csv:…}}` is held, and bounded.
///
/// **Decision: Datafaker is loaded when the first name or city is asked for**: its first answer takes from half a second to some seconds.
package dev.topicscope.compose;

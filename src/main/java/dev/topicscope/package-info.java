/// Topicscope: a desktop topic browser for Apache Kafka.
///
/// This package holds only the two classes that put the others together: [dev.topicscope.Launcher] reads the arguments,
/// [dev.topicscope.App] makes everything by hand, in order, and closes it in reverse. The packages below say in their own
/// `package-info.java` what they are and what they may use; `ArchitectureTest` holds them to it.
package dev.topicscope;

/// The list at the left: what the cluster has, found by typing.
///
/// Uses `model`, `browse`, `task` and `ui.kit`; knows no other feature (enforced by `ArchitectureTest`).
///
/// **Decision: one virtualised list for topics, groups and brokers**, so that 10,000 topics scroll like 10. Each refresh changes only the
/// rows that differ: selection and scroll position stay.
package dev.topicscope.ui.navigator;

/// The ways to clusters that the user keeps: a list, and a form that tests what is typed.
///
/// Uses `model`, `browse`, `store`, `task` and `ui.kit`; knows no other feature (enforced by `ArchitectureTest`).
///
/// **Decision: input is checked while it is typed, and beside its field.** No network call is made with an address that can't be one.
package dev.topicscope.ui.connections;

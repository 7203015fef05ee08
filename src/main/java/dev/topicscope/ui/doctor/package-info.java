/// The connection doctor in the window: it goes the way to a cluster, shows each hop as it ends, says what is wrong, and does what helps.
///
/// Uses `model`, `doctor`, `store`, `task` and `ui.kit`; knows no other feature (enforced by `ArchitectureTest`). What follows from a fix,
/// such as connecting anew, is left to listeners.
///
/// **Decision: nothing is done to a cluster, and nothing is trusted unseen.** A fix changes the connection only; a certificate is trusted
/// after its fingerprint has been shown, and an address is mapped after the very broker has answered there (`DoctorViewModelTest`).
package dev.topicscope.ui.doctor;

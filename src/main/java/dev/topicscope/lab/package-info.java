/// The lab: a real Kafka cluster on this machine to look at, to break and to learn from.
///
/// Uses `model`, `browse`, `kafka` and `reach` (enforced by `ArchitectureTest`), Kafka's server and clients.
///
/// **Decision: a broker is a process of its own**, started from this program's own runtime and class path, so that its crash, memory or garbage
/// collection never touches the window. Its standard input is a pipe that only this program holds; when the pipe ends, the broker ends, so that
/// it outlives not even a killed program (`LabClusterLifeTest`). It formats its data folder itself: a second runtime would cost a second.
///
/// **Decision: no class data archive.** It would bring a broker up in 0.9 s instead of 2.1 s, but writing it takes 1.5 s longer than closing
/// may, and the runtime refuses one for a class path with folders in it, which is every run from the build.
///
/// **Decision: ports lie below the systems' ranges of outgoing ports** (see [BrokerPorts]) and are kept with the data, so that clients find a
/// broker again.
///
/// Threads made here: `lab-broker-N` (daemon, one a broker process, ends with it); in the broker's own process `lab-parent-watch` and `lab-stop`.
package dev.topicscope.lab;

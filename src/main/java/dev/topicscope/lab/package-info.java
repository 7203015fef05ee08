/// The lab: a real Kafka cluster on this machine to look at, to break and to learn from.
///
/// Uses `model`, `browse`, `kafka` and `reach` (enforced by `ArchitectureTest`), Kafka's server and clients.
///
/// **Decision: a broker is a process of its own**, started from this program's own runtime and class path, so that its crash, memory or
/// garbage collection never touches the window. Its standard input is a pipe that only this program holds; when the pipe ends, it ends,
/// so that it outlives not even a killed program (`LabClusterLifeTest`). It formats its data folder itself: a second runtime would cost a
/// second.
///
/// **Decision: no class data archive.** It would bring a broker up in 0.9 s instead of 2.1 s, but writing it takes 1.5 s longer than
/// closing may, and the runtime refuses one for a class path with folders in it, which is every run from the build.
///
/// **Decision: ports lie below the systems' ranges of outgoing ports** (see [BrokerPorts]) and are kept with the data, so that clients find
/// a broker again (`LabClusterTest`).
///
/// **Decision: the trickle and the groups run in this program**, not in a broker's process: they live on when a broker is killed, as those
/// of a real system do, cost no further runtime, and the groups begin after whoever opened the lab has had time to read first. Together
/// they take about 7 % of one core.
///
/// **Decision: a broker forgets by size, never by age**: sample records carry times of days ago, and a lab must not fill a disk.
///
/// **Decision: a [LabCluster] creates topics by itself, a [Lab] does not.** With the first, tests prove that browsing creates none; in the
/// second, the trickle would bring back every topic that the user deletes (`LabTest`).
///
/// **Decision: data that can't be read is renamed, not deleted**, and the lab starts empty beside it; only a reset deletes
/// (`LabClusterTest`).
///
/// Threads made here, all daemons: `lab-broker-N` (one a broker process, ends with it); `lab-trickle-orders`, `lab-trickle-events`,
/// `lab-billing`, `lab-warehouse` (end with [Lab#close]); `lab-sample-data` (ends when all is sent). In a broker's own process:
/// `lab-parent-watch` and `lab-stop`.
package dev.topicscope.lab;

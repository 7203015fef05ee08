/// The connection doctor: from what was found on the way to a cluster ([dev.topicscope.doctor.Evidence]) to what is wrong, in words, and
/// what helps ([dev.topicscope.doctor.Diagnosis]).
///
/// Pure, but for the port through which evidence is gathered ([dev.topicscope.doctor.Examiner], done by `kafka`). Uses `model` only
/// (enforced by `ArchitectureTest`).
///
/// **Decision: evidence and judgement are apart.** Probes only report what they saw; every sentence about a cause is made here, from
/// values, so each is tested by a table and reproduced against real brokers in `kafka`.
///
/// **Decision: the hop that comes first on the way decides.** Rules are asked in the order of the hops, and within a hop from what explains
/// all addresses to what explains one; the first that finds its evidence speaks. Where none does, the diagnosis says so
/// ([dev.topicscope.doctor.Cause#UNKNOWN]), with what is known and what to try.
///
/// **Decision: no secret comes in.** Evidence holds names of properties, protocols and mechanisms, never values; what a broker or a library
/// says is freed of secrets where it is caught, and [dev.topicscope.doctor.Report] takes out once more what the connection's properties
/// hide.
package dev.topicscope.doctor;

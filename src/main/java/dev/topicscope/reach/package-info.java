/// Getting to brokers that this machine can't reach at the addresses they advertise: one [dev.topicscope.reach.Gateway] for each
/// connection, and the ways out of it.
///
/// Uses `model`, the message classes of Kafka's client library (never a client), and Apache MINA's SSH (enforced by `ArchitectureTest`).
///
/// **Decision: a gateway on loopback, inside this program.** Each broker has a port on 127.0.0.1, made when an answer first names it. What
/// passes is left alone but for the addresses in answers, which [dev.topicscope.reach.Answers] replaces in all seven kinds that carry any,
/// with the same classes as the clients, so that it knows every version they ask for (`AnswersTest`). Fetch is offered without addresses
/// (up to version 15), so that records only stream through; `GatewayBench` holds the speed against a direct scan.
///
/// **Decision: brokers get names of our own, under `.invalid`.** Kafka's clients have no hook for looking up names, and Java's is one for
/// the whole program. Answering there for the brokers' own names would mislead every other connection that means another broker by the
/// same name, so [dev.topicscope.reach.LocalNameResolver] answers for an ending only that nobody else uses, and the gateway translates
/// back for display. The price: SASL mechanisms that need the broker's name (GSSAPI) do not work through a gateway.
///
/// **Decision: this program only.** Every request carries a `client.id`; a random ending of it ([dev.topicscope.reach.Badge]) is what lets
/// a client in, before anything is dialled, and is taken off on the way out. Another process gets nowhere (`GatewayLifeTest`). Clients'
/// error lines in the log name their `client.id`: the log is the user's own. Where kubectl forwards, its port is open to the machine as
/// always with kubectl; behind it is what the cluster's network sees, and never a connection that has TLS or a login already.
///
/// **Decision: TLS is the gateway's.** It checks the broker's certificate against the advertised name, whatever way led there, and holds
/// the client's certificate.
///
/// **Decision: read-only lets pass what is known to read**, and refuses all else with an answer in Kafka's own words, so that a request
/// that is invented later is refused too (`ReadOnlyGatewayTest`).
///
/// Frames are bounded (256 MiB to pass, 64 MiB to hold), and each direction of a connection holds one buffer. Threads made here, all
/// daemons: `gateway <broker>` (one a port), `gateway <broker> out` and `in` (each one a connection), `kubectl <broker>` (one a forward);
/// all end with the gateway. Names are looked up on them, which can't be broken off. MINA adds its `sshd-…` threads while an SSH
/// connection is open.
package dev.topicscope.reach;

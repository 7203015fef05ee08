/// The ports of `browse`, done with Kafka's own clients.
///
/// Uses `model`, `query`, `browse`, `doctor`, `reach` and `log` (enforced by `ArchitectureTest`).
///
/// **Decision: a port is looked at before a client is pointed at it.** Kafka's clients hide why they can't connect, and a reply that is not
/// Kafka's can make them allocate hundreds of megabytes (KAFKA-4090); [dev.topicscope.kafka.PortProbe] asks first, with a few bytes.
///
/// **Decision: the doctor does without an `Admin`.** An `Admin` wanders off to the addresses that brokers advertise and hides what it meets
/// there. Up to the login the doctor speaks on raw sockets ([dev.topicscope.kafka.WireProbe]), with Kafka's own classes for requests; from
/// there on through the client library's connection to one broker at a time ([dev.topicscope.kafka.BrokerChannel]), so that every mechanism
/// works that the library knows. No client is pointed at a port that has not answered like a broker. `DoctorCatalogueTest` meets each
/// cause.
///
/// **Decision: reading leaves no trace.** `assign()` only, never a `group.id`; `allow.auto.create.topics=false`; topics are looked up
/// before they are read or written, so that none is ever created.
///
/// **Decision: a group's committed offsets are asked of the cluster by `Admin`.** The group is neither joined nor changed
/// (`ReadRangeTest`). A partition without such an offset is read from its log start, and a warning says so: nothing that the group may
/// have to read is skipped.
///
/// **Decision: a read that ends is the same reader with ends**, and a search is planned by the same [dev.topicscope.kafka.RangeFinder], so
/// that one start and one end mean the same offsets to both (`ReadEndTest`, `ReadRangeTest`).
///
/// **Decision: one reader, one consumer, one thread.** Only `wakeup()` crosses threads; nothing is interrupted.
///
/// **Decision: a tab keeps its readers warm.** A new client costs 50 ms and more, a seek some two. So the readings of a tab follow one
/// another on one thread with one consumer, and a second one with small fetches brings the first records of each and the pages before
/// ([dev.topicscope.kafka.KafkaTopicReader]). `JumpBench` holds a jump against a bare seek and poll.
///
/// **Decision: older records are read forwards, in short runs that end at the edge.** Of each partition as many runs are read as it takes
/// to know the newest over all of them ([dev.topicscope.kafka.PageReader]); what is left over of a run is read again for the next page,
/// since holding it would cost memory in every tab.
///
/// **Decision: names are looked up on platform threads.** The resolver of names knows no deadline and holds its carrier: two look-ups that
/// hang would hold up every virtual thread of the program ([dev.topicscope.kafka.Waits#threads]).
///
/// **Decision: whether a topic is written by transactions is asked of the brokers' memory of producers**, and only where the cluster has
/// ever had a transaction ([dev.topicscope.kafka.TopicTraits]): nothing else tells it without reading the topic.
///
/// **Decision: what a reading fetches ahead is bounded over all its partitions**: a slice of a fetch keeps the whole of it in memory, so
/// the more partitions wait for each other, the less is fetched of each ([dev.topicscope.kafka.ClientProperties]).
///
/// **Decision: how much is fetched at once is measured, not guessed.** A response that a link can't carry within the client's time-out is
/// thrown away and asked for again without end, and Kafka's client says so nowhere. So consumers begin with moderate fetches, and are made
/// anew with smaller or larger ones as their own count of bytes tells ([dev.topicscope.kafka.FetchPace]; `SlowLinkTest`).
///
/// **Decision: one record by its offset is got by a consumer of its own** that asks for a single byte: the broker sends the one batch that
/// holds the record, and nothing is fetched ahead ([dev.topicscope.kafka.RecordFetcher]).
///
/// **Decision: a search tests records where they arrive.** The threads of its consumers run the query over the bytes as the client hands
/// them out; only matches are copied, some hundred at a time, into the one store that the threads share. `ScanBench` holds it against a
/// bare loop.
///
/// **Decision: how the brokers are is read from the clients' own log lines.** Nothing else tells which broker a client can't reach. Each
/// session's clients have a word of their own in their `client.id`, so that lines can be told apart; what the lines mean is in
/// [dev.topicscope.kafka.ClientSigns], held against real clients by `ClientHealthLiveTest`.
///
/// **Decision: a run of records has a producer to itself** with the settings it asks for. Its thread offers a record until the producer
/// takes it, a tenth of a second at a time, so that a full memory neither loses nor overtakes a record and the run can be ended at once.
/// The producer's own thread runs our code in one place, the callback of a record, which only counts (`KafkaSendingTest`,
/// `KafkaSendingLossTest`). Making a producer takes several times as long as sending a record, so that of a run without a fault waits a
/// minute for a next run of few records to the same topic with the same settings ([dev.topicscope.kafka.RunProducers]). A longer run gets
/// a new one: a producer's averages are of its last minute, and would mix two runs (`KafkaSendingKeptTest`).
///
/// **Decision: a run ends without its source.** Nothing gets a thread out of a wait for standard input. So a second thread ends a run that
/// is to end while its source is asked, and what the source gives later is not handed over (`KafkaSendingTest`, `SendProcessTest`).
///
/// **Decision: what is given up at the end of a run is called *never sent* only if it can't have been.** The producer does not tell which
/// records of its memory were on their way; as many as it has sent and got no answer for count as failed, with a warning that they may be
/// stored ([dev.topicscope.kafka.SendBoard]).
///
/// **Decision: the topic of a run is watched by its id.** A producer can't be told not to have a topic made: where brokers make topics on
/// demand, its look-up makes one anew that is deleted during the run. The run then ends within a second or two, and says so.
///
/// **Decision: a route that can mislead is verified before it is used.** By an address map or a forward a client may reach another broker
/// than it means, which shows as reads that never end; each broker is asked who it is first
/// ([dev.topicscope.kafka.BrokerIdentity], `RoutedConnectorTest`). What is found later, the gateway reports.
///
/// Threads made here, all daemons: `topicscope probe` (one an address looked at), `topicscope name look-up`, `topicscope doctor` (one a
/// question), `topicscope connect` and `topicscope close`, which end by themselves within seconds; `topicscope end`, started when the
/// system ends a command ([dev.topicscope.kafka.OrderlyEnd]); `read <topic>` (one a reading) and `watch <topic>` (virtual, one a
/// reading), which end with the reading; in a tab, `read <topic>` (one for all its readings) and `page <topic>` (one), which end with the
/// tab; `search <topic>` (virtual, one a search) and `search <topic> N` (one a core), which end with the search. Kafka's clients add
/// their own `kafka-…` threads, which end with the session, as `idle producer` does (virtual, one a producer that waits for a next
/// run); `send <topic>` (one a run of records), `watch <topic>` and `end <topic>`
/// (virtual, one a run each), which end with the run; only a `send` that waits for standard input or a pipe outlives it, until that
/// answers or the program ends.
package dev.topicscope.kafka;

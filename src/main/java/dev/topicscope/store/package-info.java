/// What is kept on this machine's disk: connections and settings, in places that the system has for it.
///
/// Uses `model`, Jackson for the files, `dev.dirs` for the places and java-keyring for the keychain (layers enforced by
/// `ArchitectureTest`). Makes no threads: whoever calls makes stores and changes on a worker, since these wait for the disk; reading what
/// they hold does not wait.
///
/// **Decision: a file is replaced whole, or not at all.** It is written beside the old one, forced to the disk and moved over it
/// (`AtomicFileTest`). Only its owner may read it, because client properties hold passwords.
///
/// **Decision: what can't be read is set aside, never overwritten.** A damaged file, or one of a newer version, is renamed and the
/// caller learns where it lies. A file that can't even be renamed makes saving fail. Every save reads the file first, so that the
/// connections a second window kept survive (`JsonFileTest`, `ConnectionStoreTest`).
///
/// **Decision: secrets rest encrypted, in a file of their own.** Whatever [dev.topicscope.model.SecretNames] calls a secret never stands in
/// the file of connections. The key of the secrets rests in the keychain of the system, or beside them in a file where no keychain answers:
/// one entry there, instead of one for each password, since the user is asked for each, and Windows takes 2,560 bytes at most, less
/// than a private key (`SecretStoreTest`, `ConnectionStoreTest`).
///
/// **Decision: passwords of routes rest beside those of client properties, under names that no property has.** They never come into a
/// connection's properties, and so to no client, no log of one and no report; a form that shows a connection does not get them
/// ([dev.topicscope.store.RouteSecrets], `RouteSecretsTest`).
///
/// **Decision: what is exported holds no secret in the clear.** Passwords stay behind, or go along encrypted by a passphrase of the user's;
/// what is imported brings none in the clear either, and no program to run (`ConnectionArchiveTest`).
///
/// **Decision: presets belong to a topic's name, the history to a connection's topic.** A preset of *orders* is meant for that topic on
/// every stage, so that it is tried on one and used on the next; what was sent was sent to one cluster
/// ([dev.topicscope.store.PresetStore], [dev.topicscope.store.HistoryStore], `PresetStoreTest`, `HistoryStoreTest`). Both hold payloads, so
/// their files are the user's alone, and bounded: of what is longer than 64 Ki characters the history keeps the size. The history goes with
/// its connection, and comes back if that is restored (`ConnectionsViewModelTest`); presets stay for the other clusters.
///
/// **Decision: what was sent last is on disk before the program ends.** Runs that have ended wait in memory, whoever writes first writes
/// them all, and the program flushes them before it ends, however slow the disk is (`HistoryStoreTest`, `ShelfViewModelTest`).
///
/// **Decision: no content in messages.** Reasons name fields and positions, never values (`ConnectionStoreTest`).
///
/// A file's `version` is raised when an older program would misread it or lose something; fields that a program does not know at the
/// top level of a file are kept.
package dev.topicscope.store;

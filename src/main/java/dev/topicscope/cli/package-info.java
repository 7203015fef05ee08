/// The command line: the program's arguments, and what it can do without a window.
///
/// Uses all packages but `task` and `ui` (enforced by `ArchitectureTest`). The only package that writes to the standard streams.
///
/// **Decision: exit codes are a contract.** 0 done, 2 wrong usage, 3 no display, 4 the files of this user can't be read.
/// For a scan: 0 with matches, 1 without, 2 wrong usage, 3 the cluster could not be read to the end, 4 the output could not be written.
/// For sending: 0 every record acknowledged, 1 some were not, 2 wrong usage, 3 the cluster could not be reached or the run could not go
/// on, 4 the input could not be read; ended from outside, such as by Ctrl-C, it reports what was sent by then and has the system's code.
/// For the doctor: 0 all is well, 1 a problem was found, 2 wrong usage.
package dev.topicscope.cli;

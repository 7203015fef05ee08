package dev.topicscope.ui.messages;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.topicscope.browse.Older;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.ui.kit.StatusLine;

/// Where the rows of the table come from: a read that streams, or a search that finds. FX thread only; nothing here blocks.
interface Feed {

    RecordStore records();

    /// What it is doing, and sentences on what it does not bring and why.
    State state();

    /// What the status bar says of it, at a moment of `System.nanoTime`.
    StatusLine status(long nanos);

    /// What lies before the records that are held.
    Older older();

    /// A search for all that it is to bring; absent where that is only what is still to be written.
    Optional<SearchRequest> asSearch();

    /// See [dev.topicscope.browse.Search#keyPartition].
    OptionalInt keyPartition();

    /// Has some of them read, as [dev.topicscope.browse.Reading#loadOlder] does.
    void loadOlder();

    /// Ends it; what it has brought stays.
    void stop();

    /// Ends it and lets its records go.
    void close();

    /// A feed at one moment.
    record State(Phase phase, List<String> warnings) {
    }
}

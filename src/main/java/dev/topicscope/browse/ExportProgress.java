package dev.topicscope.browse;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// How far an export is. The export writes it, any thread may ask.
public final class ExportProgress {

    private final AtomicLong records = new AtomicLong();
    private volatile Optional<Followed> followed = Optional.empty();

    private record Followed(Search search, MatchLines matches) {
    }

    /// How many records were written.
    public long written() {
        return followed.map(its -> its.matches().written()).orElseGet(records::get);
    }

    /// How the search stands whose matches are written; absent where none is, or before it begins.
    public Optional<Search.Progress> search() {
        return followed.map(its -> its.search().progress());
    }

    void wrote() {
        records.incrementAndGet();
    }

    void follow(Search search, MatchLines matches) {
        followed = Optional.of(new Followed(search, matches));
    }
}

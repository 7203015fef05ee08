package dev.topicscope.ui.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.topicscope.browse.Older;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.Search;
import dev.topicscope.browse.Search.PartitionProgress;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.ui.kit.StatusLine;
import dev.topicscope.ui.kit.Texts;

/// A search that finds.
final class SearchFeed implements Feed {

    private final Search search;
    private final SearchRequest request;
    private final SearchParts parts = new SearchParts();
    private final Rate records = new Rate();
    private final Rate bytes = new Rate();
    private final PollRates polls = new PollRates();

    /// `search` is one for `request`.
    SearchFeed(Search search, SearchRequest request) {
        this.search = search;
        this.request = request;
    }

    @Override
    public RecordStore records() {
        return search.matches();
    }

    @Override
    public State state() {
        var progress = search.progress();
        return new State(phase(progress), sentences(progress));
    }

    @Override
    public Optional<SearchRequest> asSearch() {
        return Optional.of(request);
    }

    @Override
    public OptionalInt keyPartition() {
        return search.keyPartition();
    }

    @Override
    public StatusLine status(long nanos) {
        var progress = search.progress();
        records.observe(nanos, progress.records());
        bytes.observe(nanos, progress.bytes());
        polls.observe(nanos, progress.polls(), progress.records(), progress.bytes());
        return SearchStatus.line(progress, records.perSecond(), bytes.perSecond(), search.matches(), parts.observe(nanos, progress),
                polls.details());
    }

    @Override
    public Older older() {
        return new Older.None();
    }

    @Override
    public void loadOlder() {
        // A search has a start of its own, and finds nothing before it.
    }

    @Override
    public void stop() {
        search.stop();
    }

    @Override
    public void close() {
        search.close();
    }

    private static Phase phase(Search.Progress progress) {
        return switch (progress.state()) {
            case Search.State.Opening() -> new Phase.Opening();
            case Search.State.Searching() -> new Phase.CatchingUp(read(progress), total(progress));
            case Search.State.Live() -> new Phase.Live();
            case Search.State.Done() -> new Phase.Ended();
            case Search.State.Stopped() -> new Phase.Stopped();
            case Search.State.Failed(var why) -> new Phase.Failed(why);
        };
    }

    /// What is not found and why.
    static List<String> sentences(Search.Progress progress) {
        var sentences = new ArrayList<>(progress.warnings());
        if (progress.errors() > 0) {
            sentences.add("The expression could not be tested on " + Texts.count(progress.errors())
                    + (progress.errors() == 1 ? " record, which is left out: " : " records, which are left out. The first: ")
                    + progress.firstError().orElse("no reason given") + ".");
        }
        return sentences;
    }

    static long read(Search.Progress progress) {
        return progress.partitions().stream().mapToLong(PartitionProgress::read).sum();
    }

    static long total(Search.Progress progress) {
        return progress.partitions().stream().mapToLong(PartitionProgress::total).sum();
    }
}

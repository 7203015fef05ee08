package dev.topicscope.ui.messages;

import java.util.Optional;
import java.util.OptionalInt;

import dev.topicscope.browse.Older;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.Reading;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.model.Start;
import dev.topicscope.query.EveryRecord;
import dev.topicscope.ui.kit.StatusLine;

/// A read that streams.
final class StreamFeed implements Feed {

    private final Reading reading;
    private final ReadRequest request;
    private final Rate rate = new Rate();
    private final PollRates polls = new PollRates();

    /// `reading` is one for `request`.
    StreamFeed(Reading reading, ReadRequest request) {
        this.reading = reading;
        this.request = request;
    }

    @Override
    public RecordStore records() {
        return reading.records();
    }

    @Override
    public State state() {
        var progress = reading.progress();
        return new State(progress.phase(), progress.warnings());
    }

    @Override
    public StatusLine status(long nanos) {
        var progress = reading.progress();
        rate.observe(nanos, progress.records());
        polls.observe(nanos, progress.polls(), progress.records(), progress.bytes());
        return ReadStatus.line(progress, rate.perSecond(), reading.records(), polls.details());
    }

    @Override
    public Older older() {
        return reading.older();
    }

    @Override
    public Optional<SearchRequest> asSearch() {
        return request.start() instanceof Start.Latest ? Optional.empty() : Optional.of(new SearchRequest(request.topic(),
                request.partitions(), request.start(), request.end(), request.isolation(), new EveryRecord(), request.holdBytes()));
    }

    @Override
    public OptionalInt keyPartition() {
        return OptionalInt.empty();
    }

    @Override
    public void loadOlder() {
        reading.loadOlder();
    }

    @Override
    public void stop() {
        reading.stop();
    }

    @Override
    public void close() {
        reading.close();
    }
}

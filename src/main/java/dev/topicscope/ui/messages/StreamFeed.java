package dev.topicscope.ui.messages;

import dev.topicscope.browse.Older;
import dev.topicscope.browse.Reading;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.ui.kit.StatusLine;

/// A read that streams.
final class StreamFeed implements Feed {

    private final Reading reading;
    private final Rate rate = new Rate();
    private final PollRates polls = new PollRates();

    StreamFeed(Reading reading) {
        this.reading = reading;
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

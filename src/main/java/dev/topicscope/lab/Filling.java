package dev.topicscope.lab;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;

/// Fills the sample topics that may come later, tries again where the brokers would not, and then has the rest of the lab begin.
final class Filling implements LabThread.Task {

    private static final Logger LOG = LoggerFactory.getLogger(Filling.class);
    private static final long PAUSE_MILLIS = 2_000;

    private final SampleData data;
    private final Progress progress;
    private final Cancellation ending = new Cancellation();
    private final Runnable onFilled;

    Filling(SampleData data, Progress progress, Runnable onFilled) {
        this.data = data;
        this.progress = progress;
        this.onFilled = onFilled;
    }

    @Override
    public void run(LabThread thread) {
        boolean filled = fill(thread, false);
        while (!filled && !thread.isEnding()) {
            progress.tell("Waiting for the brokers to take the rest of the sample data");
            thread.pause(PAUSE_MILLIS);
            filled = fill(thread, true);
        }
        if (filled) {
            onFilled.run();
        }
    }

    private boolean fill(LabThread thread, boolean again) {
        try {
            if (again) {
                data.createTopics(progress, ending);
            }
            data.sendRest(progress, ending);
            return true;
        } catch (FailureException failed) {
            if (!thread.isEnding()) {
                LOG.warn("The sample data is not complete yet", failed);
            }
            return false;
        }
    }

    @Override
    public void wake() {
        ending.cancel();
    }
}

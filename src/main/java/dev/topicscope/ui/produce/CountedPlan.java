package dev.topicscope.ui.produce;

import java.util.OptionalLong;

import dev.topicscope.browse.RecordSource;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;

/// A plan whose records have been counted. With an empty `count` it is not known how many it gives.
record CountedPlan(RecordSource.Plan plan, OptionalLong count) implements RecordSource.Plan {

    @Override
    public RecordSource open(Cancellation cancellation) throws FailureException {
        return plan.open(cancellation);
    }
}

package dev.topicscope.ui.messages;

import java.util.List;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.browse.Session;
import dev.topicscope.model.Failure;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;

/// The consumer groups that have committed offsets in one topic, asked for when somebody wants to see them. FX thread only; [#close] ends
/// the asking.
public final class CommittedGroups {

    private final Session session;
    private final String topic;
    private final Slot asking;
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(new Answer.Pending());

    /// What is known of them.
    public sealed interface Answer {

        record Pending() implements Answer {
        }

        /// Their ids, in order.
        record Known(List<String> groups) implements Answer {
            public Known {
                groups = List.copyOf(groups);
            }
        }

        record Failed(Failure why) implements Answer {
        }
    }

    public CommittedGroups(Session session, Background background, String topic) {
        this.session = session;
        this.topic = topic;
        this.asking = new Slot(background);
    }

    public ReadOnlyObjectProperty<Answer> answer() {
        return answer.getReadOnlyProperty();
    }

    /// Asks anew; what was known stays meanwhile.
    public void ask() {
        if (answer.get() instanceof Answer.Failed) {
            answer.set(new Answer.Pending());
        }
        asking.start("groups that read " + topic, cancellation -> session.groupsOf(topic, cancellation),
                groups -> answer.set(new Answer.Known(groups)), why -> answer.set(new Answer.Failed(why)));
    }

    public void close() {
        asking.cancel();
    }
}

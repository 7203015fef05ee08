package dev.topicscope.ui.shell;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;

import dev.topicscope.browse.End;
import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.Session;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Message;
import dev.topicscope.model.Start;
import dev.topicscope.task.Background;
import dev.topicscope.ui.messages.CommittedGroups;
import dev.topicscope.ui.messages.CopyViewModel;
import dev.topicscope.ui.messages.ExportViewModel;
import dev.topicscope.ui.messages.InspectorViewModel;
import dev.topicscope.ui.messages.MessagesViewModel;
import dev.topicscope.ui.messages.Resender;
import dev.topicscope.ui.messages.TimelineViewModel;
import dev.topicscope.ui.produce.Destinations;
import dev.topicscope.ui.produce.SendViewModel;
import dev.topicscope.ui.topics.TopicViewModel;

/// One opened topic: its state, its records, and the form that sends to it. FX thread only.
final class TopicPage {

    /// What of the topic is shown.
    enum Part {
        MESSAGES, PARTITIONS;

        /// The part of that name; the messages if there is none.
        static Part named(String name) {
            return PARTITIONS.name().equals(name) ? PARTITIONS : MESSAGES;
        }
    }

    private final boolean readOnly;
    private final TopicViewModel topic;
    private final MessagesViewModel messages;
    private final TimelineViewModel timeline;
    private final InspectorViewModel inspector;
    private final CommittedGroups groups;
    private final ExportViewModel exports;
    private final CopyViewModel copies;
    private final SendViewModel send;
    private final DoubleProperty allFormsWidth;
    // Its own, so that a page's view hangs on the page and not on what all pages share.
    private final DoubleProperty formWidth = new SimpleDoubleProperty();
    private final BooleanProperty formWhole = new SimpleBooleanProperty();
    private final Again again;
    private final BooleanProperty sendOpen = new SimpleBooleanProperty();
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.MESSAGES);

    TopicPage(Session session, Background background, String name, long holdBytes, Forms forms) {
        allFormsWidth = forms.width();
        formWidth.bindBidirectional(allFormsWidth);
        readOnly = session.connection().marking().readOnly();
        topic = new TopicViewModel(session, background, name);
        messages = new MessagesViewModel(session, name, holdBytes);
        timeline = new TimelineViewModel(session, name, background, ZoneId.systemDefault());
        inspector = new InspectorViewModel(session, background);
        groups = new CommittedGroups(session, background, name);
        exports = new ExportViewModel(session, background);
        copies = new CopyViewModel(session, background);
        send = new SendViewModel(session, background, name, forms.shelf(), forms.destinations());
        again = new Again(session.connection().name(), forms.destinations());
        topic.topic().subscribe(known -> known.ifPresent(state -> {
            send.record().partitionCount().set(state.partitions().size());
            messages.partitionCount().set(state.partitions().size());
        }));
        messages.choice().partitions().subscribe(timeline::open);
        messages.selected().addListener(_ -> inspector.show(messages.selectedMessage()));
        send.run().onEnd(_ -> topic.refresh());
    }

    void open(Start start, End end, Set<Integer> partitions, IsolationLevel isolation) {
        messages.read(start, end, partitions, isolation);
    }

    /// Whether nothing may be written to the topic through this connection.
    boolean isReadOnly() {
        return readOnly;
    }

    String name() {
        return topic.name();
    }

    TopicViewModel topic() {
        return topic;
    }

    MessagesViewModel messages() {
        return messages;
    }

    TimelineViewModel timeline() {
        return timeline;
    }

    CommittedGroups groups() {
        return groups;
    }

    ExportViewModel exports() {
        return exports;
    }

    CopyViewModel copies() {
        return copies;
    }

    InspectorViewModel inspector() {
        return inspector;
    }

    SendViewModel send() {
        return send;
    }

    /// Whether the form that sends is open.
    BooleanProperty sendOpen() {
        return sendOpen;
    }

    Resender resender() {
        return again;
    }

    /// How wide the form is, as all others are.
    DoubleProperty formWidth() {
        return formWidth;
    }

    /// Whether the form that sends takes the whole page when it is open.
    BooleanProperty formWhole() {
        return formWhole;
    }

    /// Shows one record among the topic's, beside the form if that is open.
    void showRecord(int partition, long offset) {
        formWhole.set(false);
        part.set(Part.MESSAGES);
        messages.seeker().seek(partition, offset, System.nanoTime());
    }

    ObjectProperty<Part> part() {
        return part;
    }

    /// Has the form send records again. From a cluster that is read-only, they can go to another.
    private final class Again implements Resender {

        private final String name;
        private final Destinations destinations;
        private final ReadOnlyObjectWrapper<Optional<String>> refusal = new ReadOnlyObjectWrapper<>(Optional.empty());
        private final ListChangeListener<Destinations.Cluster> watching = _ -> judge();

        private Again(String name, Destinations destinations) {
            this.name = name;
            this.destinations = destinations;
            destinations.clusters().addListener(watching);
            judge();
        }

        @Override
        public ReadOnlyObjectProperty<Optional<String>> refusal() {
            return refusal.getReadOnlyProperty();
        }

        @Override
        public void resend(RecordStore records, IndexRange rows) {
            send.resend(records, rows);
            sendOpen.set(true);
        }

        @Override
        public void edit(Message whole) {
            send.handover().edit(whole);
            sendOpen.set(true);
        }

        private void judge() {
            refusal.set(destinations.anyTakes() ? Optional.empty()
                    : Optional.of(name + " is read-only. To send records again, open another cluster that takes them."));
        }

        private void close() {
            destinations.clusters().removeListener(watching);
        }
    }

    void close() {
        messages.close();
        timeline.close();
        topic.close();
        send.close();
        inspector.close();
        groups.close();
        exports.dismiss();
        copies.close();
        again.close();
        formWidth.unbindBidirectional(allFormsWidth);
    }
}

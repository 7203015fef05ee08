package dev.topicscope.ui.produce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.Pace;
import dev.topicscope.browse.PickedRecords;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.RecordExport.Whole;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Session;
import dev.topicscope.compose.Resending;
import dev.topicscope.model.Failure;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.kit.Texts;

/// Records that were read, to be sent again: which, where to, and what goes along. FX thread only.
public final class ResendViewModel {

    private final Session session;
    private final String topic;
    private final Slot picking;
    private final DestinationViewModel destination;
    private final ReadOnlyObjectWrapper<Optional<PickedRecords>> picked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> warnings = new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanProperty headers = new SimpleBooleanProperty(true);
    private final BooleanProperty timestamps = new SimpleBooleanProperty();
    private final BooleanProperty origin = new SimpleBooleanProperty();
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.BY_KEY);

    /// To which partitions the records go.
    public enum Way {
        BY_KEY("By key"), SAME("The partition each comes from"), ROUND_ROBIN("Round robin");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        private Placement placement() {
            return switch (this) {
                case BY_KEY -> new Placement.ByKey();
                case SAME -> new Placement.AsNamed();
                case ROUND_ROBIN -> new Placement.RoundRobin();
            };
        }
    }

    ResendViewModel(Session session, Background background, String topic, Destinations destinations) {
        this.session = session;
        this.topic = topic;
        this.picking = new Slot(background);
        this.destination = new DestinationViewModel(destinations);
        destination.cluster().addListener(_ -> judge());
        destination.topic().addListener(_ -> judge());
        destination.problem().addListener(_ -> judge());
        picked.addListener(_ -> judge());
        way.addListener(_ -> judge());
        timestamps.addListener(_ -> judge());
    }

    /// The records; empty while they are being picked, and when there are none.
    public ReadOnlyObjectProperty<Optional<PickedRecords>> picked() {
        return picked.getReadOnlyProperty();
    }

    /// Why they could not be picked.
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Where they go; first, where they come from.
    public DestinationViewModel destination() {
        return destination;
    }

    /// Whether their own headers go along.
    public BooleanProperty headers() {
        return headers;
    }

    /// Whether they keep their own timestamps.
    public BooleanProperty timestamps() {
        return timestamps;
    }

    /// Whether headers are added that say where each comes from.
    public BooleanProperty origin() {
        return origin;
    }

    public ObjectProperty<Way> way() {
        return way;
    }

    /// Sentences on what may not be meant so.
    public ReadOnlyObjectProperty<List<String>> warnings() {
        return warnings.getReadOnlyProperty();
    }

    /// Picks those rows of `records`, in place of the ones before.
    void pick(RecordStore records, IndexRange rows) {
        picked.set(Optional.empty());
        failure.set(Optional.empty());
        destination.choose(session.connection().id(), topic);
        picking.start("pick records of " + topic, cancellation -> PickedRecords.of(records, topic, rows, cancellation),
                found -> picked.set(Optional.of(found)), why -> failure.set(Optional.of(why)));
    }

    /// Lets the records go.
    void clear() {
        picking.cancel();
        picked.set(Optional.empty());
        failure.set(Optional.empty());
    }

    void close() {
        clear();
        destination.close();
    }

    /// What is sent, such as *3 records of orders*.
    public String summary() {
        return picked.get().map(records -> Texts.count(records.count()) + (records.count() == 1 ? " record of " : " records of ") + topic)
                .orElse("");
    }

    /// Where the run goes to: empty where it can't be sent.
    Optional<Session> target() {
        return destination.problem().get().isPresent() ? Optional.empty() : destination.cluster().get()
                .map(Destinations.Cluster::session);
    }

    /// The run of all of them; empty while there is none to be made. Records that can't be had any more are left out, and counted.
    Optional<SendRequest> request(Pace pace, ProducerSettings settings) {
        if (target().isEmpty() || picked.get().filter(records -> records.count() > 0).isEmpty()) {
            return Optional.empty();
        }
        var records = picked.get().get();
        // The pace may go by the timestamps even where they are not kept.
        var plan = new Resending(records.count(), records::message, new Resending.Keep(headers.get(), true, origin.get()),
                Whole.from(session));
        return Optional.of(new SendRequest(destination.topic().get().orElseThrow(), plan, OptionalLong.of(records.count()), pace,
                way.get().placement(), settings, timestamps.get(), SendRequest.OnFault.SKIP));
    }

    private void judge() {
        var said = new ArrayList<String>();
        picked.get().filter(records -> records.missing() > 0).ifPresent(records -> said.add(Texts.count(records.missing())
                + " more were selected: they are no longer held, or beyond the " + Texts.count(PickedRecords.MOST)
                + " that can be sent at once."));
        if (destination.isChosen(session.connection().id(), topic)) {
            said.add("Whoever reads " + topic + " gets them a second time; a consumer that puts what it can't handle back there would go"
                    + " round in circles.");
        }
        var partitions = destination.partitions();
        var highest = picked.get().map(PickedRecords::highestPartition);
        if (way.get() == Way.SAME && partitions.isPresent() && highest.filter(it -> it >= partitions.getAsInt()).isPresent()) {
            said.add(destination.topic().get().orElseThrow() + " has only " + partitions.getAsInt() + (partitions.getAsInt() == 1
                    ? " partition" : " partitions") + ", but records come from partitions up to " + highest.get()
                    + ": those would fail.");
        }
        if (timestamps.get()) {
            said.add("Records older than the topic keeps any (retention.ms) are deleted again soon.");
        }
        warnings.set(List.copyOf(said));
    }
}

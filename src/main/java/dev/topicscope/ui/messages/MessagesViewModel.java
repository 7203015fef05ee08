package dev.topicscope.ui.messages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.browse.End;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.browse.Session;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Message;
import dev.topicscope.model.Start;
import dev.topicscope.query.EveryRecord;
import dev.topicscope.query.FieldNames;
import dev.topicscope.query.Parsed;
import dev.topicscope.query.QueryParser;
import dev.topicscope.query.QueryText;
import dev.topicscope.ui.kit.RowSource;
import dev.topicscope.ui.kit.StatusLine;

/// The records of one topic: where the read starts, how it stands, and what it has brought. FX thread only; [#close] ends the read.
public final class MessagesViewModel {

    private static final int ROW_BYTES = 512;
    private static final long STATUS_NANOS = 200_000_000;

    private final Session session;
    private final String topic;
    private final long holdBytes;
    private final ReadOnlyObjectWrapper<Start> start = new ReadOnlyObjectWrapper<>(new Start.Latest());
    private final ReadOnlyObjectWrapper<Set<Integer>> partitions = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<RowSource<MessageRow>> rows = new ReadOnlyObjectWrapper<>(RowSource.none());
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(new Phase.Stopped());
    private final ReadOnlyObjectWrapper<List<String>> warnings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<StatusLine> status = new ReadOnlyObjectWrapper<>(ReadStatus.none());
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<OptionalLong> selected = new SimpleObjectProperty<>(OptionalLong.empty());
    private final IntegerProperty partitionCount = new SimpleIntegerProperty();
    private final StringProperty queryText = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Parsed> query = new ReadOnlyObjectWrapper<>(new Parsed.Blank());
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final FieldCompletion completion = new FieldCompletion();
    private Optional<Feed> feed = Optional.empty();
    private long statusNanos;

    /// `holdBytes` bounds what the read holds in memory.
    public MessagesViewModel(Session session, String topic, long holdBytes) {
        this.session = session;
        this.topic = topic;
        this.holdBytes = holdBytes;
        queryText.addListener((_, _, text) -> typed(text));
    }

    public String topic() {
        return topic;
    }

    /// Where the current read started.
    public ReadOnlyObjectProperty<Start> start() {
        return start.getReadOnlyProperty();
    }

    /// The partitions that are read; all of them if empty.
    public ReadOnlyObjectProperty<Set<Integer>> partitions() {
        return partitions.getReadOnlyProperty();
    }

    /// How many partitions the topic has, as far as known; 0 before.
    public IntegerProperty partitionCount() {
        return partitionCount;
    }

    /// The records brought by the current read; another source for each read.
    public ReadOnlyObjectProperty<RowSource<MessageRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /// Sentences on what is not read and why.
    public ReadOnlyObjectProperty<List<String>> warnings() {
        return warnings.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<StatusLine> status() {
        return status.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty paused() {
        return paused.getReadOnlyProperty();
    }

    /// The index of the row that is looked at closely.
    public ObjectProperty<OptionalLong> selected() {
        return selected;
    }

    /// What is in the search box.
    public StringProperty queryText() {
        return queryText;
    }

    /// What the text in the search box is, as it is typed.
    public ReadOnlyObjectProperty<Parsed> query() {
        return query.getReadOnlyProperty();
    }

    /// Whether the rows are what a search found, rather than a stream.
    public ReadOnlyBooleanProperty searching() {
        return searching.getReadOnlyProperty();
    }

    /// Searches for what is in the box; does nothing while that is no query. With a blank box, the stream comes back.
    ///
    /// A search goes from the start that was chosen by time or offset, else from the earliest record, since whoever searches wants to find;
    /// and it goes on with new matches.
    public void search() {
        switch (query.get()) {
            case Parsed.Ready(var wanted) -> {
                var from = start.get() instanceof Start.AtTime || start.get() instanceof Start.AtOffset ? start.get()
                        : new Start.Earliest();
                var request = new SearchRequest(topic, partitions.get(), from, new End.Never(), IsolationLevel.READ_UNCOMMITTED, wanted,
                        holdBytes);
                begin(request);
            }
            case Parsed.Blank() -> endSearch();
            case Parsed.Problem _ -> { }
        }
    }

    /// Reads what lies between two moments, the second exclusive: all of it, or with a query in the box, what that finds.
    public void readRange(Instant from, Instant to) {
        var wanted = query.get() instanceof Parsed.Ready(var typed) ? typed : new EveryRecord();
        start.set(new Start.AtTime(from));
        begin(new SearchRequest(topic, partitions.get(), start.get(), new End.BeforeTime(to), IsolationLevel.READ_UNCOMMITTED, wanted,
                holdBytes));
    }

    /// The one partition that the search reads because of the exact key it looks for; absent if it reads others too.
    public OptionalInt keyPartition() {
        return feed.map(Feed::keyPartition).orElse(OptionalInt.empty());
    }

    /// Searches anew what is searched, in all partitions even if an exact key is looked for.
    public void searchAnyPartition() {
        feed.flatMap(Feed::asSearch).ifPresent(request -> begin(request.inAnyPartition()));
    }

    /// A search for all that the table is to show; absent where that is only what is still to be written.
    public Optional<SearchRequest> asSearch() {
        return feed.flatMap(Feed::asSearch);
    }

    /// Adds to what is searched for: exactly the key of `record`. Without a key there is nothing to add.
    public void searchKey(Message record) {
        record.key().ifPresent(key -> searchFor(QueryText.with(queryText.get(), QueryText.key(new String(key, StandardCharsets.UTF_8)))));
    }

    /// Adds to what is searched for: any key but that of `record`.
    public void excludeKey(Message record) {
        record.key().ifPresent(key -> searchFor(QueryText.without(queryText.get(),
                QueryText.key(new String(key, StandardCharsets.UTF_8)))));
    }

    /// What may be meant by the text before the caret in the search box: fields of the records at hand.
    public Optional<FieldNames.Completion> complete(String beforeCaret) {
        return feed.flatMap(held -> completion.complete(beforeCaret, held.records()));
    }

    /// Where the cluster is reached.
    public String bootstrap() {
        return session.connection().bootstrap();
    }

    /// What the table shows; empty before the first read.
    public Optional<RecordStore> records() {
        return feed.map(Feed::records);
    }

    /// Empties the box and goes back to the stream.
    public void endSearch() {
        queryText.set("");
        if (searching.get()) {
            read(start.get());
        }
    }

    /// The selected record, whole; empty if none is selected or it is no longer held.
    public Optional<Message> selectedMessage() {
        return selected.get().isEmpty() ? Optional.empty() : feed.flatMap(held -> held.records().message(selected.get().getAsLong()));
    }

    /// Reads or searches anew, those partitions only; all of them if empty.
    public void restrictTo(Set<Integer> numbers) {
        if (searching.get()) {
            partitions.set(Set.copyOf(numbers));
            search();
        } else {
            read(start.get(), numbers);
        }
    }

    /// Lets go of what was read and reads the same partitions anew from `from`.
    public void read(Start from) {
        read(from, partitions.get());
    }

    /// Lets go of what was read and reads those partitions from `from`.
    public void read(Start from, Set<Integer> numbers) {
        start.set(Objects.requireNonNull(from, "from"));
        partitions.set(Set.copyOf(numbers));
        searching.set(false);
        var request = new ReadRequest(topic, numbers, from, IsolationLevel.READ_UNCOMMITTED, holdBytes);
        show(new StreamFeed(session.read(request), request), startsAtTheHead(from));
    }

    /// Whether a read from `from` shows its first records, rather than the live end.
    public static boolean startsAtTheHead(Start from) {
        return !(from instanceof Start.Latest || from instanceof Start.Last);
    }

    /// Pauses or goes on. A search that goes on begins anew, since it keeps no position.
    public void togglePause() {
        if (searching.get() && paused.get()) {
            asSearch().ifPresent(this::begin);
            return;
        }
        feed.ifPresent(held -> {
            if (paused.get()) {
                held.resume();
            } else {
                held.pause();
            }
            paused.set(!paused.get());
        });
    }

    /// Ends the read; what it has brought stays.
    public void stop() {
        feed.ifPresent(Feed::stop);
        paused.set(false);
    }

    /// Tells whether the view is at the live end. While it is not, the oldest records are kept, since somebody looks at them.
    public void following(boolean atTheEnd) {
        feed.ifPresent(held -> held.records().keepOldest(!atTheEnd));
    }

    /// Looks at the feed; called by the view once a pulse with the time of `System.nanoTime`.
    public void pulse(long nanos) {
        feed.ifPresent(held -> {
            var state = held.state();
            phase.set(state.phase());
            warnings.set(state.warnings());
            if (nanos - statusNanos >= STATUS_NANOS || statusNanos == 0) {
                statusNanos = nanos;
                status.set(held.status(nanos));
            }
        });
    }

    /// Ends the read and lets its records go.
    public void close() {
        feed.ifPresent(Feed::close);
        feed = Optional.empty();
    }

    private void begin(SearchRequest request) {
        searching.set(true);
        show(new SearchFeed(session.search(request), request), true);
    }

    private void searchFor(String text) {
        queryText.set(text);
        search();
    }

    private void typed(String text) {
        query.set(QueryParser.parse(text));
        if (query.get() instanceof Parsed.Blank && searching.get()) {
            read(start.get());
        }
    }

    private void show(Feed next, boolean fromTheHead) {
        feed.ifPresent(Feed::close);
        selected.set(OptionalLong.empty());
        paused.set(false);
        next.records().keepOldest(fromTheHead);
        completion.restart();
        feed = Optional.of(next);
        rows.set(new StoredRows(next.records(), ROW_BYTES));
        statusNanos = 0;
    }
}

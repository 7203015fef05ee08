package dev.topicscope.ui.messages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import dev.topicscope.browse.Older;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.browse.Session;
import dev.topicscope.browse.TopicReader;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Message;
import dev.topicscope.model.Start;
import dev.topicscope.query.FieldNames;
import dev.topicscope.query.Parsed;
import dev.topicscope.query.QueryParser;
import dev.topicscope.query.QueryText;
import dev.topicscope.ui.kit.RowSource;
import dev.topicscope.ui.kit.StatusLine;

/// The records of one topic: where the read starts, how it stands, and what it has brought. FX thread only; [#close] ends the read.
public final class MessagesViewModel {

    private static final int ROW_BYTES = 512;

    private final Session session;
    private final TopicReader reader;
    private final String topic;
    private final long holdBytes;
    private final ReadChoice choice = new ReadChoice();
    private final ReadOnlyObjectWrapper<RowSource<MessageRow>> rows = new ReadOnlyObjectWrapper<>(RowSource.none());
    private final FeedStanding standing = new FeedStanding();
    private final ViewPause pause = new ViewPause();
    private final ObjectProperty<OptionalLong> selected = new SimpleObjectProperty<>(OptionalLong.empty());
    private final IntegerProperty partitionCount = new SimpleIntegerProperty();
    private final StringProperty queryText = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Parsed> query = new ReadOnlyObjectWrapper<>(new Parsed.Blank());
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final ColumnsViewModel columns = new ColumnsViewModel();
    private final FieldCompletion completion = new FieldCompletion();
    private final RecordSeeker seeker = new RecordSeeker(this);
    private Optional<Feed> feed = Optional.empty();

    /// `holdBytes` bounds what the read holds in memory.
    public MessagesViewModel(Session session, String topic, long holdBytes) {
        this.session = session;
        this.reader = session.reader(topic);
        this.topic = topic;
        this.holdBytes = holdBytes;
        queryText.addListener((_, _, text) -> typed(text));
    }

    public String topic() {
        return topic;
    }

    /// What is read or searched.
    public ReadChoice choice() {
        return choice;
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
        return standing.phase();
    }

    /// Sentences on what is not read and why.
    public ReadOnlyObjectProperty<List<String>> warnings() {
        return standing.warnings();
    }

    public ReadOnlyObjectProperty<StatusLine> status() {
        return standing.status();
    }

    /// Whether the view is held as it is while reading goes on.
    public ReadOnlyBooleanProperty paused() {
        return pause.paused();
    }

    /// What holds the view, and the oldest records while the view is not at the live end.
    ViewPause pause() {
        return pause;
    }

    /// What lies before the records in the table.
    public ReadOnlyObjectProperty<Older> older() {
        return standing.older();
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
    /// A search goes from the start that was chosen to the end that was chosen, but never from the live end: then from the earliest record.
    public void search() {
        switch (query.get()) {
            case Parsed.Ready(var wanted) -> find(choice.search(topic, wanted, holdBytes));
            case Parsed.Blank() -> endSearch();
            case Parsed.Problem _ -> { }
        }
    }

    /// Reads what lies between two moments, the second exclusive: all of it, or with a query in the box, what that finds.
    public void readRange(Instant from, Instant to) {
        choice.from(new Start.AtTime(from));
        choice.until(new End.BeforeTime(to));
        begin(query.get() instanceof Parsed.Ready);
    }

    /// Searches anew what is searched, in all partitions even if an exact key is looked for.
    public void searchAnyPartition() {
        feed.flatMap(Feed::asSearch).ifPresent(request -> find(request.inAnyPartition()));
    }

    /// Reads or searches anew, to another end.
    public void readUntil(End end) {
        choice.until(end);
        begin(searching.get());
    }

    /// Reads or searches anew, open and aborted transactions too or not.
    public void isolate(IsolationLevel level) {
        choice.isolate(level);
        begin(searching.get());
    }

    /// Adds a term of the query language to what is searched for, and searches.
    public void searchAlso(String term) {
        queryText.set(QueryText.with(queryText.get(), term));
        search();
    }

    /// Searches for what is in the box without what `term` finds.
    public void searchWithout(String term) {
        queryText.set(QueryText.without(queryText.get(), term));
        search();
    }

    /// What may be meant by the text before the caret in the search box: fields of the records at hand.
    public Optional<FieldNames.Completion> complete(String beforeCaret) {
        return feed.flatMap(held -> completion.complete(beforeCaret, held.records()));
    }

    public ColumnsViewModel columns() {
        return columns;
    }

    /// Finds one record for the table.
    public RecordSeeker seeker() {
        return seeker;
    }

    /// The fields of JSON in the records at hand, as jq writes them, those seen most often first.
    List<String> fieldsAtHand(int most) {
        return feed.map(held -> completion.fields(held.records(), most)).orElse(List.of());
    }

    List<String> headersAtHand(int most) {
        return feed.map(held -> FieldCompletion.headers(held.records(), most)).orElse(List.of());
    }

    /// Where the cluster is reached.
    public String bootstrap() {
        return session.connection().bootstrap();
    }

    Optional<Feed> feed() {
        return feed;
    }

    /// What the table shows; empty before the first read.
    public Optional<RecordStore> records() {
        return feed.map(Feed::records);
    }

    /// Empties the box and goes back to the stream.
    public void endSearch() {
        queryText.set("");
    }

    /// The selected record, whole; empty if none is selected or it is no longer held.
    public Optional<Message> selectedMessage() {
        return selected.get().isEmpty() ? Optional.empty() : feed.flatMap(held -> held.records().message(selected.get().getAsLong()));
    }

    /// Reads or searches anew, those partitions only; all of them if empty.
    public void restrictTo(Set<Integer> numbers) {
        choice.only(numbers);
        begin(searching.get());
    }

    /// Lets go of what was read and reads the same partitions anew from `from`.
    public void read(Start from) {
        read(from, choice.partitions().get());
    }

    /// The same with those partitions.
    public void read(Start from, Set<Integer> numbers) {
        choice.from(from);
        choice.only(numbers);
        begin(false);
    }

    /// Reads all that is chosen.
    public void read(Start from, End end, Set<Integer> numbers, IsolationLevel level) {
        choice.until(end);
        choice.isolate(level);
        read(from, numbers);
    }

    /// Pauses the view while reading goes on, or shows what has come meanwhile.
    public void togglePause() {
        pause.toggle();
    }

    /// Reads some of the records that lie before those in the table, unless the view is paused.
    public void loadOlder() {
        feed.filter(_ -> !paused().get()).ifPresent(Feed::loadOlder);
    }

    /// Lets a read that waits because its memory is full go on by some records, for which the oldest are dropped.
    public void loadNewer() {
        if (phase().get() instanceof Phase.Full) {
            pause.letOldestGo();
        }
    }

    /// Ends the read; what it has brought stays.
    public void stop() {
        feed.ifPresent(Feed::stop);
    }

    /// Looks at the feed; called by the view once a pulse with the time of `System.nanoTime`.
    public void pulse(long nanos) {
        feed.ifPresent(held -> standing.look(held, pause, nanos));
    }

    /// Ends the read and lets its records go.
    public void close() {
        feed.ifPresent(Feed::close);
        feed = Optional.empty();
        reader.close();
    }

    private void find(SearchRequest request) {
        searching.set(true);
        show(new SearchFeed(session.search(request), request), true);
    }

    private void begin(boolean search) {
        if (search && query.get() instanceof Parsed.Ready) {
            search();
        } else {
            searching.set(false);
            var request = choice.read(topic, holdBytes);
            show(new StreamFeed(reader.read(request), request), choice.startsAtTheHead());
        }
    }

    private void typed(String text) {
        query.set(QueryParser.parse(text));
        if (query.get() instanceof Parsed.Blank && searching.get()) {
            begin(false);
        }
    }

    private void show(Feed next, boolean fromTheHead) {
        feed.ifPresent(Feed::close);
        selected.set(OptionalLong.empty());
        var shown = new StoredRows(next.records(), ROW_BYTES, columns::fields);
        pause.show(next.records(), shown, !fromTheHead);
        completion.restart();
        feed = Optional.of(next);
        rows.set(shown);
        standing.begin(next);
    }
}

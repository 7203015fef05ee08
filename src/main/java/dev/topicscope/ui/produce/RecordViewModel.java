package dev.topicscope.ui.produce;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import dev.topicscope.browse.KeyPartitioner;
import dev.topicscope.browse.Placement;
import dev.topicscope.compose.Composition;
import dev.topicscope.compose.CsvTable;
import dev.topicscope.compose.Encoded;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.model.Draft;
import dev.topicscope.model.DraftText;
import dev.topicscope.model.Header;
import dev.topicscope.model.RepeatText;
import dev.topicscope.task.Background;
import dev.topicscope.ui.produce.FormFault.Place;
import dev.topicscope.ui.produce.PlacementViewModel.Kind;

/// A record being composed: key, value, headers, where it goes, and when it is said to be from. FX thread only.
public final class RecordViewModel {

    private final Background background;
    private final ContentViewModel key;
    private final ContentViewModel value;
    private final ObservableList<HeaderViewModel> headers = FXCollections.observableArrayList();
    private final PlacementViewModel place = new PlacementViewModel(Kind.BY_KEY, Kind.ROUND_ROBIN, Kind.GIVEN);
    private final TimestampViewModel time = new TimestampViewModel(ZoneId.systemDefault(), Clock.systemUTC());
    private final ReadOnlyStringWrapper destination = new ReadOnlyStringWrapper("");

    private Consumer<String> insertion;

    RecordViewModel(Background background) {
        this.background = background;
        this.key = new ContentViewModel(PayloadFormat.NULL, background, false);
        this.value = new ContentViewModel(PayloadFormat.TEXT, background, true);
        this.insertion = text -> value.text().set(value.text().get() + text);
        headers.addListener(this::closeRemoved);
        key.encoded().addListener(_ -> updateDestination());
        key.template().addListener(_ -> updateDestination());
        placement().addListener(_ -> updateDestination());
        place.problem().addListener(_ -> updateDestination());
        partitionCount().addListener(_ -> updateDestination());
        updateDestination();
    }

    /// `null` at the beginning.
    public ContentViewModel key() {
        return key;
    }

    public ContentViewModel value() {
        return value;
    }

    public ObservableList<HeaderViewModel> headers() {
        return headers;
    }

    public HeaderViewModel addHeader() {
        var header = new HeaderViewModel(background);
        headers.add(header);
        return header;
    }

    public void removeHeader(HeaderViewModel header) {
        headers.remove(header);
    }

    /// Moves a header by so many places, as far as there are any.
    public void moveHeader(HeaderViewModel header, int by) {
        int to = headers.indexOf(header) + by;
        if (to >= 0 && to < headers.size()) {
            var moved = new ArrayList<>(headers);
            moved.remove(header);
            moved.add(to, header);
            headers.setAll(moved);
        }
    }

    public ObjectProperty<Placement> placement() {
        return place.placement();
    }

    /// The placement, as it is chosen and typed.
    public PlacementViewModel place() {
        return place;
    }

    /// The record's timestamp; empty for the time at which it is sent.
    public ObjectProperty<Optional<Instant>> timestamp() {
        return time.timestamp();
    }

    /// The timestamp, as it is chosen and typed.
    public TimestampViewModel time() {
        return time;
    }

    /// How many partitions the topic has, as far as known; 0 before.
    public IntegerProperty partitionCount() {
        return place.partitionCount();
    }

    /// Where the record will go, in words, as it is typed.
    public ReadOnlyStringProperty destination() {
        return destination.getReadOnlyProperty();
    }

    /// Has [#insert] put texts where `target` puts them: into the field that has the cursor, or had it last.
    public void insertInto(Consumer<String> target) {
        insertion = target;
    }

    /// Puts `text` where the cursor is or was last; at the end of the value, if it has not been anywhere.
    public void insert(String text) {
        insertion.accept(text);
    }

    /// The first thing in the record that keeps it from being sent.
    Optional<FormFault> fault() {
        var found = new ArrayList<FormFault>();
        note(key, new Place.Key(), "Key: ").ifPresent(found::add);
        place.problem().get().ifPresent(reason -> found.add(new FormFault(new Place.Partition(), reason)));
        time.problem().get().ifPresent(reason -> found.add(new FormFault(new Place.Timestamp(), reason)));
        note(value, new Place.Value(), "Value: ").ifPresent(found::add);
        for (int i = 0; i < headers.size(); i++) {
            int number = i;
            var header = headers.get(i);
            header.missing().get().ifPresent(reason -> found.add(new FormFault(new Place.HeaderName(number), reason)));
            if (header.isNamed()) {
                note(header.value(), new Place.HeaderValue(number), "Header " + header.name().get() + ": ").ifPresent(found::add);
            }
        }
        return found.stream().findFirst();
    }

    /// The record as it would be sent; empty while part of it can't be, and where each record is filled in anew.
    Optional<Draft> draft() {
        var named = headers.stream().filter(HeaderViewModel::isNamed).toList();
        var contents = Stream.concat(Stream.of(key, value), named.stream().map(HeaderViewModel::value)).toList();
        if (contents.stream().anyMatch(content -> content.isFilledIn() || content.encoded().get() instanceof Encoded.Unfit)) {
            return Optional.empty();
        }
        return Optional.of(new Draft(OptionalInt.empty(), timestamp().get(), bytes(key), bytes(value),
                named.stream().map(header -> new Header(header.name().get(), bytes(header.value()))).toList()));
    }

    /// What is typed, with templates or without.
    Composition composition(boolean templates, long seed, Optional<CsvTable> table) {
        return new Composition(key.content(), value.content(), headers.stream().filter(HeaderViewModel::isNamed)
                .map(HeaderViewModel::field).toList(), timestamp().get(), templates, seed, table);
    }

    DraftText kept(Optional<RepeatText> repeat) {
        var partition = placement().get() instanceof Placement.Given(int number) ? OptionalInt.of(number) : OptionalInt.empty();
        return new DraftText(key.kept(), value.kept(), headers.stream().map(HeaderViewModel::kept).toList(), partition, timestamp().get(),
                repeat);
    }

    void show(DraftText text) {
        key.show(text.key());
        value.show(text.value());
        headers.clear();
        for (var kept : text.headers()) {
            var header = addHeader();
            header.name().set(kept.name());
            header.value().show(kept.value());
        }
        placement().set(text.partition().isPresent() ? new Placement.Given(text.partition().getAsInt()) : new Placement.ByKey());
        timestamp().set(text.timestamp());
    }

    /// Ends what is done on workers.
    void close() {
        key.close();
        value.close();
        headers.forEach(HeaderViewModel::close);
    }

    /// A header that is moved is removed for a moment.
    private void closeRemoved(ListChangeListener.Change<? extends HeaderViewModel> change) {
        while (change.next()) {
            change.getRemoved().stream().filter(gone -> !headers.contains(gone)).forEach(HeaderViewModel::close);
        }
    }

    private static Optional<FormFault> note(ContentViewModel content, Place place, String before) {
        if (content.isFilledIn()) {
            return content.templateProblem().get().map(problem -> new FormFault(place, before + problem.reason()));
        }
        return content.encoded().get() instanceof Encoded.Unfit(var problem)
                ? Optional.of(new FormFault(place, before + problem.reason())) : Optional.empty();
    }

    private static Optional<byte[]> bytes(ContentViewModel content) {
        return content.encoded().get() instanceof Encoded.Fit(var bytes, var _) ? bytes : Optional.empty();
    }

    private void updateDestination() {
        int count = partitionCount().get();
        destination.set(place.problem().get().isPresent() ? "" : switch (placement().get()) {
            case Placement.Given(int number) -> "goes to partition " + number + ", whatever its key";
            case Placement.RoundRobin() -> "goes to one partition after the other, whatever its key";
            case Placement.ByKey(), Placement.AsNamed() when key.isFilledIn() -> "each record's key tells its partition";
            case Placement.ByKey(), Placement.AsNamed() -> switch (key.encoded().get()) {
                case Encoded.Unfit _ -> "";
                case Encoded.Fit(var bytes, var _) when bytes.isEmpty() -> "no key: the producer keeps to a partition for a batch, then"
                        + " takes another";
                case Encoded.Fit(var bytes, var _) -> hashed(bytes.get(), count);
            };
        });
    }

    private static String hashed(byte[] bytes, int count) {
        return String.format("%smurmur2 0x%08x", bytes.length == 0 ? "empty key, " : "", KeyPartitioner.murmur2(bytes))
                + (count == 0 ? "" : " → partition " + KeyPartitioner.partitionFor(bytes, count) + " of " + count);
    }
}

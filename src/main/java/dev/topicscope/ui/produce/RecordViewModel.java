package dev.topicscope.ui.produce;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.topicscope.browse.KeyPartitioner;
import dev.topicscope.browse.Placement;
import dev.topicscope.compose.Composition;
import dev.topicscope.compose.CsvTable;
import dev.topicscope.compose.Encoded;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.model.DraftText;

/// A record being composed: key, value, headers, where it goes, and when it is said to be from. FX thread only.
public final class RecordViewModel {

    private final ContentViewModel key = new ContentViewModel(PayloadFormat.NULL);
    private final ContentViewModel value = new ContentViewModel(PayloadFormat.TEXT);
    private final ObservableList<HeaderViewModel> headers = FXCollections.observableArrayList();
    private final ObjectProperty<Placement> placement = new SimpleObjectProperty<>(new Placement.ByKey());
    private final ObjectProperty<Optional<Instant>> timestamp = new SimpleObjectProperty<>(Optional.empty());
    private final IntegerProperty partitionCount = new SimpleIntegerProperty();
    private final ReadOnlyStringWrapper destination = new ReadOnlyStringWrapper("");

    private Consumer<String> insertion = text -> value.text().set(value.text().get() + text);

    RecordViewModel() {
        key.encoded().addListener(_ -> updateDestination());
        placement.addListener(_ -> updateDestination());
        partitionCount.addListener(_ -> updateDestination());
        key.template().addListener(_ -> updateDestination());
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
        var header = new HeaderViewModel();
        headers.add(header);
        return header;
    }

    public void removeHeader(HeaderViewModel header) {
        headers.remove(header);
    }

    public ObjectProperty<Placement> placement() {
        return placement;
    }

    /// The record's timestamp; empty for the time at which it is sent.
    public ObjectProperty<Optional<Instant>> timestamp() {
        return timestamp;
    }

    /// How many partitions the topic has, as far as known; 0 before.
    public IntegerProperty partitionCount() {
        return partitionCount;
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

    /// What is typed, with templates or without.
    Composition composition(boolean templates, long seed, Optional<CsvTable> table) {
        return new Composition(key.content(), value.content(), headers.stream().filter(HeaderViewModel::isNamed)
                .map(HeaderViewModel::field).toList(), OptionalInt.empty(), timestamp.get(), templates, seed, table);
    }

    DraftText kept(boolean templates, long seed) {
        var partition = placement.get() instanceof Placement.Given(int number) ? OptionalInt.of(number) : OptionalInt.empty();
        return new DraftText(key.kept(), value.kept(), headers.stream().map(HeaderViewModel::kept).toList(), partition, timestamp.get(),
                templates, seed);
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
        placement.set(text.partition().isPresent() ? new Placement.Given(text.partition().getAsInt()) : new Placement.ByKey());
        timestamp.set(text.timestamp());
    }

    private void updateDestination() {
        int count = partitionCount.get();
        destination.set(switch (placement.get()) {
            case Placement.Given(int number) -> "goes to partition " + number + ", whatever its key";
            case Placement.RoundRobin() -> "goes to one partition after the other, whatever its key";
            case Placement.ByKey(), Placement.AsNamed() when key.isFilledIn() -> "each record's key tells its partition";
            case Placement.ByKey(), Placement.AsNamed() -> switch (key.encoded().get()) {
                case Encoded.Unfit _ -> "";
                case Encoded.Fit(var bytes, var _) when bytes.isEmpty() -> "without a key, the producer chooses the partition";
                case Encoded.Fit _ when count == 0 -> "";
                case Encoded.Fit(var bytes, var _) -> (bytes.get().length == 0 ? "an empty key" : "this key") + " goes to partition "
                        + KeyPartitioner.partitionFor(bytes.get(), count) + " of " + count;
            };
        });
    }
}

package dev.topicscope.ui.produce;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import dev.topicscope.browse.Placement;
import dev.topicscope.browse.RecordSize;
import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.compose.CsvFile;
import dev.topicscope.compose.Input;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.task.Background;
import dev.topicscope.ui.kit.FailureText;
import dev.topicscope.ui.kit.Texts;

/// A file whose records are sent: which, how it is read, and where its records go. FX thread only.
public final class FileViewModel {

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int SHOWN = 10;
    private static final long LARGE = 8L << 20;
    private static final String READS = "Reading the first records.";

    private final Background background;
    private final RecordViewModel record;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
    private final FileFormatViewModel format;
    private final SizeViewModel size;
    private final ObjectProperty<OnFault> onFault = new SimpleObjectProperty<>(OnFault.STOP);
    private final ObjectProperty<Boolean> keepTimestamps = new SimpleObjectProperty<>(true);
    private final ObjectProperty<Placement> placement = new SimpleObjectProperty<>(new Placement.ByKey());
    private final PreviewViewModel preview;
    private final FileCheckViewModel check;
    private final PaceViewModel pace = new PaceViewModel();
    private final BooleanProperty active = new SimpleBooleanProperty();
    private Cancellation reading = new Cancellation();
    private Cancellation looks = new Cancellation();
    private Cancellation looking = new Cancellation();
    private boolean looksNow;

    /// How it stands with the file.
    public sealed interface State {

        /// None has been chosen.
        record None() implements State {
        }

        record Reading(Path file) implements State {
        }

        /// It is there, as it was when it was read.
        record Ready(FileHead head) implements State {
        }

        /// It can't be sent as it is, such as after it has changed; `why` is a sentence.
        record Failed(Path file, String why) implements State {
            public Failed {
                Objects.requireNonNull(why, "why");
            }
        }
    }

    /// `sizes` tells how large a record is.
    FileViewModel(RecordViewModel record, Background background, Function<RecordViewModel, SizeViewModel> sizes) {
        this.background = background;
        this.record = record;
        this.format = new FileFormatViewModel(background, this::show, this::readColumns);
        this.size = sizes.apply(format.whole());
        format.whole().key().encoded().addListener(_ -> show());
        this.preview = new PreviewViewModel(background);
        this.check = new FileCheckViewModel(background);
        for (var input : List.of(keepTimestamps, placement, record.partitionCount())) {
            input.addListener((_, _, _) -> show());
        }
        check.records().addListener(_ -> pace.records().set(count()));
        onFault.addListener(_ -> pace.records().set(count()));
        active.addListener(_ -> {
            looks.cancel();
            if (active.get()) {
                looks = background.every(LOOK, this::look);
                look();
            }
        });
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// How it is read.
    public FileFormatViewModel format() {
        return format;
    }

    /// How large the one record is that is a whole file.
    public SizeViewModel size() {
        return size;
    }

    public ObjectProperty<OnFault> onFault() {
        return onFault;
    }

    /// Whether records keep the times the file gives them; else they have the time of sending.
    public ObjectProperty<Boolean> keepTimestamps() {
        return keepTimestamps;
    }

    public ObjectProperty<Placement> placement() {
        return placement;
    }

    /// How many partitions the topic has; 0 while that is not known.
    public ReadOnlyIntegerProperty partitionCount() {
        return record.partitionCount();
    }

    /// The first records, by line.
    public PreviewViewModel preview() {
        return preview;
    }

    /// What reading all of it finds.
    public FileCheckViewModel check() {
        return check;
    }

    public PaceViewModel pace() {
        return pace;
    }

    /// Reads its beginning on a worker and guesses its kind.
    public void choose(Path file) {
        read(file, true);
    }

    /// Takes the file as it is now, read as chosen.
    public void readAgain() {
        path().ifPresent(file -> read(file, false));
    }

    /// Reads it as is chosen by `settings`, which runs first.
    void take(Path file, Runnable settings) {
        reading.cancel();
        state.set(new State.Reading(file));
        settings.run();
        read(file, false);
    }

    /// Lets go of the file.
    void forget() {
        reading.cancel();
        looking.cancel();
        state.set(new State.None());
        show();
    }

    /// Reads all of it on a worker.
    public void checkAll() {
        plan().ifPresent(check::run);
    }

    /// What is sent; empty while something is wrong.
    Optional<RecordSource.Plan> plan() {
        if (!(state.get() instanceof State.Ready(var head))) {
            return Optional.empty();
        }
        return format.plan(Input.file(head.file().path())).map(head.file()::unchanged).map(plan -> new CountedPlan(plan, count()));
    }

    BooleanProperty active() {
        return active;
    }

    void close() {
        looks.cancel();
        looking.cancel();
        reading.cancel();
        preview.clear();
        check.clear();
        size.close();
        format.whole().close();
    }

    /// The file that is chosen, there or not.
    Optional<Path> path() {
        return switch (state.get()) {
            case State.None() -> Optional.empty();
            case State.Reading(var file) -> Optional.of(file);
            case State.Ready(var head) -> Optional.of(head.file().path());
            case State.Failed(var file, var _) -> Optional.of(file);
        };
    }

    private void read(Path file, boolean guess) {
        reading.cancel();
        looking.cancel();
        looksNow = false;
        preview.clear();
        check.clear();
        state.set(new State.Reading(file));
        reading = background.start("file-head", _ -> FileHead.read(file), head -> {
            if (guess) {
                format.separator().set(Separator.guess(head.firstLine()));
                format.kind().set(head.kind());
                placement.set(head.kind() == FileKind.JSON_LINES ? new Placement.AsNamed() : new Placement.ByKey());
            }
            size.valueBytes(OptionalLong.of(head.file().sizeBytes()));
            state.set(new State.Ready(head));
            readColumns();
        }, failure -> state.set(new State.Failed(file, FailureText.of(failure).sentence())));
    }

    private void readColumns() {
        if (format.kind().get() == FileKind.CSV && state.get() instanceof State.Ready(var head)) {
            reading.cancel();
            char sign = format.separator().get().sign();
            reading = background.start("csv-columns", _ -> CsvFile.columns(Input.file(head.file().path()), sign), names -> {
                format.columns().show(names);
                show();
            }, failure -> {
                format.columns().show(List.of());
                preview.clear();
                state.set(new State.Failed(head.file().path(), FailureText.of(failure).sentence()));
            });
        } else {
            show();
        }
    }

    private void show() {
        pace.timed().set(format.hasTimestamps());
        if (!format.hasPartitions() && placement.get() instanceof Placement.AsNamed) {
            placement.set(new Placement.ByKey());
        }
        check.clear();
        pace.records().set(count());
        var plan = plan();
        if (plan.isEmpty()) {
            preview.clear();
            return;
        }
        var target = new Sample.Target(placement.get(), record.partitionCount().get(), keepTimestamps.get(), ZoneId.systemDefault());
        if (format.kind().get() == FileKind.WHOLE && state.get() instanceof State.Ready(var head) && head.file().sizeBytes() > LARGE) {
            var measure = format.whole().draft().map(draft -> RecordSize.withValue(draft, head.file().sizeBytes()));
            var sample = new Sample("Record 1", List.of(Texts.size(head.file().sizeBytes())), List.of(),
                    List.of("Too large to be shown here."), measure);
            preview.ask(READS, _ -> List.of(sample));
            return;
        }
        String at = format.kind().get() == FileKind.WHOLE ? "Record " : "Line ";
        preview.ask(READS, cancellation -> samples(plan.get(), at, target, cancellation));
    }

    private static List<Sample> samples(RecordSource.Plan plan, String at, Sample.Target target, Cancellation cancellation)
            throws FailureException {
        var samples = new ArrayList<Sample>();
        try (var source = plan.open(cancellation)) {
            long number = 0;
            for (var item = source.next(); !(item instanceof Item.End); item = source.next()) {
                cancellation.check();
                if (item instanceof Item.Ready(var draft, long place)) {
                    samples.add(Sample.of(at + Texts.count(place), number++, draft, target, List.of()));
                } else if (item instanceof Item.Faulty(long place, String reason)) {
                    samples.add(Sample.unfit(at + Texts.count(place), List.of(reason)));
                }
                if (samples.size() == SHOWN) {
                    break;
                }
            }
        }
        return samples;
    }

    /// How many records will be sent; empty while all of it has not been read, and where the run ends at a fault.
    private OptionalLong count() {
        if (format.kind().get() == FileKind.WHOLE) {
            return OptionalLong.of(1);
        }
        boolean faulty = check.state().get() instanceof FileCheckViewModel.State.Done done && done.faults() > 0;
        return faulty && onFault.get() == OnFault.STOP ? OptionalLong.empty() : check.records().get();
    }

    /// Says it beside the field when the file is no longer what was read, before somebody sends it. One look at a time: a disk that does
    /// not answer is not asked again.
    private void look() {
        if (!looksNow && state.get() instanceof State.Ready(var head)) {
            looksNow = true;
            looking = background.start("file-look", _ -> {
                head.file().check();
                return head;
            }, _ -> looksNow = false, failure -> {
                looksNow = false;
                state.set(new State.Failed(head.file().path(), FailureText.of(failure).sentence()));
            });
        }
    }
}

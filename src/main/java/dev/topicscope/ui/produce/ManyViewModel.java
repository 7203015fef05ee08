package dev.topicscope.ui.produce;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.compose.Composition;
import dev.topicscope.compose.Composition.Composed;
import dev.topicscope.compose.Composition.Part;
import dev.topicscope.compose.Composition.Remark;
import dev.topicscope.compose.TextProblem;
import dev.topicscope.model.RepeatText;
import dev.topicscope.task.Background;
import dev.topicscope.ui.kit.Texts;

/// A run of records made from what is typed for one: how many, and whether what is typed are templates. FX thread only.
public final class ManyViewModel {

    private static final long FIRST = 0;
    private static final long TENTH = 9;
    private static final int SEEDS = 1_000_000;

    private final RecordViewModel record;
    private final Clock clock;
    private final LongSupplier seeds;
    private final NumberViewModel times = NumberViewModel.whole(1_000, 1, Long.MAX_VALUE, "A whole number of records, at least 1.");
    private final BooleanProperty endless = new SimpleBooleanProperty();
    private final BooleanProperty templates = new SimpleBooleanProperty(true);
    private final NumberViewModel seed;
    private final NumberViewModel shown = NumberViewModel.whole(100, 1, Long.MAX_VALUE, "A whole number, at least 1.");
    private final CsvTableViewModel table;
    private final PreviewViewModel preview;
    private final PaceViewModel pace = new PaceViewModel();
    private final ObservableValue<Optional<String>> noProblem = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<OnFault> onFault = new SimpleObjectProperty<>(OnFault.STOP);
    private final BooleanProperty active = new SimpleBooleanProperty();

    /// `seeds` gives seeds that nobody has chosen.
    ManyViewModel(RecordViewModel record, Background background, Clock clock, LongSupplier seeds) {
        this.record = record;
        this.clock = clock;
        this.seeds = seeds;
        this.seed = NumberViewModel.whole(Math.floorMod(seeds.getAsLong(), SEEDS), Long.MIN_VALUE, Long.MAX_VALUE, "A whole number.");
        this.table = new CsvTableViewModel(background);
        this.preview = new PreviewViewModel(background);
        RecordChanges.watch(record, this::judge);
        for (var input : List.of(templates, active, table.state(), seed.text(), shown.text(), times.text(), endless)) {
            input.addListener((_, _, _) -> judge());
        }
        judge();
    }

    /// How many records, where it is not endless.
    public NumberViewModel times() {
        return times;
    }

    /// What is wrong with how many; nothing is while the run is endless.
    public ObservableValue<Optional<String>> timesProblem() {
        return endless.flatMap(unlimited -> unlimited ? noProblem : times.problem());
    }

    /// Whether the run goes on until it is stopped.
    public BooleanProperty endless() {
        return endless;
    }

    /// Whether what stands between double braces is filled in for each record; else braces are sent as they are.
    public BooleanProperty templates() {
        return templates;
    }

    /// What random contents depend on, beside the number of the record.
    public NumberViewModel seed() {
        return seed;
    }

    public void newSeed() {
        seed.text().set(String.valueOf(Math.floorMod(seeds.getAsLong(), SEEDS)));
    }

    /// Which record the preview shows beside the first and the tenth, counted from 1.
    public NumberViewModel shown() {
        return shown;
    }

    public CsvTableViewModel table() {
        return table;
    }

    public PreviewViewModel preview() {
        return preview;
    }

    /// What is done about a record that can't be made from the templates.
    public ObjectProperty<OnFault> onFault() {
        return onFault;
    }

    public PaceViewModel pace() {
        return pace;
    }

    /// All that can be inserted into a template now.
    public List<Placeholder> placeholders() {
        return Placeholder.all(table.table());
    }

    /// Whether the form shows this: only then are templates judged, and a preview made.
    BooleanProperty active() {
        return active;
    }

    /// What is sent; empty while something is wrong.
    Optional<RecordSource.Plan> plan() {
        return composition().filter(whole -> whole.problems().isEmpty() && (endless.get() || times.number().isPresent()))
                .map(whole -> whole.repeated(count(), clock));
    }

    /// How many records that are; empty if as many as wanted.
    OptionalLong count() {
        return endless.get() ? OptionalLong.empty() : times.asLong();
    }

    Optional<Composition> composition() {
        return templates.get() ? seed.number().map(number -> record.composition(true, number.longValueExact(), table.table()))
                : Optional.of(record.composition(false, 0, Optional.empty()));
    }

    /// What is chosen and typed, as it is kept.
    RepeatText kept() {
        return new RepeatText(templates.get(), seed.text().get(), times.text().get(), endless.get(), onFault.get() == OnFault.SKIP,
                pace.kept());
    }

    void show(RepeatText kept) {
        templates.set(kept.templates());
        seed.text().set(kept.seed());
        times.text().set(kept.times());
        endless.set(kept.endless());
        onFault.set(kept.skips() ? OnFault.SKIP : OnFault.STOP);
        pace.show(kept.pace());
    }

    /// Ends what is done on workers.
    void close() {
        table.remove();
        preview.clear();
    }

    private void judge() {
        pace.records().set(count());
        boolean on = active.get() && templates.get();
        record.key().template().set(on);
        record.value().template().set(on);
        record.headers().forEach(header -> {
            header.value().template().set(on);
            header.nameProblem().set(Optional.empty());
            header.value().templateProblem().set(Optional.empty());
        });
        record.key().templateProblem().set(Optional.empty());
        record.value().templateProblem().set(Optional.empty());
        if (!active.get()) {
            preview.clear();
            return;
        }
        var composed = composition();
        var problems = composed.map(Composition::problems).orElse(List.of());
        problems.forEach(this::tell);
        if (composed.isEmpty() || !problems.isEmpty()) {
            preview.clear();
        } else {
            ask(composed.get());
        }
    }

    private void tell(Remark remark) {
        var problem = Optional.of(remark.problem());
        var named = record.headers().stream().filter(HeaderViewModel::isNamed).toList();
        switch (remark.part()) {
            case Part.Key() -> record.key().templateProblem().set(problem);
            case Part.Value() -> record.value().templateProblem().set(problem);
            case Part.HeaderName(int place) -> named.get(place).nameProblem().set(problem);
            case Part.HeaderValue(int place) -> named.get(place).value().templateProblem().set(problem);
        }
    }

    private void ask(Composition whole) {
        var target = new Sample.Target(record.placement().get(), record.partitionCount().get(), true, ZoneId.systemDefault());
        var last = count();
        var numbers = LongStream.concat(LongStream.of(FIRST, TENTH), shown.asLong().stream().map(number -> number - 1)).distinct()
                .filter(number -> last.isEmpty() || number < last.getAsLong()).sorted().boxed().toList();
        var names = whole.headers().stream().map(Composition.HeaderField::name).toList();
        String waitsFor = whole.isMadeUp() ? "Making the records: the first made-up names take some seconds." : "Making the records.";
        preview.ask(waitsFor, cancellation -> {
            var samples = new ArrayList<Sample>();
            for (long number : numbers) {
                cancellation.check();
                samples.add(sample(number, whole.preview(number, clock.instant()), target, names));
            }
            return List.copyOf(samples);
        });
    }

    private static Sample sample(long number, Composed composed, Sample.Target target, List<String> names) {
        String title = "Record " + Texts.count(number + 1);
        return switch (composed) {
            case Composed.Ready(var draft, var doubts) -> Sample.of(title, number, draft, target, words(doubts, names));
            case Composed.Wrong(var problems) -> Sample.unfit(title, words(problems, names));
        };
    }

    private static List<String> words(List<Remark> remarks, List<String> names) {
        return remarks.stream().map(remark -> word(remark.part(), names) + place(remark.problem()) + ": " + remark.problem().reason())
                .toList();
    }

    private static String word(Part part, List<String> names) {
        return switch (part) {
            case Part.Key() -> "Key";
            case Part.Value() -> "Value";
            case Part.HeaderName(int place) -> "Name of header " + (place + 1);
            case Part.HeaderValue(int place) -> "Header “" + names.get(place) + "”";
        };
    }

    private static String place(TextProblem problem) {
        return problem.position() == 0 ? "" : ", character " + (problem.position() + 1);
    }
}

package dev.topicscope.ui.produce;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import dev.topicscope.browse.Pace;
import dev.topicscope.model.PaceText;
import dev.topicscope.ui.kit.Texts;

/// How fast the records of a run go, as it is being chosen. FX thread only.
public final class PaceViewModel {

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Pace.LEAST_PER_SECOND);
    private static final int MOST_AT_ONCE = 1_000_000;
    private static final double LONGEST_SECONDS = 1e9;

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.FASTEST);
    private final ObjectProperty<Unit> unit = new SimpleObjectProperty<>(Unit.SECOND);
    private final NumberViewModel rate = NumberViewModel.decimal("10", "0", "1e9", "A number, such as 50 or 0.5.");
    private final NumberViewModel atOnce = NumberViewModel.whole(1, 1, MOST_AT_ONCE, "A whole number from 1 to 1 000 000.");
    private final NumberViewModel flight = NumberViewModel.whole(100, 1, MOST_AT_ONCE, "A whole number from 1 to 1 000 000.");
    private final NumberViewModel speed = NumberViewModel.decimal("1", "0.000001", "1e6",
            "A number above 0: 2 is twice as fast, 0.5 half as fast.");
    private final BooleanProperty timed = new SimpleBooleanProperty();
    private final ObjectProperty<OptionalLong> records = new SimpleObjectProperty<>(OptionalLong.empty());
    private final ReadOnlyStringWrapper consequence = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<String>> rateProblem = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// The ways there are.
    public enum Kind {
        /// As fast as the cluster takes them.
        FASTEST,
        /// So many in each unit of time.
        STEADY,
        /// So many at once, and the next when those are answered.
        FLIGHTS,
        /// With the pauses between the records' own timestamps.
        RECORDED
    }

    /// What a rate is counted by.
    public enum Unit {
        SECOND, MINUTE
    }

    PaceViewModel() {
        timed.addListener(_ -> {
            if (!timed.get() && kind.get() == Kind.RECORDED) {
                kind.set(Kind.FASTEST);
            }
        });
        for (Observable input : List.of(kind, unit, rate.text(), atOnce.text(), flight.text(), speed.text(), records)) {
            input.addListener(_ -> tell());
        }
        tell();
    }

    public ObjectProperty<Kind> kind() {
        return kind;
    }

    /// Those there are to choose from.
    public List<Kind> kinds() {
        return Stream.of(Kind.values()).filter(one -> one != Kind.RECORDED || timed.get()).toList();
    }

    /// Whether the records have timestamps of their own, so that they can go by them.
    public BooleanProperty timed() {
        return timed;
    }

    public ObjectProperty<Unit> unit() {
        return unit;
    }

    /// Records in each unit of time.
    public NumberViewModel rate() {
        return rate;
    }

    /// How many of a steady rate go at once.
    public NumberViewModel atOnce() {
        return atOnce;
    }

    /// How many go before answers are waited for.
    public NumberViewModel flight() {
        return flight;
    }

    public NumberViewModel speed() {
        return speed;
    }

    /// What is wrong with the rate, as a sentence; empty if nothing is.
    public ReadOnlyObjectProperty<Optional<String>> rateProblem() {
        return rateProblem.getReadOnlyProperty();
    }

    /// How many records there will be; empty if that is not known.
    public ObjectProperty<OptionalLong> records() {
        return records;
    }

    /// What it comes to, in a sentence; empty while something is wrong.
    public ReadOnlyStringProperty consequence() {
        return consequence.getReadOnlyProperty();
    }

    /// Empty while what is typed can't be used.
    Optional<Pace> pace() {
        return switch (kind.get()) {
            case FASTEST -> Optional.of(new Pace.Fastest());
            case STEADY -> perSecond().flatMap(value -> atOnce.number()
                    .map(count -> new Pace.Steady(Math.max(Pace.LEAST_PER_SECOND, value.doubleValue()), count.intValueExact())));
            case FLIGHTS -> flight.number().map(count -> new Pace.Flights(count.intValueExact()));
            case RECORDED -> speed.number().map(value -> new Pace.Recorded(value.doubleValue()));
        };
    }

    /// What is chosen and typed, as it is kept.
    PaceText kept() {
        return new PaceText(KeptName.of(kind.get()), KeptName.of(unit.get()), rate.text().get(), atOnce.text().get(), flight.text().get(),
                speed.text().get());
    }

    /// Shows what was kept; for records without timestamps of their own, as fast as it goes where it was by those.
    void show(PaceText kept) {
        var wanted = KeptName.choice(kept.kind(), Kind.FASTEST);
        kind.set(kinds().contains(wanted) ? wanted : Kind.FASTEST);
        unit.set(KeptName.choice(kept.unit(), Unit.SECOND));
        rate.text().set(kept.rate());
        atOnce.text().set(kept.atOnce());
        flight.text().set(kept.flight());
        speed.text().set(kept.speed());
    }

    private Optional<BigDecimal> perSecond() {
        return rate.number().map(value -> unit.get() == Unit.SECOND ? value : value.divide(MINUTE, MathContext.DECIMAL64))
                .filter(value -> value.compareTo(LEAST) >= 0);
    }

    private void tell() {
        rateProblem.set(rate.problem().get().or(() -> perSecond().isPresent() ? Optional.empty()
                : Optional.of("At least 0.1 a second, which is 6 a minute.")));
        consequence.set(pace().map(this::words).orElse(""));
    }

    private String words(Pace pace) {
        return switch (pace) {
            case Pace.Fastest() -> counted() + " as fast as the cluster takes them"
                    + (records.get().isEmpty() ? ", to the end or until stopped." : ".");
            case Pace.Flights(int size) -> size == 1 ? "Each record waits for the answer to the one before."
                    : Texts.count(size) + " records at once, the next " + Texts.count(size) + " when those are answered.";
            case Pace.Recorded(double times) -> times == 1 ? "With the pauses between the records' own timestamps."
                    : "With the pauses between the records' own timestamps, " + (times > 1 ? number(times) + " times as fast."
                    : "at " + number(times) + " of their speed.");
            case Pace.Steady(double perSecond, int size) -> steady(perSecond, size);
        };
    }

    private String steady(double perSecond, int size) {
        String each = size == 1 ? "" : ", " + Texts.count(size) + " at once every " + duration(size / perSecond);
        if (records.get().isEmpty()) {
            return rate.text().get().strip() + (unit.get() == Unit.SECOND ? "/s" : "/min") + each + ", to the end or until stopped.";
        }
        long count = records.get().getAsLong();
        double seconds = Math.max(0, (count - 1) / size * size) / perSecond;
        return counted() + " at " + rate.text().get().strip() + (unit.get() == Unit.SECOND ? "/s" : "/min") + each + " take "
                + duration(seconds) + ".";
    }

    private String counted() {
        return records.get().isEmpty() ? "Records go" : Texts.count(records.get().getAsLong())
                + (records.get().getAsLong() == 1 ? " record" : " records");
    }

    private static String duration(double seconds) {
        return Texts.duration(Duration.ofMillis(Math.round(Math.min(seconds, LONGEST_SECONDS) * 1000)));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}

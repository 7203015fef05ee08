package dev.topicscope.ui.produce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.browse.StartNotation;
import dev.topicscope.browse.TopicLimits;
import dev.topicscope.browse.TopicLimits.Bound;
import dev.topicscope.browse.TopicLimits.Times;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Start;
import dev.topicscope.ui.kit.Texts;

/// The timestamp of a record, as it is typed: the time of sending, or a given one. FX thread only.
public final class TimestampViewModel {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);

    private final ZoneId zone;
    private final ObjectProperty<Optional<Instant>> timestamp = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty given = new SimpleBooleanProperty();
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> kept = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> doubt = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Clock clock;
    private Optional<TopicLimits> limits = Optional.empty();
    private boolean following;

    /// `clock` tells how far a timestamp is from now.
    TimestampViewModel(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
        timestamp.addListener((_, _, now) -> follow(now));
        timestamp.addListener(_ -> weigh());
        given.addListener((_, _, _) -> update());
        text.addListener((_, _, _) -> update());
    }

    /// Whether one is given.
    public BooleanProperty given() {
        return given;
    }

    /// The given one: ISO 8601, such a time without an offset, or milliseconds since 1970.
    public StringProperty text() {
        return text;
    }

    /// Empty for the time of sending, and while there is a [#problem].
    public ObjectProperty<Optional<Instant>> timestamp() {
        return timestamp;
    }

    /// Why what is typed is no timestamp.
    public ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// What the topic does with a given timestamp, in a sentence; empty while none is given, and where [#doubt] says it.
    public ReadOnlyObjectProperty<Optional<String>> kept() {
        return kept.getReadOnlyProperty();
    }

    /// Why the topic won't have the given timestamp, in a sentence; empty if it will, as far as is known.
    public ReadOnlyObjectProperty<Optional<String>> doubt() {
        return doubt.getReadOnlyProperty();
    }

    /// Judges by what is known of the topic now.
    void judgeBy(Optional<TopicLimits> known) {
        limits = known;
        weigh();
    }

    /// The moment in full, with the offset it has in the zone of this machine, and as Kafka stores it.
    String words() {
        return timestamp.get().map(time -> SHOWN.format(time.atZone(zone)) + " (" + zone + ") = " + time.toEpochMilli() + " ms")
                .orElse("Local time is that of " + zone + ".");
    }

    /// Gives the moment `now`, if none was given before.
    void give(Instant now) {
        if (text.get().isEmpty()) {
            text.set(LOCAL.format(now.truncatedTo(ChronoUnit.MILLIS).atZone(zone)));
        }
        given.set(true);
    }

    private void weigh() {
        var given = timestamp.get();
        var times = limits.map(TopicLimits::times).orElseGet(Times.Unknown::new);
        doubt.set(given.flatMap(time -> times instanceof Times.Arrival
                ? Optional.of("This topic stores the time of arrival instead (message.timestamp.type=LogAppendTime).")
                : limits.flatMap(it -> it.refusal(time, clock.instant())).map(TimestampViewModel::refusal)));
        kept.set(given.filter(_ -> doubt.get().isEmpty()).map(_ -> times instanceof Times.Kept
                ? "This topic keeps it (message.timestamp.type=CreateTime)."
                : "A topic with message.timestamp.type=LogAppendTime stores the time of arrival instead."));
    }

    private static String refusal(Bound bound) {
        long millis = bound.limit().value();
        String where = switch (bound.limit().origin()) {
            case TOPIC -> "a setting of the topic";
            case BROKER -> "set on the brokers";
            case DEFAULT -> "Kafka's default";
        };
        return "The brokers will refuse it: it is more than " + Texts.duration(Duration.ofMillis(millis)) + " away from their time ("
                + bound.setting() + "=" + millis + ", " + where + ").";
    }

    private void follow(Optional<Instant> now) {
        if (!following) {
            following = true;
            given.set(now.isPresent());
            now.ifPresent(time -> text.set(time.toString()));
            problem.set(Optional.empty());
            following = false;
        }
    }

    private void update() {
        if (following) {
            return;
        }
        following = true;
        if (given.get()) {
            read(text.get().strip());
        } else {
            problem.set(Optional.empty());
            timestamp.set(Optional.empty());
        }
        following = false;
    }

    private void read(String typed) {
        try {
            var time = typed.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(typed)) : moment(typed);
            boolean known = time.toEpochMilli() >= 0;
            problem.set(known ? Optional.empty() : Optional.of("A timestamp is not before 1970-01-01T00:00:00Z."));
            timestamp.set(Optional.of(time.truncatedTo(ChronoUnit.MILLIS)).filter(_ -> known));
        } catch (FailureException | ArithmeticException e) {
            problem.set(Optional.of("Type a time such as 2026-11-24T09:30, 2026-11-24T09:30:00Z, or milliseconds since 1970."));
            timestamp.set(Optional.empty());
        }
    }

    /// A space between date and time does as well as a T.
    private Instant moment(String typed) throws FailureException {
        return ((Start.AtTime) StartNotation.parse("time:" + typed.replaceFirst("(?<=\\d) (?=\\d)", "T"), zone)).time();
    }
}

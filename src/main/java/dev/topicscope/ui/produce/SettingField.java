package dev.topicscope.ui.produce;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.browse.ByteNotation;

/// A setting of the producer that is typed: a number of bytes or a time. FX thread only.
final class SettingField {

    private static final Pattern TIME = Pattern.compile("(\\d{1,12})\\s*(ms|s|min|)");

    private final String name;
    private final Unit unit;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Optional<String>> problem = new SimpleObjectProperty<>(Optional.empty());

    /// What is typed.
    enum Unit {
        BYTES, TIME
    }

    SettingField(String name, Unit unit) {
        this.name = name;
        this.unit = unit;
    }

    /// In Kafka.
    String name() {
        return name;
    }

    StringProperty text() {
        return text;
    }

    /// Why it can't be that.
    ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem;
    }

    void say(Optional<String> sentence) {
        problem.set(sentence);
    }

    /// Bytes or milliseconds; empty if that is none.
    OptionalLong value() {
        String typed = text.get().strip().toLowerCase(Locale.ROOT);
        if (unit == Unit.BYTES) {
            var bytes = ByteNotation.parse(typed);
            return bytes.isPresent() && bytes.getAsLong() <= Integer.MAX_VALUE ? bytes : OptionalLong.empty();
        }
        var time = TIME.matcher(typed);
        return time.matches() ? OptionalLong.of(Long.parseLong(time.group(1)) * switch (time.group(2)) {
            case "s" -> 1_000;
            case "min" -> 60_000;
            default -> 1;
        }) : OptionalLong.empty();
    }

    void show(long value) {
        if (value().isEmpty() || value().getAsLong() != value) {
            text.set(unit == Unit.BYTES ? ByteNotation.exact(value) : time(Duration.ofMillis(value)));
        }
    }

    /// What to type in place of what is neither.
    String wanted() {
        return "“" + text.get().strip() + "” " + (unit == Unit.BYTES ? "is no number of bytes below 2 GiB. Type one such as 4 MiB or 65536."
                : "is no time. Type one such as 250 ms or 60 s.");
    }

    static String time(Duration time) {
        long millis = time.toMillis();
        return millis == 0 || millis % 1_000 != 0 ? millis + " ms" : millis / 1_000 + " s";
    }
}

package dev.topicscope.ui.connections;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.browse.ByteNotation;
import dev.topicscope.browse.FetchSetting;
import dev.topicscope.browse.FetchSettings;

/// One fetch setting being typed; blank for what Topicscope takes. FX thread only.
final class FetchField {

    private static final String MILLIS = "ms";

    private final FetchSetting setting;
    private final FetchSettings settings;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> advice = new ReadOnlyObjectWrapper<>(Optional.empty());

    FetchField(FetchSetting setting, FetchSettings settings) {
        this.setting = setting;
        this.settings = settings;
        text.addListener(_ -> problem.set(check()));
    }

    FetchSetting setting() {
        return setting;
    }

    StringProperty text() {
        return text;
    }

    /// Why it can't be that.
    ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Why it can be that, and will not do what it says.
    ReadOnlyObjectProperty<Optional<String>> advice() {
        return advice.getReadOnlyProperty();
    }

    void advise(Optional<String> sentence) {
        advice.set(problem.get().isPresent() ? Optional.empty() : sentence);
    }

    /// Shows a value as it is kept in properties.
    void load(String kept) {
        var number = parse(kept);
        text.set(number.isPresent() ? setting.text(number.getAsLong()) : kept);
    }

    boolean isBlank() {
        return text.get().isBlank();
    }

    /// The number typed; empty if it is blank or none.
    OptionalLong value() {
        return isBlank() ? OptionalLong.empty() : parse(text.get());
    }

    private Optional<String> check() {
        if (isBlank()) {
            return Optional.empty();
        }
        var number = parse(text.get());
        return number.isPresent() ? settings.fault(setting.name(), number.getAsLong()) : Optional.of("“" + text.get().strip() + "” "
                + switch (setting.unit()) {
                    case BYTES -> "is no number of bytes. Type one such as 4 MiB or 65536.";
                    case MILLIS -> "is no number of milliseconds. Type one such as 250.";
                    case RECORDS -> "is no number. Type one such as 5000.";
                });
    }

    private OptionalLong parse(String typed) {
        String number = typed.strip().toLowerCase(Locale.ROOT);
        if (setting.unit() == FetchSetting.Unit.BYTES) {
            return ByteNotation.parse(number);
        }
        if (setting.unit() == FetchSetting.Unit.MILLIS && number.endsWith(MILLIS)) {
            number = number.substring(0, number.length() - MILLIS.length()).strip();
        }
        return number.matches("-?\\d{1,15}") ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty();
    }
}

package dev.topicscope.ui.produce;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A number being typed, and what is wrong with it. FX thread only.
///
/// Spaces and underscores between digits are passed over.
public final class NumberViewModel {

    private static final int MOST_DIGITS = 30;

    private final boolean whole;
    private final BigDecimal least;
    private final BigDecimal most;
    private final String wanted;
    private final StringProperty text;
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<BigDecimal> number = Optional.empty();

    private NumberViewModel(String first, boolean whole, BigDecimal least, BigDecimal most, String wanted) {
        this.whole = whole;
        this.least = least;
        this.most = most;
        this.wanted = wanted;
        this.text = new SimpleStringProperty(first);
        text.addListener(_ -> judge());
        judge();
    }

    /// A whole number from `least` to `most`, both inclusive. `wanted` is the sentence for what is none.
    static NumberViewModel whole(long first, long least, long most, String wanted) {
        return new NumberViewModel(String.valueOf(first), true, BigDecimal.valueOf(least), BigDecimal.valueOf(most), wanted);
    }

    /// A number from `least` to `most`, both inclusive.
    static NumberViewModel decimal(String first, String least, String most, String wanted) {
        return new NumberViewModel(first, false, new BigDecimal(least), new BigDecimal(most), wanted);
    }

    public StringProperty text() {
        return text;
    }

    /// A sentence on what is wrong; empty if nothing is.
    public ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Empty where what is typed is no such number.
    Optional<BigDecimal> number() {
        return number;
    }

    OptionalLong asLong() {
        return number.map(value -> OptionalLong.of(value.longValueExact())).orElseGet(OptionalLong::empty);
    }

    private void judge() {
        number = parsed(text.get().replaceAll("[\\s_\u202f\u00a0]", ""));
        problem.set(number.isPresent() ? Optional.empty() : Optional.of(wanted));
    }

    private Optional<BigDecimal> parsed(String typed) {
        try {
            var value = typed.length() > MOST_DIGITS ? Optional.<BigDecimal>empty() : Optional.of(new BigDecimal(typed));
            return value.filter(one -> !whole || one.stripTrailingZeros().scale() <= 0)
                    .filter(one -> one.compareTo(least) >= 0 && one.compareTo(most) <= 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

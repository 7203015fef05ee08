package dev.topicscope.ui.produce;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.browse.Placement;

/// To which partition records go, as it is chosen and typed. FX thread only.
public final class PlacementViewModel {

    private final List<Kind> kinds;
    private final ObjectProperty<Placement> placement = new SimpleObjectProperty<>(new Placement.ByKey());
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.BY_KEY);
    private final StringProperty number = new SimpleStringProperty("0");
    private final IntegerProperty partitionCount = new SimpleIntegerProperty();
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean following;

    /// The ways to choose from.
    public enum Kind {
        BY_KEY("By key"), ROUND_ROBIN("Round robin"), GIVEN("Partition"), AS_NAMED("As each record names it");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        private static Kind of(Placement placement) {
            return switch (placement) {
                case Placement.ByKey() -> BY_KEY;
                case Placement.RoundRobin() -> ROUND_ROBIN;
                case Placement.Given _ -> GIVEN;
                case Placement.AsNamed() -> AS_NAMED;
            };
        }
    }

    PlacementViewModel(Kind... kinds) {
        this.kinds = List.of(kinds);
        placement.addListener((_, _, now) -> follow(now));
        kind.addListener(_ -> update());
        number.addListener(_ -> update());
        partitionCount.addListener(_ -> judge());
    }

    public List<Kind> kinds() {
        return kinds;
    }

    public ObjectProperty<Kind> kind() {
        return kind;
    }

    /// The partition, as it is typed; of account with [Kind#GIVEN] only.
    public StringProperty number() {
        return number;
    }

    /// How many partitions the topic has, as far as known; 0 before.
    public IntegerProperty partitionCount() {
        return partitionCount;
    }

    /// What is chosen; the last that could be used, while there is a [#problem].
    public ObjectProperty<Placement> placement() {
        return placement;
    }

    /// Why what is typed is no partition.
    public ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// The next or the previous partition.
    void step(int by) {
        int count = partitionCount.get();
        if (placement.get() instanceof Placement.Given(int now) && now + by >= 0 && (count == 0 || now + by < count)) {
            number.set(Integer.toString(now + by));
        }
    }

    private void follow(Placement now) {
        if (!following) {
            following = true;
            kind.set(Kind.of(now));
            if (now instanceof Placement.Given(int partition)) {
                number.set(Integer.toString(partition));
            }
            following = false;
        }
        judge();
    }

    private void update() {
        if (!following) {
            following = true;
            switch (kind.get()) {
                case BY_KEY -> placement.set(new Placement.ByKey());
                case ROUND_ROBIN -> placement.set(new Placement.RoundRobin());
                case AS_NAMED -> placement.set(new Placement.AsNamed());
                case GIVEN -> {
                    if (isNumber()) {
                        placement.set(new Placement.Given(Integer.parseInt(number.get().strip())));
                    }
                }
            }
            following = false;
        }
        judge();
    }

    private boolean isNumber() {
        return number.get().strip().matches("\\d{1,9}");
    }

    private void judge() {
        int count = partitionCount.get();
        if (kind.get() != Kind.GIVEN) {
            problem.set(Optional.empty());
        } else if (!isNumber()) {
            problem.set(Optional.of("Type the number of a partition" + (count > 0 ? ", from 0 to " + (count - 1) : "") + "."));
        } else {
            problem.set(count == 0 || Integer.parseInt(number.get().strip()) < count ? Optional.empty()
                    : Optional.of("There is no partition " + number.get().strip() + ": the topic has " + (count == 1 ? "partition 0 only."
                    : "0 to " + (count - 1) + ".")));
        }
    }
}

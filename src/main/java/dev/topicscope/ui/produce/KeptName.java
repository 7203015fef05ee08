package dev.topicscope.ui.produce;

import java.util.Locale;
import java.util.stream.Stream;

/// Under which names choices stand in what is kept. Pure.
final class KeptName {

    private KeptName() {
    }

    static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /// The choice of that name; `otherwise` if it is not known here.
    static <E extends Enum<E>> E choice(String name, E otherwise) {
        return Stream.of(otherwise.getDeclaringClass().getEnumConstants()).filter(one -> of(one).equals(name)).findFirst()
                .orElse(otherwise);
    }
}

package dev.topicscope.compose;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;

import net.datafaker.Faker;

/// Names, cities and texts that mean nobody and nothing. Loads Datafaker when it is first asked. Not thread-safe.
final class FakeData {

    private final Random random;
    private Optional<Faker> faker = Optional.empty();

    FakeData(Random random) {
        this.random = random;
    }

    String name() {
        return faker().name().fullName();
    }

    String firstName() {
        return faker().name().firstName();
    }

    String lastName() {
        return faker().name().lastName();
    }

    String city() {
        return faker().address().city();
    }

    /// At a domain that is kept for examples, so that no mail to it reaches anybody.
    String email() {
        return faker().internet().safeEmailAddress();
    }

    String text(int words) {
        return String.join(" ", faker().lorem().words(words));
    }

    private Faker faker() {
        if (faker.isEmpty()) {
            faker = Optional.of(new Faker(Locale.ENGLISH, random));
        }
        return faker.get();
    }
}

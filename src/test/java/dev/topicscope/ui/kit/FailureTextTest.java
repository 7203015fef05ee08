package dev.topicscope.ui.kit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.topicscope.model.Failure;

import static org.assertj.core.api.Assertions.assertThat;

class FailureTextTest {

    private static final String DETAIL = "org.apache.kafka.common.errors.SomeException: its words\nand more of them";

    static Stream<Failure> oneOfEach() {
        return Stream.of(
                new Failure.Unreachable("localhost:9092", List.of("localhost:9092 refuses connections."), DETAIL),
                new Failure.NotAuthenticated(DETAIL),
                new Failure.NotAuthorized("read", "topic orders", DETAIL),
                new Failure.NotFound("topic orders", DETAIL),
                new Failure.Gone("offset 5 of orders-0", "The log now begins at offset 9.", DETAIL),
                new Failure.TimedOut("list topics", Duration.ofSeconds(10), DETAIL),
                new Failure.Refused("send to orders", DETAIL),
                new Failure.ReadOnly("send to orders"),
                new Failure.Invalid("bootstrap", "“kafka:port” has no number as its port.", DETAIL),
                new Failure.Disk("save the connections", DETAIL),
                new Failure.Cancelled(),
                new Failure.Unexpected("list topics", DETAIL));
    }

    @Test
    void theTableHasEveryKindOfFailure() {
        assertThat(oneOfEach().<Class<?>>map(Failure::getClass).toList())
                .containsExactlyInAnyOrder(Arrays.stream(Failure.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void saysWhatItIsPlainly(Failure failure) {
        var text = FailureText.of(failure);

        assertThat(text.title()).isNotBlank().doesNotEndWith(".");
        assertThat(text.sentence()).isNotBlank();
        assertThat(text.remedies()).allMatch(remedy -> remedy.endsWith("."));
        assertThat(text.toCopy(failure)).doesNotContain("!").contains(text.title(), text.sentence());
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void whatIsCopiedHoldsTheWholeUnderlyingError(Failure failure) {
        assertThat(FailureText.of(failure).toCopy(failure)).contains(failure.detail());
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void saysWhatToDoUnlessTheSentenceItselfDoes(Failure failure) {
        boolean saidAlready = failure instanceof Failure.Cancelled || failure instanceof Failure.Invalid;

        assertThat(FailureText.of(failure).remedies().isEmpty()).isEqualTo(saidAlready);
    }

    @Test
    void namesTheThingItIsAbout() {
        assertThat(FailureText.of(new Failure.NotFound("topic orders", "")).title()).isEqualTo("There is no topic orders");
        assertThat(FailureText.of(new Failure.NotAuthorized("read", "topic orders", "")).title())
                .isEqualTo("You may not read topic orders");
        assertThat(FailureText.of(new Failure.TimedOut("list topics", Duration.ofSeconds(10), "")).sentence())
                .contains("10\u202fs", "list topics");
        assertThat(FailureText.of(new Failure.Unreachable("a:1", List.of(), "")).sentence()).contains("a:1");
        assertThat(FailureText.of(new Failure.Refused("send to orders", DETAIL)).sentence()).contains("its words")
                .doesNotContain("more of them");
    }
}

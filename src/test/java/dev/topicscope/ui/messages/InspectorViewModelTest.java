package dev.topicscope.ui.messages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.model.Failure;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Payload;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.messages.InspectorViewModel.Whole;

import static org.assertj.core.api.Assertions.assertThat;

class InspectorViewModelTest {

    private static final String DOCUMENT = "{\"name\":\"ärger\"}";
    private static final Partition PARTITION = new Partition("orders", 0);

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private final InspectorViewModel inspector = new InspectorViewModel(session, background);
    private final Message whole = message(7, DOCUMENT);
    /// Ends in the middle of a character.
    private final Message cut = cut(7, DOCUMENT, 10);

    @Test
    void ofACutRecordTheBeginningIsShownAsText() {
        inspector.show(Optional.of(cut));

        assertThat(inspector.whole().get()).isEqualTo(new Whole.Cut(10, 17));
        var value = shown().value();
        assertThat(value.decoded().payload()).isEqualTo(new Payload.Text("{\"name\":\""));
        assertThat(value.isCut()).isTrue();
        assertThat(value.wholeBytes()).isEqualTo(17);
        assertThat(session.recordsAsked).isEmpty();
    }

    @Test
    void theWholeIsShownOnceItIsLoaded() {
        session.wholeRecords.put(7L, whole);
        inspector.show(Optional.of(cut));

        inspector.loadWhole();

        assertThat(inspector.whole().get()).isEqualTo(new Whole.Here());
        assertThat(shown().value().decoded().format()).isEqualTo("JSON");
    }

    @Test
    void whileItLoadsItSaysHowFarItIsAndCanBeTakenBack() {
        session.wholeRecords.put(7L, whole);
        inspector.show(Optional.of(cut));
        background.hold();

        inspector.loadWhole();
        background.tick();

        assertThat(inspector.whole().get()).isEqualTo(new Whole.Loading(0, 17));
        inspector.cancelLoading();
        background.runHeld();
        background.tick();
        assertThat(inspector.whole().get()).isEqualTo(new Whole.Cut(10, 17));
    }

    @Test
    void aRecordTheClusterNoLongerHasIsToldAndItsBeginningStays() {
        inspector.show(Optional.of(cut));

        inspector.loadWhole();

        assertThat(inspector.whole().get()).isInstanceOfSatisfying(Whole.Failed.class,
                failed -> assertThat(failed.why()).isInstanceOf(Failure.Gone.class));
        inspector.cancelLoading();
        assertThat(inspector.whole().get()).isEqualTo(new Whole.Cut(10, 17));
        assertThat(shown().value().isCut()).isTrue();
    }

    @Test
    void anotherRecordLetsGoOfTheWhole() {
        session.wholeRecords.put(7L, whole);
        inspector.show(Optional.of(cut));
        inspector.loadWhole();

        inspector.show(Optional.of(message(8, "small")));

        assertThat(inspector.whole().get()).isEqualTo(new Whole.Here());
        assertThat(shown().message().offset()).isEqualTo(8);
    }

    @Test
    void whatIsMadeOfACutRecordIsMadeOfTheWhole() {
        session.wholeRecords.put(7L, whole);
        inspector.show(Optional.of(cut));
        var made = new ArrayList<String>();

        inspector.withWhole(cut, InspectorViewModelTest::text, made::add);
        inspector.withWhole(cut, InspectorViewModelTest::text, made::add);

        assertThat(made).containsExactly(DOCUMENT, DOCUMENT);
        assertThat(session.recordsAsked).as("loaded once").containsExactly(7L);
    }

    @Test
    void whatIsMadeOfARecordThatIsGoneIsNotMadeOfItsBeginning() {
        inspector.show(Optional.of(cut));
        var made = new ArrayList<String>();

        inspector.withWhole(cut, InspectorViewModelTest::text, made::add);

        assertThat(made).isEmpty();
        assertThat(inspector.whole().get()).isInstanceOf(Whole.Failed.class);
    }

    private Inspection shown() {
        return inspector.inspection().get().orElseThrow();
    }

    private static String text(Message message) {
        return new String(message.value().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static Message message(long offset, String value) {
        return new Message(PARTITION, offset, Optional.empty(), Optional.empty(), Optional.of(value.getBytes(StandardCharsets.UTF_8)),
                List.of());
    }

    private static Message cut(long offset, String value, int length) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return new Message(PARTITION, offset, Optional.empty(), Optional.empty(), 0, Optional.of(Arrays.copyOf(bytes, length)),
                bytes.length, List.of());
    }
}

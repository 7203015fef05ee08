package dev.topicscope.ui.messages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.model.FieldPath;
import dev.topicscope.model.Header;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

class RowFieldsTest {

    private static final ColumnSource FIRST = new ColumnSource.Field(FieldPath.ROOT.member("first"));
    private static final ColumnSource LAST = new ColumnSource.Field(FieldPath.ROOT.member("last"));
    private static final ColumnSource TRACE = new ColumnSource.Header("trace");

    private final FakeSession session = new FakeSession();
    private final MessagesViewModel messages = new MessagesViewModel(session, "orders", 100_000_000);

    @Test
    void ofALargeValueOnlyTheBeginningIsLookedAtAndTheRestIsNotSaidToBeMissing() {
        columns(FIRST, LAST, TRACE);
        bring("{\"first\":1,\"big\":\"" + "x".repeat(5_000_000) + "\",\"last\":2}", new Header("trace", Optional.of(new byte[70_000])));

        var row = messages.rows().get().row(0);

        assertThat(row.field(FIRST).text()).isEqualTo("1");
        assertThat(row.field(LAST).kind()).isEqualTo(FieldCell.Kind.BEYOND);
        assertThat(row.field(TRACE).kind()).isEqualTo(FieldCell.Kind.BINARY);
        assertThat(row.field(TRACE).text()).hasSizeLessThan(200);
        assertThat(row.value().text()).hasSizeLessThan(600);
    }

    @Test
    void theLastOfSeveralHeadersOfANameIsShownAndNullIsNotMissing() {
        columns(FIRST, LAST, TRACE);
        bring("{\"first\":null}", new Header("trace", Optional.of("a".getBytes(StandardCharsets.UTF_8))),
                new Header("trace", Optional.of("b".getBytes(StandardCharsets.UTF_8))));
        bring("[]", new Header("trace", Optional.empty()));

        assertThat(messages.rows().get().row(0).field(TRACE).text()).isEqualTo("b");
        assertThat(messages.rows().get().row(0).field(FIRST).kind()).isEqualTo(FieldCell.Kind.NULL);
        assertThat(messages.rows().get().row(1).field(TRACE).kind()).isEqualTo(FieldCell.Kind.NULL);
        assertThat(messages.rows().get().row(1).field(FIRST).kind()).isEqualTo(FieldCell.Kind.MISSING);
    }

    @Test
    void fieldsAndHeadersOfTheRecordsAtHandAreOffered() {
        messages.read(new Start.Earliest());
        bring("{\"first\":{\"inner\":1}}", new Header("trace", Optional.empty()), new Header("kind", Optional.empty()));

        assertThat(messages.fieldsAtHand(10)).containsExactly(".first", ".first.inner");
        assertThat(messages.headersAtHand(10)).containsExactly("trace", "kind");
    }

    private void columns(ColumnSource... sources) {
        messages.read(new Start.Earliest());
        List.of(sources).forEach(messages.columns()::add);
    }

    private void bring(String value, Header... headers) {
        session.readings.getLast().bring(0, 0, 1_700_000_000_000L, "k", value, List.of(headers));
    }
}

package dev.topicscope.ui.connections;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeConnector;
import dev.topicscope.browse.FetchSetting;
import dev.topicscope.model.Connection;
import dev.topicscope.task.DirectBackground;

import static org.assertj.core.api.Assertions.assertThat;

class FetchFormViewModelTest {

    private final ConnectionFormViewModel form = form(Map.of());

    private static ConnectionFormViewModel form(Map<String, String> properties) {
        return new ConnectionFormViewModel(new FakeConnector(), new DirectBackground(),
                Optional.of(new Connection("id", "dev", "one:9092", properties)), _ -> { });
    }

    private static FetchField field(ConnectionFormViewModel form, String name) {
        return form.fetch().fields().stream().filter(field -> field.setting().name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void whatIsTypedIsKeptAsKafkaTakesIt() {
        field(form, FetchSetting.RESPONSE_BYTES).text().set(" 8 MiB ");
        field(form, FetchSetting.WAIT_MILLIS).text().set("100 ms");
        field(form, FetchSetting.BUFFER_BYTES).text().set("-1");

        assertThat(form.connection().orElseThrow().properties()).isEqualTo(Map.of("fetch.max.bytes", "8388608", "fetch.max.wait.ms", "100",
                "receive.buffer.bytes", "-1"));
        assertThat(form.fetch().summary().get()).isEqualTo("3 of 6 set here");
    }

    @Test
    void whatIsKeptComesBackIntoItsFields() {
        var kept = Map.of("fetch.max.bytes", "8388608", "max.poll.records", "10", "fetch.max.wait.ms", "100", "security.protocol", "SSL");
        var edited = form(kept);

        assertThat(edited.properties().get()).isEmpty();
        assertThat(field(edited, FetchSetting.RESPONSE_BYTES).text().get()).isEqualTo("8 MiB");
        assertThat(field(edited, FetchSetting.POLL_RECORDS).text().get()).isEqualTo("10");
        assertThat(field(edited, FetchSetting.WAIT_MILLIS).text().get()).isEqualTo("100 ms");
        assertThat(edited.connection().orElseThrow().properties()).isEqualTo(kept);
    }

    @Test
    void whatCanNotBeIsSaidBesideItsFieldAndNotKept() {
        var field = field(form, FetchSetting.PARTITION_BYTES);
        field.text().set("a lot");
        assertThat(field.problem().get().orElseThrow()).isEqualTo("“a lot” is no number of bytes. Type one such as 4 MiB or 65536.");
        assertThat(form.connection()).isEmpty();

        field.text().set("-5");
        assertThat(field.problem().get().orElseThrow()).contains("at least");
        field.text().set("");
        assertThat(field.problem().get()).isEmpty();
        assertThat(form.connection()).isPresent();
    }

    @Test
    void whatWorksButNotAsMeantIsExplainedAndKept() {
        field(form, FetchSetting.RESPONSE_BYTES).text().set("1 MiB");
        assertThat(field(form, FetchSetting.PARTITION_BYTES).advice().get()).isEmpty();
        field(form, FetchSetting.PARTITION_BYTES).text().set("2 MiB");

        assertThat(field(form, FetchSetting.PARTITION_BYTES).advice().get().orElseThrow()).contains("never brings 2 MiB");
        assertThat(form.connection()).isPresent();
        field(form, FetchSetting.PARTITION_BYTES).text().set("512 KiB");
        assertThat(field(form, FetchSetting.PARTITION_BYTES).advice().get()).isEmpty();
    }

    @Test
    void theTimeOutTypedAmongThePropertiesCounts() {
        field(form, FetchSetting.RESPONSE_BYTES).text().set("16 MiB");
        assertThat(field(form, FetchSetting.RESPONSE_BYTES).advice().get()).isEmpty();

        form.properties().set("request.timeout.ms=1000");

        assertThat(field(form, FetchSetting.RESPONSE_BYTES).advice().get().orElseThrow()).contains("1000 ms");
    }

    @Test
    void aFetchSettingAmongTheOtherPropertiesIsSentToItsField() {
        form.properties().set("fetch.max.bytes=1");

        assertThat(form.propertyProblems().get()).singleElement().asString().startsWith("fetch.max.bytes has a field of its own");
        assertThat(form.connection()).isEmpty();
    }
}

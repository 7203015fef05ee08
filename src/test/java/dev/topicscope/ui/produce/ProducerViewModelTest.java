package dev.topicscope.ui.produce;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.ProducerSettings.Acks;
import dev.topicscope.browse.ProducerSettings.Compression;

import static org.assertj.core.api.Assertions.assertThat;

class ProducerViewModelTest {

    private final ProducerViewModel producer = new ProducerViewModel();

    @Test
    void beginsSafe() {
        assertThat(producer.settings().get()).isEqualTo(ProducerSettings.safe());
        assertThat(producer.summary()).isEqualTo("acks=all · idempotent · uncompressed · linger 5 ms");
        assertThat(producer.fields()).extracting(field -> field.text().get()).containsExactly("5 ms", "64 KiB", "32 MiB", "60 s");
    }

    @Test
    void saysWhatOneChoiceForcesElsewhere() {
        producer.acks().set(Acks.LEADER);
        assertThat(producer.idempotence().get()).isFalse();
        assertThat(producer.forced().get()).hasValueSatisfying(said -> assertThat(said).contains("switched idempotence off"));

        producer.idempotence().set(true);
        assertThat(producer.acks().get()).isEqualTo(Acks.ALL);
        assertThat(producer.forced().get()).hasValueSatisfying(said -> assertThat(said).contains("acks=all"));

        producer.compression().set(Compression.ZSTD);
        assertThat(producer.forced().get()).isEmpty();
        assertThat(producer.problem().get()).isEmpty();
    }

    @Test
    void takesSizesAndTimesAsPeopleTypeThem() {
        type("linger.ms", "2 s");
        type("batch.size", "1 MiB");
        type("max.request.size", "500 kB");
        type("delivery.timeout.ms", "2 min");

        assertThat(producer.settings().get()).isEqualTo(ProducerSettings.safe().withLinger(Duration.ofSeconds(2)).withBatchSize(1 << 20)
                .withMaxRequestSize(500_000).withTimeout(Duration.ofMinutes(2)));
    }

    @Test
    void whatCanNotBeIsSaidBesideItsField() {
        type("batch.size", "a lot");
        assertThat(producer.fault()).hasValueSatisfying(fault ->
                assertThat(fault.place()).isEqualTo(new FormFault.Place.Setting("batch.size")));

        type("batch.size", "16 KiB");
        type("delivery.timeout.ms", "500 ms");
        assertThat(field("delivery.timeout.ms").problem().get()).isPresent();
        type("delivery.timeout.ms", "5 s");
        assertThat(producer.fault()).isEmpty();
    }

    @Test
    void makesRoomForARecord() {
        producer.makeRoomFor((40 << 20) + 1);

        assertThat(producer.settings().get().maxRequestSizeBytes()).isEqualTo(41 << 20);
        assertThat(field("max.request.size").text().get()).isEqualTo("41 MiB");
    }

    private void type(String setting, String text) {
        field(setting).text().set(text);
    }

    private SettingField field(String setting) {
        return producer.fields().stream().filter(field -> field.name().equals(setting)).findFirst().orElseThrow();
    }
}

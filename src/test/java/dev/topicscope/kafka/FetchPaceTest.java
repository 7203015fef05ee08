package dev.topicscope.kafka;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.topicscope.kafka.FetchPace.Poll;

import static org.assertj.core.api.Assertions.assertThat;

class FetchPaceTest {

    private static final int MIB = 1 << 20;
    private static final FetchSize FIRST = new FetchSize(4 * MIB, MIB);
    private static final FetchSize LARGEST = new FetchSize(16 * MIB, 4 * MIB);

    private final FetchPace pace = new FetchPace(FIRST, LARGEST, Duration.ofSeconds(30));

    /// Polls each 200 ms, during each of which `bytes` come in.
    private boolean observe(int polls, long bytes, boolean brought, int partitions) {
        boolean changed = false;
        for (int i = 0; i < polls && !changed; i++) {
            changed = pace.observe(new Poll(Duration.ofMillis(200), Duration.ZERO, bytes, brought, partitions));
        }
        return changed;
    }

    @Test
    void aFetchThatCanNeverArriveInTimeIsMadeToArriveIn5Seconds() {
        // 100 kB/s: 4 MiB of four partitions take 42 s, and are thrown away after 30.
        assertThat(observe(30, 20_000, false, 4)).isTrue();

        assertThat(pace.size()).isEqualTo(new FetchSize(MIB / 4, MIB / 16));
        assertThat(pace.limit().orElseThrow()).contains("98 KiB/s", "64 KiB of each partition, not 1 MiB");
    }

    @Test
    void aFetchThatIsOnlySlowIsWaitedForAndTheNextIsSmaller() {
        // 100 kB/s: 1 MiB takes 10.5 s.
        assertThat(observe(52, 20_000, false, 1)).isFalse();
        assertThat(observe(1, 20_000, true, 1)).isTrue();

        assertThat(pace.size().partitionBytes()).isEqualTo(MIB / 4);
    }

    @Test
    void aTimeOutThatWasNotForeseenHalvesTheFetch() {
        // A batch that is larger than what was asked for.
        assertThat(observe(200, 40_000, false, 1)).isTrue();

        assertThat(pace.size()).isEqualTo(FIRST.halved());
    }

    @Test
    void silenceIsNoSlowLink() {
        assertThat(observe(1_000, 0, false, 4)).isFalse();
        assertThat(observe(100, 100, false, 4)).isFalse();
    }

    @Test
    void aLiveEndWhereBrokersTalkNowAndThenIsNoSlowLink() {
        for (int i = 0; i < 30; i++) {
            assertThat(observe(1, 30_000, false, 4)).isFalse();
            assertThat(observe(20, 0, false, 4)).isFalse();
        }
        assertThat(observe(1, 500, true, 4)).isFalse();
    }

    @Test
    void aLinkThatCouldCarryMoreIsAskedForMore() {
        assertThat(observe(100, 10 * MIB, true, 4)).isTrue();
        assertThat(pace.size()).isEqualTo(new FetchSize(8 * MIB, 2 * MIB));
        assertThat(observe(100, 10 * MIB, true, 4)).isTrue();
        assertThat(observe(100, 10 * MIB, true, 4)).isFalse();

        assertThat(pace.size()).isEqualTo(LARGEST);
        assertThat(pace.limit()).isEmpty();
    }

    @Test
    void whoHasNoTimeToReadIsNotGivenMore() {
        var busy = new Poll(Duration.ofMillis(100), Duration.ofMillis(200), 10 * MIB, true, 4);
        for (int i = 0; i < 200; i++) {
            assertThat(pace.observe(busy)).isFalse();
        }
    }

    @Test
    void aLinkThatJustCarriesItsFetchesLeavesThemAsTheyAre() {
        // 1 MB/s: a fetch of 4 MiB each 4 s.
        for (int i = 0; i < 20; i++) {
            assertThat(observe(20, 200_000, false, 4)).isFalse();
            assertThat(observe(1, 200_000, true, 4)).isFalse();
        }
        assertThat(pace.size()).isEqualTo(FIRST);
    }

    @Test
    void nothingIsHalvedForEver() {
        for (int i = 0; i < 100; i++) {
            observe(1_000, 1_000, false, 4);
        }

        assertThat(pace.size().isSmallest()).isTrue();
        assertThat(pace.size().partitionBytes()).isEqualTo(16 << 10);
    }
}

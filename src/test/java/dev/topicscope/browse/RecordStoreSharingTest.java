package dev.topicscope.browse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.Message;
import dev.topicscope.model.Timestamp;

import static org.assertj.core.api.Assertions.assertThat;

/// What several threads of a search and a writer of its matches need of a store.
class RecordStoreSharingTest {

    @Test
    void whatIsAppendedTogetherStaysTogether() throws InterruptedException {
        var store = new RecordStore("t", 10 << 20);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            int partition = i;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int batch = 0; batch < 50; batch++) {
                    int first = batch * 10;
                    store.appendTogether(() -> {
                        for (int offset = first; offset < first + 10; offset++) {
                            append(store, partition, offset, "v");
                        }
                    });
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }

        var messages = store.messages(0, 10_000);
        assertThat(messages).hasSize(2_000);
        for (int first = 0; first < 2_000; first += 10) {
            assertThat(messages.subList(first, first + 10)).extracting(message -> message.partition().number()).containsOnly(
                    messages.get(first).partition().number());
        }
    }

    @Test
    void messagesAreThoseHeldFromAnIndexOn() {
        var store = new RecordStore("t", 1 << 20);
        for (int i = 0; i < 30_000; i++) {
            append(store, 0, i, "x".repeat(100));
        }

        assertThat(store.first()).isPositive();
        assertThat(store.messages(0, 5)).extracting(Message::offset).allMatch(offset -> offset < 5).isEmpty();
        assertThat(store.messages(store.first(), 3)).extracting(Message::offset)
                .containsExactly(store.first(), store.first() + 1, store.first() + 2);
        assertThat(store.messages(29_998, 100)).extracting(Message::offset).containsExactly(29_998L, 29_999L);
        assertThat(store.messages(30_000, 100)).isEmpty();
        assertThat(store.messages(store.first() - 2, 4)).extracting(Message::offset).containsExactly(store.first(), store.first() + 1);
    }

    @Test
    void waitingForARecordEndsWhenItComes() throws InterruptedException {
        var store = new RecordStore("t", 1 << 20);
        var seen = new ArrayList<Long>();
        var waiting = Thread.ofPlatform().start(() -> {
            try {
                while (store.end() == 0) {
                    store.awaitRecord(0, Duration.ofSeconds(20));
                }
                seen.add(store.end());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        append(store, 0, 0, "v");

        assertThat(waiting.join(Duration.ofSeconds(15))).isTrue();
        assertThat(seen).containsExactly(1L);
    }

    @Test
    void aFullStoreThatKeepsItsOldestTakesMoreOnceTheyAreForgotten() {
        var store = new RecordStore("t", 1 << 20);
        store.keepOldest(true);
        int taken = 0;
        while (append(store, 0, taken, "x".repeat(1_000))) {
            taken++;
        }

        store.forgetBefore(store.end());

        assertThat(append(store, 0, taken, "y")).isTrue();
        assertThat(store.dropped()).isZero();
        assertThat(store.messages(taken, 1)).extracting(Message::offset).containsExactly((long) taken);
    }

    private static boolean append(RecordStore store, int partition, long offset, String value) {
        return store.append(partition, offset, Timestamp.Kind.CREATED, offset, null,
                ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)), List.of());
    }
}

package dev.topicscope.ui.produce;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.topicscope.task.DirectBackground;

import static org.assertj.core.api.Assertions.assertThat;

class RecordChangesTest {

    private final RecordViewModel record = new RecordViewModel(new DirectBackground());
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void aChangeIsToldOnceAlsoOfAHeaderThatWasMovedBefore() {
        RecordChanges.watch(record, told::incrementAndGet);
        record.addHeader();
        var header = record.addHeader();
        record.moveHeader(header, -1);
        record.moveHeader(header, 1);
        told.set(0);

        header.name().set("trace");
        header.value().text().set("1");

        assertThat(told).hasValue(2);
    }

    @Test
    void aHeaderThatWasRemovedTellsNothing() {
        RecordChanges.watch(record, told::incrementAndGet);
        var header = record.addHeader();
        record.removeHeader(header);
        told.set(0);

        header.name().set("trace");

        assertThat(told).hasValue(0);
    }
}

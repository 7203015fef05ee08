package dev.topicscope.ui.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

import dev.topicscope.browse.End;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.query.PartitionList;
import dev.topicscope.ui.kit.Texts;

/// Puts what is chosen to be read into the words of the tool bar. Pure.
final class ChoiceWords {

    /// Stands for a start that has a button of its own.
    static final String NO_START = "From…";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd ", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd ", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private ChoiceWords() {
    }

    /// Short, for a button; those starts that have buttons of their own are not named.
    static String from(Start start, int usualLast, ZoneId zone, LocalDate today) {
        return switch (start) {
            case Start.AtTime(Instant at) -> "From " + time(at, zone, today);
            case Start.AtOffset(long at) -> "From offset " + Texts.count(at);
            case Start.Committed(String group) -> "From " + group;
            case Start.Last(int records) when records != usualLast -> "From last " + Texts.count(records);
            case Start.Earliest _, Start.Latest _, Start.Last _ -> NO_START;
        };
    }

    static String until(End end, IsolationLevel isolation, ZoneId zone, LocalDate today) {
        String until = switch (end) {
            case End.Never() -> "Until…";
            case End.Now() -> "Until now";
            case End.BeforeOffset(long offset) -> "Until offset " + Texts.count(offset);
            case End.BeforeTime(Instant time) -> "Until " + time(time, zone, today);
            case End.Count(long records) -> "Until " + Texts.count(records) + (records == 1 ? " record" : " records");
        };
        return isolation == IsolationLevel.READ_COMMITTED ? until + " · committed" : until;
    }

    /// In a sentence, for the pointer.
    static String start(Start start, ZoneId zone) {
        return switch (start) {
            case Start.Earliest() -> "Starts at the log start offset of each partition.";
            case Start.Latest() -> "Starts at the end offset of each partition.";
            case Start.Last(int records) -> "Starts at the newest " + Texts.count(records) + " records over all partitions.";
            case Start.AtOffset(long offset) -> "Starts at offset " + Texts.count(offset) + " in each partition that is read.";
            case Start.AtTime(Instant time) -> "Starts at the first record of " + Texts.moment(time, zone) + " or later.";
            case Start.Committed(String group) -> "Starts at the offsets that group “" + group + "” had committed when the read began.";
        };
    }

    static String end(End end, ZoneId zone) {
        return switch (end) {
            case End.Never() -> "Goes on with what is written: no end is chosen.";
            case End.Now() -> "Ends at the end offset that each partition has when the read begins.";
            case End.BeforeOffset(long offset) -> "Ends before offset " + Texts.count(offset) + " in each partition.";
            case End.BeforeTime(Instant time) -> "Ends before the first record of " + Texts.moment(time, zone) + " or later.";
            case End.Count(long records) -> "Ends after " + Texts.count(records) + (records == 1 ? " record." : " records.");
        };
    }

    /// What a level shows and hides.
    static String isolation(IsolationLevel level) {
        return switch (level) {
            case READ_UNCOMMITTED -> "Every record is shown, those of open and aborted transactions too.";
            case READ_COMMITTED -> "Records of aborted transactions are left out. Each partition is read up to its first open transaction:"
                    + " what comes after its start, transactional or not, is hidden until it ends.";
        };
    }

    static String partitions(Set<Integer> numbers) {
        return numbers.isEmpty() ? "All partitions" : (numbers.size() == 1 ? "Partition " : "Partitions ") + PartitionList.write(numbers);
    }

    /// To the second today, else to the minute; the pointer tells all of it.
    private static String time(Instant at, ZoneId zone, LocalDate today) {
        var moment = at.atZone(zone);
        if (moment.toLocalDate().equals(today)) {
            return moment.getSecond() == 0 && moment.getNano() == 0 ? MINUTE.format(moment) : Texts.clock(at, zone);
        }
        return (moment.getYear() == today.getYear() ? DAY : DATE).format(moment) + MINUTE.format(moment);
    }
}

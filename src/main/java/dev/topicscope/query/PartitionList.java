package dev.topicscope.query;

import java.util.BitSet;
import java.util.regex.Pattern;

/// A list of partitions as it is typed: `0,3,8-11`, both ends of a range included.
final class PartitionList {

    private static final Pattern ITEM = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
    // More than a whole cluster can have.
    private static final int LAST = 999_999;

    private PartitionList() {
    }

    /// The partitions of a list that stands at `offset` in the whole text.
    ///
    /// @throws WrongException if this is no list of partitions
    static BitSet read(String list, int offset) throws WrongException {
        var partitions = new BitSet();
        int at = offset;
        for (String item : list.split(",", -1)) {
            var parts = ITEM.matcher(item);
            if (!parts.matches()) {
                throw new WrongException(item.isEmpty() ? Math.max(0, at - 1) : at, at + item.length(),
                        "Partitions are listed like 0,3,8-11");
            }
            int first = Integer.parseInt(parts.group(1));
            int last = parts.group(2) == null ? first : Integer.parseInt(parts.group(2));
            if (last < first || last > LAST) {
                throw new WrongException(at, at + item.length(), last < first ? "The range ends before it begins"
                        : "There is no such partition: the last is at most " + LAST);
            }
            partitions.set(first, last + 1);
            at += item.length() + 1;
        }
        return partitions;
    }
}

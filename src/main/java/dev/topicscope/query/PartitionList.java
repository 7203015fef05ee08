package dev.topicscope.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// A list of partitions as it is typed: `0,3,8-11`, both ends of a range included.
public final class PartitionList {

    private static final Pattern ITEM = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
    // More than a whole cluster can have.
    private static final int LAST = 999_999;

    private PartitionList() {
    }

    /// The partitions of a list; none for a blank one. Spaces are of no account.
    ///
    /// @throws FailureException `Invalid` with a sentence if this is no list of partitions
    public static Set<Integer> parse(String list) throws FailureException {
        String bare = list.replace(" ", "");
        try {
            return bare.isEmpty() ? Set.of() : read(bare, 0).stream().boxed().collect(Collectors.toUnmodifiableSet());
        } catch (WrongException e) {
            throw wrong(e.getMessage() + ".");
        }
    }

    /// The same, of a topic that has so many partitions; it is not known how many if `partitions` is 0.
    ///
    /// @throws FailureException `Invalid` with a sentence if this is no list of partitions of it
    public static Set<Integer> parse(String list, int partitions) throws FailureException {
        var parsed = parse(list);
        var beyond = parsed.stream().filter(number -> number >= partitions).sorted().findFirst();
        if (partitions > 0 && beyond.isPresent()) {
            throw wrong("There is no partition " + beyond.get() + ": the topic has "
                    + (partitions == 1 ? "one, 0." : partitions + ", 0 to " + (partitions - 1) + "."));
        }
        return parsed;
    }

    /// The list that [#parse] reads as `partitions`, those that follow one another as a range.
    public static String write(Set<Integer> partitions) {
        var all = new BitSet();
        partitions.forEach(all::set);
        var items = new ArrayList<String>();
        for (int first = all.nextSetBit(0); first >= 0; ) {
            int next = all.nextClearBit(first);
            items.add(next - first > 2 ? first + "-" + (next - 1) : IntStream.range(first, next).mapToObj(String::valueOf)
                    .collect(Collectors.joining(",")));
            first = all.nextSetBit(next);
        }
        return String.join(",", items);
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

    private static FailureException wrong(String sentence) {
        return new FailureException(new Failure.Invalid("partitions", sentence, ""));
    }
}

package dev.topicscope.ui.kit;

/// The colour of a partition, the same in every view: eight of the theme's colours, in turn. They are style classes of `app.css`, so that
/// light and dark each have their own shade.
public final class PartitionColours {

    private static final int COLOURS = 8;

    private PartitionColours() {
    }

    /// The style class that fills a region with the partition's colour.
    public static String background(int partition) {
        return "partition-" + partition % COLOURS;
    }

    /// The style class that writes a label or table cell in the partition's colour.
    public static String text(int partition) {
        return "partition-text-" + partition % COLOURS;
    }
}

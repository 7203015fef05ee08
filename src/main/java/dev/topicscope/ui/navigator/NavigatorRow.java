package dev.topicscope.ui.navigator;

import java.util.OptionalLong;

import dev.topicscope.model.RecordCount;

/// One row of the navigator. Rows with the same [#key()] are the same row at another moment.
public sealed interface NavigatorRow {

    /// What identifies the row from refresh to refresh.
    String key();

    /// The name of a section.
    record Heading(String text) implements NavigatorRow {
        @Override
        public String key() {
            return "heading " + text;
        }
    }

    /// A topic.
    record TopicRow(String name, int partitions, RecordCount count) implements NavigatorRow {
        @Override
        public String key() {
            return "topic " + name;
        }
    }

    /// The place where internal topics are folded away.
    record InternalRow(int topics, boolean open) implements NavigatorRow {
        @Override
        public String key() {
            return "internal";
        }
    }

    /// A consumer group; `behind` tells whether its lag keeps growing.
    record GroupRow(String id, String state, OptionalLong lag, boolean behind) implements NavigatorRow {
        @Override
        public String key() {
            return "group " + id;
        }
    }

    /// A broker.
    record BrokerRow(int id, String address, boolean controller) implements NavigatorRow {
        @Override
        public String key() {
            return "broker " + id;
        }
    }

    /// A sentence where a section has nothing to show.
    record NoteRow(String section, String text) implements NavigatorRow {
        @Override
        public String key() {
            return "note " + section;
        }
    }
}

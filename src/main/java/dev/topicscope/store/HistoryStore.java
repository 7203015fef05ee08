package dev.topicscope.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.topicscope.model.FailureException;
import dev.topicscope.store.Sent.Content;

/// What was sent, by connection and topic: the newest runs of each topic, bounded in number and in characters. Thread-safe. Each change is
/// on disk when the call returns; [#of] never waits for the disk.
public final class HistoryStore {

    /// Of what was typed for a run, no more than this is kept.
    public static final long LARGEST_CHARACTERS = 64 << 10;
    /// How many runs are kept of one topic.
    public static final int MOST_OF_A_TOPIC = 50;
    private static final int MOST = 2_000;
    private static final long MOST_CHARACTERS = 2L << 20;
    /// 2 added how many records become of one, and files, which a program that knows only 1 would lose.
    private static final long VERSION = 2;

    private final JsonFile<List<Entry>> file;
    private volatile List<Entry> entries = List.of();
    private final Queue<Entry> queued = new ConcurrentLinkedQueue<>();
    private volatile Optional<Path> setAside = Optional.empty();

    /// A run, and where it went: the id of the connection, and the topic.
    record Entry(String connection, String topic, Sent sent) {
        Entry {
            Objects.requireNonNull(connection, "connection");
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(sent, "sent");
        }

        private boolean isOf(String itsConnection, String itsTopic) {
            return connection.equals(itsConnection) && topic.equals(itsTopic);
        }

        private long length() {
            return switch (sent.content()) {
                case Content.Typed(var text) -> DraftTextForm.length(text);
                case Content.OfFile(var file) -> FileTextForm.length(file);
                case Content.TooLarge _, Content.Elsewhere _ -> 0;
            };
        }
    }

    /// Runs that were forgotten and can come back.
    public static final class Forgotten {

        /// Nothing.
        public static final Forgotten NONE = new Forgotten(List.of());

        private final List<Entry> entries;

        private Forgotten(List<Entry> entries) {
            this.entries = entries;
        }

        private List<Entry> entries() {
            return entries;
        }
    }

    /// Reads what is kept in `directory`. A damaged file is set aside, and the history begins empty.
    ///
    /// @throws FailureException `Disk` if the file is there and can be neither read nor set aside
    public HistoryStore(Path directory) throws FailureException {
        file = new JsonFile<>(directory.resolve("sent.json"), "history of what was sent", VERSION, new HistoryForm());
        entries = fresh();
    }

    /// Where the file of the history went, if it was found damaged, at the start or by a change.
    public Optional<Path> setAside() {
        return setAside;
    }

    /// What was sent to a topic through the connection of that id, the newest first.
    public List<Sent> of(String connection, String topic) {
        return entries.stream().filter(entry -> entry.isOf(connection, topic)).map(Entry::sent).toList();
    }

    /// Adds runs, in the order in which they ended; the oldest go where there are too many. Of what is too large, only its size is kept.
    ///
    /// @throws FailureException `Disk`; the history is then as before
    public synchronized void add(String connection, String topic, List<Sent> runs) throws FailureException {
        add(runs.stream().map(run -> new Entry(connection, topic, run)).toList());
    }

    /// Has `run` be added by the next [#flush], after those that wait already. Never waits for the disk.
    public void queue(String connection, String topic, Sent run) {
        queued.add(new Entry(connection, topic, run));
    }

    /// Adds all that waits; has returned only when what another thread is adding is on disk too.
    ///
    /// @throws FailureException `Disk`; the history is then as before, and what waited is forgotten
    public synchronized void flush() throws FailureException {
        var waiting = new ArrayList<Entry>();
        for (var next = queued.poll(); next != null; next = queued.poll()) {
            waiting.add(next);
        }
        if (!waiting.isEmpty()) {
            add(waiting);
        }
    }

    /// Forgets what was sent to a topic through the connection of that id.
    ///
    /// @throws FailureException `Disk`; the history is then as before
    public synchronized void forget(String connection, String topic) throws FailureException {
        write(fresh().stream().filter(entry -> !entry.isOf(connection, topic)).toList());
    }

    /// Forgets all that was sent through the connection of that id, and gives what [#restore] takes.
    ///
    /// @throws FailureException `Disk`; the history is then as before
    public synchronized Forgotten forgetAll(String connection) throws FailureException {
        var all = fresh();
        var gone = all.stream().filter(entry -> entry.connection().equals(connection)).toList();
        if (!gone.isEmpty()) {
            write(all.stream().filter(entry -> !entry.connection().equals(connection)).toList());
        }
        return new Forgotten(gone);
    }

    /// Adds again what was forgotten, below what was sent later.
    ///
    /// @throws FailureException `Disk`; the history is then as before
    public synchronized void restore(Forgotten forgotten) throws FailureException {
        if (!forgotten.entries().isEmpty()) {
            var all = new ArrayList<>(fresh());
            all.addAll(forgotten.entries());
            all.sort(Comparator.comparing((Entry entry) -> entry.sent().at()).reversed());
            write(bounded(all));
        }
    }

    private void add(List<Entry> runs) throws FailureException {
        var all = new ArrayList<>(fresh());
        runs.forEach(run -> all.addFirst(new Entry(run.connection(), run.topic(), small(run.sent()))));
        write(bounded(all));
    }

    private void write(List<Entry> changed) throws FailureException {
        file.write(changed);
        entries = List.copyOf(changed);
    }

    private static Sent small(Sent run) {
        var content = switch (run.content()) {
            case Content.Typed(var text) when DraftTextForm.length(text) > LARGEST_CHARACTERS ->
                    new Content.TooLarge(DraftTextForm.length(text));
            case Content.OfFile(var file) when FileTextForm.length(file) > LARGEST_CHARACTERS ->
                    new Content.Elsewhere("the records of " + file.name());
            default -> run.content();
        };
        return new Sent(run.at(), content, run.ending(), run.acknowledged(), run.failed(), run.neverSent(), run.reason());
    }

    private static List<Entry> bounded(List<Entry> all) {
        var kept = new ArrayList<Entry>();
        var counts = new HashMap<List<String>, Integer>();
        long characters = 0;
        for (var entry : all) {
            characters += entry.length();
            int ofTopic = counts.merge(List.of(entry.connection(), entry.topic()), 1, Integer::sum);
            if (ofTopic <= MOST_OF_A_TOPIC && kept.size() < MOST && characters <= MOST_CHARACTERS) {
                kept.add(entry);
            }
        }
        return kept;
    }

    private List<Entry> fresh() throws FailureException {
        var read = file.read();
        setAside = file.setAside();
        return read.orElse(entries);
    }
}

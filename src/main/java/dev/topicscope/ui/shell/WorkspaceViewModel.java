package dev.topicscope.ui.shell;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.topicscope.browse.End;
import dev.topicscope.browse.EndNotation;
import dev.topicscope.browse.Session;
import dev.topicscope.browse.StartNotation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.store.Settings.Column;
import dev.topicscope.store.Settings.OpenTab;
import dev.topicscope.task.Background;
import dev.topicscope.ui.navigator.NavigatorViewModel;
import dev.topicscope.ui.produce.RecordSnapshot;
import dev.topicscope.ui.produce.RunViewModel;
import dev.topicscope.ui.produce.SentRecord;

/// An open connection: what the cluster has, and the pages that are open. FX thread only.
final class WorkspaceViewModel {

    /// Where a topic is read from when it is opened: the newest records show at once what it holds, and new ones follow.
    static final Start DEFAULT_START = new Start.Last(500);

    private final Session session;
    private final Background background;
    private final ClosingGuard guard;
    private final long holdBytes;
    private final Map<String, List<Column>> columns;
    private final Forms forms;
    private final NavigatorViewModel navigator;
    private final HealthViewModel health;
    private final ObservableList<TopicPage> pages = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<TopicPage>> front = new SimpleObjectProperty<>(Optional.empty());
    private Consumer<SentRecord> onElsewhere = _ -> { };

    /// `columns` are those of the topics whose table the user has changed; `guard` is asked before a page is closed.
    WorkspaceViewModel(Session session, Background background, long holdBytes, Map<String, List<Column>> columns, Forms forms,
                       ClosingGuard guard) {
        this.forms = forms;
        this.guard = guard;
        this.columns = new LinkedHashMap<>(columns);
        this.session = session;
        this.background = background;
        this.holdBytes = holdBytes;
        this.navigator = new NavigatorViewModel(session, background, this::open);
        this.health = new HealthViewModel(session, navigator, background);
    }

    Connection connection() {
        return session.connection();
    }

    HealthViewModel health() {
        return health;
    }

    NavigatorViewModel navigator() {
        return navigator;
    }

    ObservableList<TopicPage> pages() {
        return pages;
    }

    /// The page that is looked at.
    ObjectProperty<Optional<TopicPage>> front() {
        return front;
    }

    /// Brings a topic's page to the front, opening it if need be.
    void open(String topic) {
        open(topic, Optional.empty());
    }

    /// The same; with a start, the topic is read anew from there.
    void open(String topic, Optional<Start> start) {
        var found = pages.stream().filter(page -> page.name().equals(topic)).findFirst();
        var page = found.orElseGet(() -> add(topic));
        if (found.isEmpty() || start.isPresent()) {
            page.open(start.orElse(DEFAULT_START), new End.Never(), Set.of(), IsolationLevel.READ_UNCOMMITTED);
        }
        front.set(Optional.of(page));
    }

    /// Opens a topic's page with its form, which holds what was typed for `from`.
    void openForm(String topic, RecordSnapshot typed, String from) {
        open(topic);
        front.get().ifPresent(page -> {
            page.send().handover().take(typed, from);
            page.sendOpen().set(true);
        });
    }

    /// Shows a record that was sent in its topic: among those the topic's table holds, or reading the topic from there.
    void showSent(SentRecord record) {
        if (!record.connectionId().equals(connection().id())) {
            onElsewhere.accept(record);
            return;
        }
        String topic = record.partition().topic();
        var page = pages.stream().filter(open -> open.name().equals(topic)).findFirst().orElseGet(() -> add(topic));
        page.showRecord(record.partition().number(), record.offset());
        front.set(Optional.of(page));
    }

    /// Has `action` called for a record that was sent to another cluster and is to be shown there.
    void setOnElsewhere(Consumer<SentRecord> action) {
        onElsewhere = action;
    }

    /// What is sent by the pages, or was.
    List<RunViewModel> runs() {
        return pages.stream().map(page -> page.send().run()).toList();
    }

    /// Closes a page; asks first if it is sending.
    void close(TopicPage page) {
        guard.close(List.of(page.send().run()), () -> closeAtOnce(page));
    }

    private void closeAtOnce(TopicPage page) {
        pages.remove(page);
        page.close();
        if (front.get().filter(page::equals).isPresent()) {
            front.set(pages.isEmpty() ? Optional.empty() : Optional.of(pages.getLast()));
        }
    }

    /// Asks the cluster anew for all that is shown of it.
    void refresh() {
        navigator.refresh();
        front.get().ifPresent(page -> page.topic().refresh());
    }

    /// Opens the pages that were open when the user left.
    void restore(List<OpenTab> tabs) {
        for (var tab : tabs) {
            var page = add(tab.topic());
            page.part().set(TopicPage.Part.named(tab.part()));
            page.open(start(tab), end(tab), new TreeSet<>(tab.partitions()),
                    IsolationLevel.named(tab.isolation()).orElse(IsolationLevel.READ_UNCOMMITTED));
            if (tab.front() || front.get().isEmpty()) {
                front.set(Optional.of(page));
            }
        }
    }

    /// The open pages, as they are kept until the next start.
    List<OpenTab> tabs() {
        return pages.stream().map(this::tab).toList();
    }

    private OpenTab tab(TopicPage page) {
        var choice = page.messages().choice();
        return new OpenTab(page.name(), page.part().get().name(), StartNotation.write(choice.start().get()),
                EndNotation.write(choice.end().get()), choice.isolation().get().word(),
                choice.partitions().get().stream().sorted().toList(), front.get().filter(page::equals).isPresent());
    }

    /// The columns of the topics whose table the user has changed, whether they are open or not.
    Map<String, List<Column>> columns() {
        return Map.copyOf(columns);
    }

    /// Ends what is read and refreshed. The session is closed by whoever opened it.
    void close() {
        pages.forEach(TopicPage::close);
        health.close();
        navigator.close();
    }

    private TopicPage add(String topic) {
        var page = new TopicPage(session, background, topic, holdBytes, forms);
        page.send().run().setOnOpen(this::showSent);
        page.messages().columns().restore(columns.getOrDefault(topic, List.of()));
        page.messages().columns().columns().addListener(_ -> keepColumns(page));
        pages.add(page);
        return page;
    }

    private void keepColumns(TopicPage page) {
        var its = page.messages().columns().kept();
        if (its.isEmpty()) {
            columns.remove(page.name());
        } else {
            columns.put(page.name(), its);
        }
    }

    private static Start start(OpenTab tab) {
        try {
            return StartNotation.parse(tab.start(), ZoneId.systemDefault());
        } catch (FailureException e) {
            // Written by another version of the program: the page comes back all the same.
            return DEFAULT_START;
        }
    }

    private static End end(OpenTab tab) {
        try {
            return EndNotation.parse(tab.end(), ZoneId.systemDefault());
        } catch (FailureException e) {
            return new End.Never();
        }
    }
}

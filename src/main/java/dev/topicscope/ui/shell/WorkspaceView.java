package dev.topicscope.ui.shell;

import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import dev.topicscope.ui.kit.EmptyState;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.StatusLine;
import dev.topicscope.ui.navigator.NavigatorView;

/// An open cluster: what it has at the left, the pages that are open beside it.
final class WorkspaceView extends BorderPane {

    private static final double SIDEBAR_WIDTH = 264;
    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination CLOSE = new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    private final WorkspaceViewModel model;
    private final Consumer<StatusLine> onStatus;
    private final NavigatorView navigator;
    private final TabPane tabs = new TabPane();
    private final EmptyState none = new EmptyState(Icons.TOPIC, "Choose a topic at the left to see its records.");
    private Subscription status = Subscription.EMPTY;
    private boolean shown;

    /// `onStatus` is told what the status bar is to say.
    WorkspaceView(WorkspaceViewModel model, Consumer<StatusLine> onStatus) {
        this.model = model;
        this.onStatus = onStatus;
        navigator = new NavigatorView(model.navigator());
        navigator.setPrefWidth(SIDEBAR_WIDTH);
        navigator.setMinWidth(160);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.getStyleClass().add("documents");
        model.pages().forEach(this::add);
        model.pages().addListener(this::pagesChanged);
        tabs.getSelectionModel().selectedItemProperty().addListener((_, before, now) -> switched(before, now));
        var pages = new StackPane(none, tabs);
        tabs.visibleProperty().bind(Bindings.isNotEmpty(tabs.getTabs()));
        none.visibleProperty().bind(tabs.visibleProperty().not());
        var split = new SplitPane(navigator, pages);
        SplitPane.setResizableWithParent(navigator, false);
        setCenter(split);
        widthProperty().subscribe(width -> {
            if (width.doubleValue() > 0 && split.getUserData() == null) {
                split.setUserData(Boolean.TRUE);
                split.setDividerPositions(SIDEBAR_WIDTH / width.doubleValue());
            }
        });
        model.front().subscribe(this::bringToFront);
        switched(null, tabs.getSelectionModel().getSelectedItem());
        model.navigator().failure()
                .subscribe(failure -> setTop(failure.map(why -> Notice.of(why).with("Ask again", model.navigator()::refresh))
                .orElse(null)));
        // The whole window's, since the cursor may be in the bar above.
        EventHandler<KeyEvent> shortcuts = this::shortcut;
        sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, shortcuts);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, shortcuts);
            }
        });
        sceneProperty().subscribe(scene -> {
            shown = scene != null;
            front().ifPresent(page -> page.setActive(shown));
            tellStatus();
        });
    }

    private void shortcut(KeyEvent event) {
        var page = front();
        if (FIND.match(event)) {
            navigator.focusFilter();
        } else if (SEND.match(event) && page.isPresent()) {
            page.get().openSend();
        } else if (event.getCode() == KeyCode.F5) {
            model.refresh();
        } else if (CLOSE.match(event) && page.isPresent()) {
            model.close(page.get().page());
        } else {
            return;
        }
        event.consume();
    }

    private void pagesChanged(ListChangeListener.Change<? extends TopicPage> change) {
        while (change.next()) {
            change.getRemoved().forEach(page -> tabs.getTabs().removeIf(tab -> view(tab).page() == page));
            change.getAddedSubList().forEach(this::add);
        }
    }

    private void add(TopicPage page) {
        var tab = new Tab(page.name(), new TopicView(page));
        tab.setOnCloseRequest(event -> {
            // The tab goes with its page, which may ask first.
            event.consume();
            model.close(page);
        });
        tabs.getTabs().add(tab);
    }

    private void bringToFront(Optional<TopicPage> page) {
        page.flatMap(wanted -> tabs.getTabs().stream().filter(tab -> view(tab).page() == wanted).findFirst())
                .ifPresent(tab -> tabs.getSelectionModel().select(tab));
    }

    private void switched(Tab before, Tab now) {
        if (before != null) {
            view(before).setActive(false);
        }
        if (now != null) {
            var page = view(now).page();
            model.front().set(Optional.of(page));
            navigator.select(page.name());
            view(now).setActive(shown);
        }
        tellStatus();
    }

    /// Only the cluster that is shown has a say in the status bar.
    private void tellStatus() {
        status.unsubscribe();
        status = Subscription.EMPTY;
        if (shown) {
            var page = front().map(TopicView::page);
            page.ifPresentOrElse(open -> status = open.messages().status().subscribe(onStatus),
                    () -> onStatus.accept(StatusLine.of(StatusLine.Tone.GOOD, "connected")));
        }
    }

    private Optional<TopicView> front() {
        return Optional.ofNullable(tabs.getSelectionModel().getSelectedItem()).map(WorkspaceView::view);
    }

    private static TopicView view(Tab tab) {
        return (TopicView) tab.getContent();
    }
}

package dev.topicscope.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.messages.MessagesView;
import dev.topicscope.ui.produce.SendView;
import dev.topicscope.ui.topics.PartitionsView;
import dev.topicscope.ui.topics.TopicHeader;

/// The page of a topic: what it is, its parts, and the form that sends to it.
final class TopicView extends StackPane {

    private final TopicPage page;
    private final MessagesView messages;
    private final SendView send;
    private final SendDrawer drawer;
    private final Tab messagesTab;
    private final Tab partitionsTab;
    private final TabPane parts;

    TopicView(TopicPage page) {
        this.page = page;
        messages = new MessagesView(page.messages(), page.timeline(), page.inspector(), page.groups(), page.exports(), page.copies());
        messages.offerResending(page.resender());
        send = new SendView(page.send(), page.formWhole(), this::closeSend);
        drawer = new SendDrawer(send, page.formWidth(), page.formWhole());
        messagesTab = new Tab("Messages", messages);
        partitionsTab = new Tab("Partitions", new PartitionsView(page.topic()));
        parts = new TabPane(messagesTab, partitionsTab);
        parts.getStyleClass().add("pages");
        parts.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        page.part().subscribe(part -> parts.getSelectionModel().select(part == TopicPage.Part.PARTITIONS ? partitionsTab : messagesTab));
        parts.getSelectionModel().selectedItemProperty().addListener((_, _, tab) ->
                page.part().set(tab == partitionsTab ? TopicPage.Part.PARTITIONS : TopicPage.Part.MESSAGES));
        var content = new BorderPane(parts);
        content.setTop(header());
        getChildren().add(content);
        page.sendOpen().subscribe(this::showSend);
    }

    TopicPage page() {
        return page;
    }

    /// Tells whether the page is the one that is looked at.
    void setActive(boolean active) {
        messages.setActive(active);
        if (active) {
            messages.requestFocus();
        }
    }

    /// Opens the form that sends; does nothing where the connection is read-only.
    void openSend() {
        if (page.isReadOnly()) {
            return;
        }
        page.sendOpen().set(true);
        send.requestFocus();
    }

    private void closeSend() {
        page.sendOpen().set(false);
    }

    private void showSend(boolean open) {
        if (open && !getChildren().contains(drawer)) {
            getChildren().add(drawer);
            send.requestFocus();
        } else if (!open && getChildren().remove(drawer)) {
            messages.requestFocus();
        }
    }

    private static Label readOnly() {
        var chip = new Label("read-only");
        chip.getStyleClass().add(Look.CHIP);
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setTooltip(new Tooltip("This connection is marked as read-only: nothing is written through it"));
        return chip;
    }

    private HBox header() {
        var sending = new Button("Send message", Icons.SEND.node());
        sending.setId("open-send");
        sending.getStyleClass().add(Styles.ACCENT);
        sending.setMinWidth(USE_PREF_SIZE);
        sending.setTooltip(new Tooltip("Write a record to this topic (Ctrl/Cmd N)"));
        sending.setOnAction(_ -> openSend());
        var facts = new TopicHeader(page.topic());
        facts.setMinWidth(0);
        HBox.setHgrow(facts, Priority.ALWAYS);
        var header = new HBox(8, facts, new SendingChip(page.send().run(), page.sendOpen(), this::openSend),
                page.isReadOnly() ? readOnly() : sending);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("page-top");
        return header;
    }
}

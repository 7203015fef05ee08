package dev.topicscope.ui.topics;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import dev.topicscope.model.Topic;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Texts;

/// A topic's name and what it is at a glance.
public final class TopicHeader extends HBox {

    private final Label partitions = chip();
    private final Label replication = chip();
    private final Label facts = new Label();
    private final Tooltip doubts = new Tooltip();

    public TopicHeader(TopicViewModel model) {
        getStyleClass().add(Look.PAGE_HEADER);
        var title = new Label(model.name());
        title.getStyleClass().add(Look.PAGE_TITLE);
        facts.getStyleClass().add(Look.QUIET);
        getChildren().setAll(title, partitions, replication, facts);
        model.topic().subscribe(topic -> topic.ifPresent(this::show));
    }

    private void show(Topic topic) {
        int count = topic.partitions().size();
        partitions.setText(count + (count == 1 ? " partition" : " partitions"));
        partitions.setVisible(true);
        int replicas = topic.replicationFactor();
        int inSync = topic.partitions().stream().mapToInt(state -> state.inSync().size()).min().orElse(0);
        replication.setText("RF " + replicas + " · ISR " + inSync + "/" + replicas);
        replication.setVisible(true);
        replication.getStyleClass().remove(Look.WARN);
        if (inSync < replicas) {
            replication.getStyleClass().add(Look.WARN);
        }
        var records = topic.count();
        String size = topic.sizeBytes().isPresent() ? " · " + Texts.size(topic.sizeBytes().getAsLong()) : "";
        facts.setText(Texts.records(records) + size);
        doubts.setText(Texts.doubts(records));
        facts.setTooltip(records.isEstimate() ? doubts : null);
    }

    private static Label chip() {
        var chip = new Label();
        chip.getStyleClass().add(Look.CHIP);
        chip.setVisible(false);
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }
}

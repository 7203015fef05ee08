package dev.topicscope.ui.messages;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.util.StringConverter;

import dev.topicscope.query.PartitionList;
import dev.topicscope.ui.kit.Icons;

/// Opens the partitions to read: typed as a list, or clicked.
final class PartitionChooser extends Chooser {

    private static final double HEIGHT = 220;

    private final MessagesViewModel model;
    private final Map<Integer, BooleanProperty> checks = new HashMap<>();
    private final ListView<Integer> list = new ListView<>();
    private final Button all = new Button("All partitions");
    private final ChooserField typed;
    private boolean showing;

    PartitionChooser(MessagesViewModel model) {
        super("partitions", "Partitions to read");
        this.model = model;
        setGraphic(Icons.CHOOSE.node());
        typed = new ChooserField("partitions-typed", "such as 0,3,8-11", "Partitions", text -> {
            model.restrictTo(text);
            close(() -> { });
        });
        list.setId("partition-list");
        list.setPrefHeight(HEIGHT);
        list.setAccessibleText("Partitions of " + model.topic());
        list.setCellFactory(_ -> new CheckBoxListCell<>(this::check, new Name()));
        all.setId("all-partitions");
        all.setOnAction(_ -> close(() -> model.restrictTo(Set.of())));
        form(typed, all, list);
        model.partitionCount().subscribe(count -> list.getItems().setAll(IntStream.range(0, count.intValue()).boxed().toList()));
        model.choice().partitions().subscribe(this::show);
    }

    private static final class Name extends StringConverter<Integer> {
        @Override
        public String toString(Integer number) {
            return "Partition " + number;
        }

        @Override
        public Integer fromString(String name) {
            return Integer.valueOf(name.substring("Partition ".length()));
        }
    }

    private BooleanProperty check(Integer number) {
        return checks.computeIfAbsent(number, added -> {
            var checked = new SimpleBooleanProperty(model.choice().partitions().get().contains(added));
            checked.subscribe((_, isChecked) -> clicked(added, isChecked));
            return checked;
        });
    }

    private void clicked(int number, boolean isChecked) {
        if (!showing) {
            var chosen = new TreeSet<>(model.choice().partitions().get());
            if (isChecked) {
                chosen.add(number);
            } else {
                chosen.remove(number);
            }
            model.restrictTo(chosen);
        }
    }

    private void show(Set<Integer> numbers) {
        showing = true;
        checks.forEach((number, checked) -> checked.set(numbers.contains(number)));
        showing = false;
        typed.show(PartitionList.write(numbers));
        all.setDisable(numbers.isEmpty());
        say(ChoiceWords.partitions(numbers), "Which partitions to read; none checked means all", !numbers.isEmpty());
    }
}

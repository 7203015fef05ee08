package dev.topicscope.ui.kit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.Failure;

import static org.assertj.core.api.Assertions.assertThat;

class KitTest extends FxTest {

    @Test
    void aNoticeTellsItsFailureAndCopiesItsDetails() {
        var failure = new Failure.TimedOut("list topics", Duration.ofSeconds(10), "TimeoutException: Call(listTopics)");
        var again = new AtomicInteger();
        showInBoth("notices", 700, 420, () -> new VBox(10, Notice.of(failure).with("Try again", again::incrementAndGet),
                Notice.warning("Partition 3 has no leader", "It is left out; the others are read."),
                Notice.good("Sent to orders-2 @ 998 217", "Acknowledged after 3 ms.").framed()));

        robot.clickOn("Copy details");
        robot.clickOn("Try again");

        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).contains("Call(listTopics)");
        assertThat(again).hasValue(1);
    }

    @Test
    void anEmptyPlaceSaysWhyAndOffersAStep() {
        var taken = new AtomicInteger();
        showInBoth("empty-state", 500, 260, () -> new EmptyState(Icons.EMPTY, "No topic has “odrers” in its name.")
                .with("Show all topics", taken::incrementAndGet));

        robot.type(KeyCode.TAB).type(KeyCode.SPACE);

        assertThat(taken).hasValue(1);
    }

    @Test
    void everyIconIsDrawnAndItsButtonHasANameAndATooltip() {
        showInBoth("icons", 500, 90, () -> {
            var box = new FlowPane(4, 4);
            for (var icon : Icons.values()) {
                box.getChildren().add(icon.button(icon.name(), () -> { }));
            }
            return box;
        });

        var button = onFx(() -> Icons.SEND.button("Send a message", () -> { }));

        assertThat(button.getAccessibleText()).isEqualTo("Send a message");
        assertThat(button.getTooltip().getText()).isEqualTo("Send a message");
    }

    @Test
    void aPartitionHasTheSameColourAsDotAndAsText() {
        showInBoth("partitions", 300, 340, () -> {
            var table = new TableView<Integer>();
            table.setFixedCellSize(WindowedTable.ROW_HEIGHT);
            var column = new TableColumn<Integer, Integer>("Part");
            column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
            column.setCellFactory(_ -> new PartitionDot<>());
            table.getColumns().add(column);
            table.getItems().addAll(0, 1, 2, 3, 4, 5, 6, 7, 8);
            var labels = new HBox(6);
            for (int i = 0; i < 9; i++) {
                var label = new Label("p" + i);
                label.getStyleClass().add(PartitionColours.text(i));
                labels.getChildren().add(label);
            }
            return new VBox(table, labels);
        });

        for (int i = 0; i < 9; i++) {
            var background = ((Region) robot.lookup("." + PartitionColours.background(i)).query()).getBackground();
            var text = ((Label) robot.lookup("p" + i).query()).getTextFill();
            assertThat(background.getFills().getFirst().getFill()).as("partition " + i).isEqualTo(text);
        }
    }

    @Test
    void theThemeFollowsTheSystemUntilToldOtherwise() {
        var system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
        var theme = onFx(() -> new Theme(system));

        fx(() -> system.set(ColorScheme.DARK));
        assertThat(theme.dark().get()).isTrue();
        fx(() -> theme.appearance().set(Theme.Appearance.LIGHT));
        assertThat(theme.dark().get()).isFalse();
        fx(() -> system.set(ColorScheme.LIGHT));
        fx(() -> theme.appearance().set(Theme.Appearance.DARK));
        assertThat(theme.dark().get()).isTrue();
        fx(() -> theme.appearance().set(Theme.Appearance.SYSTEM));
        assertThat(theme.dark().get()).isFalse();
    }

    @Test
    void theControlsOfThePageLookAsDrawn() {
        showInBoth("page", 900, 180, Gallery::page);
        assertThat(robot.lookup("Send message").tryQuery()).isPresent();
    }
}

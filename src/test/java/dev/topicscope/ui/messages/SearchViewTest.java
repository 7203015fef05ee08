package dev.topicscope.ui.messages;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeSearch;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.RecordExport.Outcome;
import dev.topicscope.browse.Search;
import dev.topicscope.model.Failure;
import dev.topicscope.model.Start;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.FxTest;
import dev.topicscope.ui.kit.ProgressParts;
import dev.topicscope.ui.kit.StatusLine;
import dev.topicscope.ui.messages.ExportViewModel.State;

import static org.assertj.core.api.Assertions.assertThat;

/// What the records' view shows of a search and of an export.
class SearchViewTest extends FxTest {

    private static final Path TARGET = Path.of("/home/ada/orders.jsonl");

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private MessagesViewModel model;

    @Test
    void aSearchNarrowedByAnExactKeyOffersAllPartitions() {
        open();
        fx(() -> {
            model.queryText().set("key:=customer-0042");
            model.search();
            search().keyPartition = OptionalInt.of(3);
            search().state = new Search.State.Live();
            search().find(3, 7, "customer-0042", "{\"orderId\": 42}");
        });
        await("it is said", () -> node("#key-partition") != null);
        shootBoth("search-key-partition");

        robot.clickOn("Search all partitions");

        assertThat(session.searches).hasSize(2);
        assertThat(search().request.query().exactKey()).isEmpty();
        assertThat(search().request.query().text()).isEqualTo("key:=customer-0042");
        await("it is said no more", () -> node("#key-partition") == null);
    }

    @Test
    void theExportMenuTellsWhatThereIsToExport() {
        open();
        fx(() -> model.read(new Start.Latest()));
        assertThat(menu("#export-all")).isEqualTo("Everything: choose a start other than Latest first");

        fx(() -> model.read(new Start.Earliest()));
        fx(() -> session.readings.getLast().bring(0, 1, "k", "v"));
        assertThat(menu("#export-shown")).isEqualTo("What is shown: 1 record");
        assertThat(menu("#export-all")).isEqualTo("Everything from the start to now, read from the cluster anew");

        fx(() -> {
            model.queryText().set("needle");
            model.search();
        });
        assertThat(menu("#export-all")).isEqualTo("Everything that is found, read from the cluster anew");
    }

    @Test
    void anExportShowsHowFarItIsAndHowItEnded() {
        var states = List.of(new State.Writing(TARGET, 1_204_331, 0.37, List.of("searched 14 800 000 of 40 000 000",
                "812 345 records/s", "96 MB/s", "31 s left")), new State.Written(new Outcome(TARGET, 3_255_000, 0, true),
                        List.of("The expression could not be tested on 12 records, which are left out. The first: not JSON.")),
                new State.Written(new Outcome(Path.of(TARGET + ".part"), 900_000, 0, false),
                        List.of("Partition 3 is not searched: the broker that leads it does not answer.")),
                new State.Failed(new Failure.Disk("write " + TARGET, "No space left on device.\n12 records were written before")));

        showInBoth("export-states", 1000, 420, () -> new VBox(12, states.stream().map(state ->
                (Node) new ExportNotice(new SimpleObjectProperty<>(state), () -> { })).toArray(Node[]::new)));

        assertThat(node("#cancel-export")).isNotNull();
    }

    @Test
    void eachPartitionHasALine() {
        var parts = onFx(() -> new ProgressParts("Each partition"));
        fx(() -> parts.show(IntStream.range(0, 64).mapToObj(i -> new StatusLine.Part("Partition " + i, i / 64.0,
                i * 10 + " 000 of 640 000  ·  12 345 records/s  ·  1.4 MB/s  ·  " + (64 - i) + " s left")).toList()));

        showInBoth("search-partitions", 640, 400, () -> new StackPane(parts.content()));
    }

    private void open() {
        show(1200, 640, () -> {
            model = new MessagesViewModel(session, "orders", 10_000_000);
            var view = new MessagesView(model, new TimelineViewModel(session, "orders", background, ZoneId.of("UTC")),
                    new InspectorViewModel(session, background), new CommittedGroups(session, background, "orders"),
                    new ExportViewModel(session, background), new CopyViewModel(session, background));
            view.setActive(true);
            return view;
        });
    }

    private String menu(String id) {
        var button = (ExportButton) node("#export");
        fx(button::show);
        String text = onFx(() -> button.getItems().stream().filter(item -> id.substring(1).equals(item.getId())).findFirst()
                .map(MenuItem::getText).orElseThrow());
        fx(button::hide);
        return text;
    }

    private FakeSearch search() {
        return session.searches.getLast();
    }

    private Node node(String selector) {
        return stage().getScene().lookup(selector);
    }
}

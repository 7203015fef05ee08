package dev.topicscope.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.FakeConnector;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.IndexRange;
import dev.topicscope.doctor.FakeExaminer;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Route;
import dev.topicscope.model.Start;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.Keychain;
import dev.topicscope.store.Places;
import dev.topicscope.store.Settings.OpenTab;
import dev.topicscope.store.SettingsStore;
import dev.topicscope.store.Shelf;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.labs.LabViewModel;
import dev.topicscope.ui.produce.SentRecord;
import dev.topicscope.ui.shell.ShellViewModel.Screen;

import static org.assertj.core.api.Assertions.assertThat;

class ShellViewModelTest {

    private static final Connection DEV = new Connection("d", "dev", "dev:9092", Map.of("sasl.jaas.config", "login", "client.rack", "a"));
    private static final Connection PROD = new Connection("p", "prod", "prod:9092", Map.of());
    private static final Connection LAB = new Connection(ShellViewModel.LAB, "Lab cluster", "localhost:19092", Map.of());

    private final FakeConnector connector = new FakeConnector();
    private final DirectBackground background = new DirectBackground();
    private final FakeLab lab = new FakeLab();
    private final FakeSession dev = connector.cluster(DEV, "orders", "payments");
    private final FakeSession prod = connector.cluster(PROD, "orders");
    @TempDir
    private Path directory;
    private ConnectionStore connections;
    private SettingsStore settings;
    private ShellViewModel shell;

    @BeforeEach
    void start() throws FailureException {
        connector.cluster(LAB, "orders");
        connections = new ConnectionStore(directory, Keychain.none());
        connections.put(DEV);
        connections.put(PROD);
        restart();
    }

    @Test
    void aSecondClusterOpensBesideTheFirstWhichGoesOn() {
        shell.connect(DEV);
        var first = shown();
        first.open("payments");
        shell.connect(PROD);

        assertThat(shell.open()).extracting(workspace -> workspace.connection().name()).containsExactly("dev", "prod");
        assertThat(shown().connection()).isEqualTo(PROD);
        assertThat(dev.closed).isFalse();
        assertThat(first.pages()).hasSize(1);
    }

    @Test
    void whatIsOpenIsShownAgainWithoutConnectingAnew() {
        shell.connect(DEV);
        var first = shown();
        shell.connect(PROD);
        shell.showConnections();
        shell.connect(connections.all().getFirst());

        assertThat(shown()).isSameAs(first);
        assertThat(connector.asked).hasSize(2);

        shell.showOpen(1);
        assertThat(shown().connection()).isEqualTo(PROD);
        shell.showOpen(7);
        assertThat(shown().connection()).isEqualTo(PROD);
    }

    @Test
    void aConnectionThatWasChangedIsOpenedAnewWithItsPages() {
        shell.connect(DEV);
        shown().open("payments");
        shell.connect(DEV.withProperties(Map.of("sasl.jaas.config", "another")));

        assertThat(connector.asked).hasSize(2);
        assertThat(shell.open()).hasSize(1);
        assertThat(shown().pages()).extracting(TopicPage::name).containsExactly("payments");

        shell.connect(DEV.withRoute(new Route.Kubectl(Optional.empty(), Optional.of("kafka"), Optional.empty(), Optional.empty())));
        assertThat(connector.asked).hasSize(3);
    }

    @Test
    void closingAsksWhileRecordsAreSentAndNeverAfterwards() {
        shell.connect(DEV);
        var workspace = shown();
        workspace.open("orders");
        var page = workspace.pages().getFirst();
        page.send().send();
        var run = dev.sendings.getFirst();
        var left = new ArrayList<String>();

        workspace.close(page);
        assertThat(workspace.pages()).containsExactly(page);
        assertThat(shell.guard().sentence().get()).startsWith("0 of 1 record sent to orders. Stop and close?");
        shell.disconnect(workspace);
        shell.leave(() -> left.add("left"));
        assertThat(dev.closed).isFalse();
        assertThat(left).isEmpty();

        shell.guard().goOn();
        assertThat(shell.guard().asking().get()).isEmpty();
        assertThat(run.state.isOver()).isFalse();

        shell.leave(() -> left.add("left"));
        run.store(0, 7);
        background.tick();
        assertThat(shell.guard().asking().get()).as("the run has ended meanwhile").isEmpty();
        assertThat(left).isEmpty();
        shell.leave(() -> left.add("left"));
        assertThat(left).containsExactly("left");
    }

    @Test
    void closingAClusterAsksAlsoWhileAnotherSendsRecordsToIt() {
        shell.connect(DEV);
        shell.connect(PROD);
        shown().open("orders");
        var page = shown().pages().getFirst();
        prod.readings.getLast().bring(0, 0, "k", "v");
        var form = page.send();
        form.resend(page.messages().records().orElseThrow(), new IndexRange(0, 1));
        var destination = form.resend().destination();
        destination.cluster().set(destination.clusters().stream().filter(cluster -> cluster.id().equals(DEV.id())).findFirst());
        destination.topic().set(Optional.of("orders"));
        form.send();
        assertThat(dev.sendings).hasSize(1);

        shell.disconnect(shell.open().getFirst());

        assertThat(dev.closed).isFalse();
        assertThat(shell.guard().asking().get()).isPresent();
        shell.guard().stopAndClose();
        assertThat(dev.closed).isTrue();
    }

    @Test
    void stoppingAndClosingEndsTheRun() {
        shell.connect(DEV);
        var workspace = shown();
        workspace.open("orders");
        workspace.pages().getFirst().send().send();
        workspace.close(workspace.pages().getFirst());
        shell.guard().stopAndClose();

        assertThat(workspace.pages()).isEmpty();
        assertThat(dev.sendings.getFirst().closed).isTrue();
    }

    @Test
    void aSentRecordIsShownInTheClusterItWentTo() {
        shell.connect(DEV);
        shell.connect(PROD);
        shell.open().getLast().showSent(new SentRecord(DEV.id(), new Partition("orders", 3), 42));

        assertThat(shown().connection().id()).isEqualTo(DEV.id());
        assertThat(shown().front().get().orElseThrow().name()).isEqualTo("orders");
        assertThat(dev.readings.getLast().request.start()).isEqualTo(new Start.AtOffset(42));
        assertThat(dev.readings.getLast().request.partitions()).containsExactly(3);
    }

    @Test
    void disconnectingClosesOneAndShowsAnother() {
        shell.connect(DEV);
        shell.connect(PROD);
        shell.disconnect(shown());

        assertThat(prod.closed).isTrue();
        assertThat(dev.closed).isFalse();
        assertThat(shown().connection()).isEqualTo(DEV);

        shell.connect(PROD);
        shell.disconnect(shell.open().getFirst());
        assertThat(dev.closed).isTrue();
        assertThat(shown().connection()).as("what is shown stays").isEqualTo(PROD);

        shell.disconnect(shown());
        assertThat(shell.screen().get()).isInstanceOf(Screen.Connections.class);
    }

    @Test
    void theAttemptToConnectEndsWhenTheUserTurnsToAnOpenCluster() {
        shell.connect(DEV);
        background.hold();
        shell.connect(PROD);
        assertThat(shell.screen().get()).isInstanceOf(Screen.Connecting.class);
        shell.showOpen(0);
        background.runHeld();

        assertThat(shown().connection()).isEqualTo(DEV);
        assertThat(shell.open()).hasSize(1);
    }

    @Test
    void oneThatCannotBeReachedLeavesTheOthersOpen() {
        shell.connect(DEV);
        connector.failure = Optional.of(new Failure.Unreachable("prod:9092", List.of(), "refused"));
        shell.connect(PROD);

        assertThat(shell.screen().get()).isInstanceOf(Screen.NotConnected.class);
        assertThat(shell.open()).hasSize(1);
        shell.showOpen(0);
        assertThat(shown().connection()).isEqualTo(DEV);
    }

    @Test
    void thePagesOfAllClustersAreKeptAndTheOpenOnesAreOfferedAtTheNextStart() throws FailureException {
        shell.connect(DEV);
        shown().open("payments");
        shell.connect(PROD);
        shown().open("orders");
        background.tick();

        assertThat(settings.settings().tabs().get("d")).extracting(OpenTab::topic).containsExactly("payments");
        assertThat(settings.settings().tabs().get("p")).extracting(OpenTab::topic).containsExactly("orders");

        shell.close();
        assertThat(dev.closed && prod.closed).isTrue();
        restart();

        assertThat(shell.offered()).extracting(Connection::id).containsExactly("d", "p");
        assertThat(shell.open()).isEmpty();
        assertThat(connector.asked).as("nothing is connected to unasked").hasSize(2);
        assertThat(shell.current().open()).as("a start that opens nothing takes no offer away").containsExactly("d", "p");

        shell.connect(PROD);
        assertThat(shown().pages()).extracting(TopicPage::name).containsExactly("orders");
        assertThat(shell.offered()).isEmpty();
        assertThat(shell.current().open()).containsExactly("p");
    }

    @Test
    void theColumnsAndPagesOfAClusterThatWasDisconnectedAreKept() {
        shell.connect(DEV);
        shown().open("payments");
        shell.disconnect(shown());

        assertThat(shell.current().tabs().get("d")).extracting(OpenTab::topic).containsExactly("payments");
        assertThat(shell.current().open()).isEmpty();
    }

    @Test
    void theLabClusterIsOneOfThemAndIsLeftWhenItIsStopped() {
        shell.connect(DEV);
        shell.openLab();
        assertThat(shown().connection()).isEqualTo(LAB);
        shell.showOpen(0);
        shell.openLab();
        assertThat(lab.started).as("an open lab is only shown").isEqualTo(1);

        shell.showOpen(0);
        shell.stopLab();
        assertThat(shell.open()).extracting(WorkspaceViewModel::connection).containsExactly(DEV);
        assertThat(shown().connection()).isEqualTo(DEV);
    }

    private void restart() throws FailureException {
        settings = new SettingsStore(directory);
        shell = new ShellViewModel(connector, new FakeExaminer(), connections, settings, lab, background,
                Shelf.at(Places.below(directory)));
    }

    private WorkspaceViewModel shown() {
        assertThat(shell.screen().get()).isInstanceOf(Screen.Open.class);
        return ((Screen.Open) shell.screen().get()).workspace();
    }

    private static final class FakeLab implements LabViewModel.Control {

        private int started;

        @Override
        public Connection start(Consumer<String> progress, Cancellation cancellation) {
            started++;
            return LAB;
        }

        @Override
        public void stop() {
        }

        @Override
        public Connection reset(Consumer<String> progress, Cancellation cancellation) {
            return LAB;
        }
    }
}

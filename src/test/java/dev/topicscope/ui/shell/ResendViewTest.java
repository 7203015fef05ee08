package dev.topicscope.ui.shell;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeConnector;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.doctor.FakeExaminer;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Header;
import dev.topicscope.model.Marking;
import dev.topicscope.model.Marking.Colour;
import dev.topicscope.model.Marking.Kind;
import dev.topicscope.model.Route;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.produce.Destinations.Cluster;
import dev.topicscope.ui.produce.SendViewModel;

import static org.assertj.core.api.Assertions.assertThat;

/// Records of one cluster are sent again, there and to another.
class ResendViewTest extends ShellTest {

    private static final Connection DEV = new Connection("d", "orders-dev", "localhost:9092", Map.of());
    private static final Connection PROD = new Connection("p", "orders", "kafka-1.example.com:9092", Map.of(), new Route.Direct(),
            new Marking(Kind.PRODUCTION, Colour.NONE, true));
    private static final Connection OTHER = new Connection("o", "payments-dev", "localhost:9192", Map.of());
    private static final double[][] SIZES = {{1440, 900}, {1024, 700}};

    private final FakeConnector connector = new FakeConnector();
    private final DirectBackground background = new DirectBackground();
    private final FakeSession dev = connector.cluster(DEV, "orders", "orders.dlt");
    private final FakeSession prod = connector.cluster(PROD, "orders.dlt");

    @Test
    void deadLettersOfAReadOnlyClusterAreRedrivenToAnother() {
        for (double[] size : SIZES) {
            open(size);
            fx(() -> shell.connect(PROD));
            robot.clickOn("orders.dlt");
            bring(prod);
            select(3);
            assertThat(menu("#resend").isDisable()).as("no cluster takes anything").isTrue();
            assertThat(menu("#resend-refused").getText()).startsWith("orders is read-only");
            shootPopup("resend-refused-menu-" + (int) size[0]);
            robot.push(KeyCode.ESCAPE);
            assertThat(node("#inspector-resend").isDisabled()).isTrue();
            assertThat(node("#inspector-edit").isDisabled()).isTrue();
            robot.moveTo("#inspector-resend");
            await("it is said why", () -> robot.listWindows().stream().anyMatch(Tooltip.class::isInstance));
            shootPopup("resend-refused-" + (int) size[0]);

            fx(() -> shell.connect(DEV));
            assertThat(node("#inspector-resend")).as("another page is seen").isNull();
            fx(() -> shell.show(shell.open().getFirst()));
            assertThat(node("#inspector-resend").isDisabled()).as("the other cluster takes them").isFalse();
            select(3);
            shootPopup("resend-menu-" + (int) size[0]);
            robot.clickOn("#resend");
            shootBoth("resend-readonly-" + (int) size[0]);
            choose("d", "orders");
            shootBoth("resend-" + (int) size[0]);
            robot.clickOn("#send");

            var request = dev.sendings.getLast().request;
            assertThat(request.topic()).isEqualTo("orders");
            assertThat(request.plan().count()).hasValue(3);
            fx(shell::close);
        }
    }

    @Test
    void aRecordIsChangedAndTakenToAnotherTopicWithWhatIsTyped() {
        open(SIZES[0]);
        fx(() -> shell.connect(DEV));
        robot.clickOn("orders.dlt");
        bring(dev);
        select(1);
        robot.clickOn("#edit-and-resend");
        robot.clickOn("Keep its timestamp").clickOn("Same partition");
        shootBoth("edit-and-resend");
        assertThat(form().record().key().text().get()).isEqualTo("customer-0");
        assertThat(form().record().placement().get()).isEqualTo(new Placement.Given(0));
        var left = form();
        robot.clickOn("#send-to-topic").write("ord");
        shootPopup("send-to");
        robot.push(KeyCode.ESCAPE);
        assertThat(form()).as("nothing was chosen").isSameAs(left);
        assertThat(((ComboBox<?>) node("#send-to-topic")).getValue()).isEqualTo("orders.dlt");
        robot.clickOn("#send-to-topic").write("orders").push(KeyCode.ENTER);

        assertThat(form().topic()).isEqualTo("orders");
        assertThat(form().record().key().text().get()).isEqualTo("customer-0");
        assertThat(form().record().headers()).hasSize(1);
        assertThat(node("#send-key")).as("the form is open").isNotNull();
        shootBoth("send-taken");
        fx(shell::close);
    }

    @Test
    void aTopicOfAnotherClusterIsChosenOnTheWholePage() {
        connector.cluster(OTHER, "payments", "payments.dlt", "refunds", "invoices", "customers", "shipments");
        open(new double[] {1_400, 900});
        fx(() -> shell.connect(OTHER));
        fx(() -> shell.connect(DEV));
        robot.clickOn("orders");
        robot.clickOn("#open-send").clickOn("#send-whole-page");
        fx(() -> form().record().value().fixed().set(Optional.of(new byte[] {0, 1, -1})));
        shootBoth("send-to-here-1400");
        fx(() -> {
            var destination = form().handover().destination();
            destination.cluster().set(destination.clusters().stream().filter(one -> one.id().equals("o")).findFirst());
        });
        shootBoth("send-to-no-topic-1400");
        double gap = onFx(() -> node("#send-stay").localToScene(0, 0).getX() - node("#send-to-topic").localToScene(0, 0).getX()
                - node("#send-to-topic").getLayoutBounds().getWidth());
        assertThat(gap).as("the way back is beside what it takes back").isBetween(0.0, 20.0);
        robot.clickOn("#send-whole-page");
        shootBoth("send-to-no-topic");
        robot.clickOn("#send-stay");
        assertThat(form().handover().isHere().get()).isTrue();
        fx(shell::close);
    }

    @Test
    void aClosedPageIsReleasedWithItsForms() {
        open(SIZES[0]);
        fx(() -> shell.connect(DEV));
        // JavaFX and TestFX remember what the mouse was on: it stays away from the page.
        robot.moveTo("orders");
        fx(() -> workspace().open("orders.dlt"));
        bring(dev);
        var page = new WeakReference<>(workspace().front().get().orElseThrow());
        fx(() -> page.get().resender().resend(dev.readings.getLast().records(), new IndexRange(0, 1)));
        var view = new WeakReference<>(node("#resend-topic"));
        assertThat(view.get()).isNotNull();
        fx(() -> workspace().close(page.get()));
        fx(background::tick);
        assertThat(node("#resend-topic")).isNull();

        await("the page and its view are released", () -> {
            System.gc();
            return page.get() == null && view.get() == null;
        });
        fx(shell::close);
    }

    @Test
    void allFormsAreAsWideAsOneWasMade() {
        open(SIZES[0]);
        fx(() -> shell.connect(DEV));
        robot.clickOn("orders");
        robot.clickOn("#open-send");
        double first = node("#drawer-edge").getLayoutX();
        fx(() -> node("#drawer-edge").requestFocus());
        robot.push(KeyCode.LEFT).push(KeyCode.LEFT);
        double wide = node("#drawer-edge").getLayoutX();
        assertThat(wide).isLessThan(first);
        connector.cluster(OTHER, "payments");
        fx(() -> shell.connect(OTHER));
        robot.clickOn("payments");
        robot.clickOn("#open-send");

        assertThat(node("#drawer-edge").getLayoutX()).isEqualTo(wide);
        fx(shell::close);
    }

    private void choose(String cluster, String topic) {
        assertThat(((ComboBox<?>) node("#resend-cluster")).getItems()).hasSize(2);
        fx(() -> {
            var destination = form().resend().destination();
            destination.cluster().set(destination.clusters().stream().filter(one -> one.id().equals(cluster)).findFirst());
            destination.topic().set(Optional.of(topic));
        });
        assertThat(((ComboBox<?>) node("#resend-cluster")).getValue()).extracting(one -> ((Cluster) one).id()).isEqualTo(cluster);
        assertThat(((ComboBox<?>) node("#resend-topic")).getValue()).isEqualTo(topic);
        assertThat(((Button) node("#send")).isDisable()).isFalse();
    }

    /// Opens the menu of that many rows.
    private void select(int rows) {
        await("rows are shown", () -> ((TableView<?>) node("#messages")).getItems().size() >= rows);
        robot.clickOn("customer-0");
        for (int i = 1; i < rows; i++) {
            robot.press(KeyCode.SHIFT).push(KeyCode.DOWN).release(KeyCode.SHIFT);
        }
        robot.clickOn("customer-" + (rows - 1), MouseButton.SECONDARY);
    }

    private MenuItem menu(String selector) {
        return robot.lookup(selector).queryAll().stream().map(Node::getProperties).flatMap(properties -> properties.values().stream())
                .filter(MenuItem.class::isInstance).map(MenuItem.class::cast).findFirst().orElseThrow();
    }

    private void bring(FakeSession session) {
        fx(() -> {
            var reading = session.readings.getLast();
            for (int i = 0; i < 3; i++) {
                reading.bring(i % 4, i, 1_790_000_000_000L + i, "customer-" + i, "{\"orderId\":" + i + ",\"status\":\"PAID\"}",
                        List.of(new Header("error", Optional.of("timeout".getBytes()))));
            }
            reading.phase = new Phase.Live();
        });
    }

    private SendViewModel form() {
        return workspace().front().get().orElseThrow().send();
    }

    private void open(double[] size) {
        open(size[0], size[1], connector, new FakeExaminer(), background, DEV, PROD);
    }
}

package dev.topicscope.ui.produce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.FxTest;
import dev.topicscope.ui.produce.SendViewModel.Mode;

import static org.assertj.core.api.Assertions.assertThat;

class SendManyViewTest extends FxTest {

    private static final double DRAWER = 440;

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    @TempDir
    private Path folder;

    @Test
    void manyRecordsAreComposedPacedAndPreviewed() throws IOException {
        var form = new SendViewModel(session, background, "orders");
        form.record().partitionCount().set(6);
        form.record().key().text().set("customer-{{counter}}");
        form.record().value().text().set("{\"id\": \"{{uuid}}\", \"amount\": {{decimal:1..500}}, \"state\": \"{{choice:NEW,PAID}}\"}");
        var header = form.record().addHeader();
        header.name().set("trace");
        header.value().text().set("{{integer:1..9}}");
        form.mode().set(Mode.MANY);
        form.many().table().choose(Files.writeString(folder.resolve("customers.csv"), "id,name,city\n1,Ada,Köln\n2,Bob,Ulm\n"));
        form.many().pace().kind().set(PaceViewModel.Kind.STEADY);
        form.many().pace().rate().text().set("50");
        background.tick();
        shown(form, 1440, 900, "send-many-1440");
        fx(() -> robot.lookup(".scroll-pane").queryAs(ScrollPane.class).setVvalue(1));
        shootBoth("send-many-1440-end");

        fx(() -> {
            form.record().value().text().set("{\"a\": {{integer:9..1}}}");
            form.many().pace().rate().text().set("0.01");
        });
        assertThat(words(".field-problem")).anyMatch(said -> said.startsWith("Character 17: The first number"))
                .anyMatch(said -> said.contains("At least 0.1 a second"));
        shown(form, 1024, 700, "send-many-1024");
    }

    @Test
    void placeholdersComeInAtTheCursor() {
        var form = new SendViewModel(session, background, "orders");
        form.mode().set(Mode.MANY);
        shown(form, 1024, 700, "send-many-insert");
        robot.clickOn("#send-value").write("ab").push(KeyCode.LEFT);
        fx(() -> robot.lookup("#send-insert").queryAs(MenuButton.class).show());
        shootPopup("send-many-insert-menu");
        fx(() -> robot.lookup("#send-insert").queryAs(MenuButton.class).getItems().getFirst().fire());

        assertThat(form.record().value().text().get()).isEqualTo("a{{counter}}b");
    }

    @Test
    void aFileIsChosenMappedAndPreviewed() throws IOException {
        var form = new SendViewModel(session, background, "orders");
        form.record().partitionCount().set(6);
        form.mode().set(Mode.FILE);
        form.send();
        shown(form, 1440, 900, "send-file-none");
        var file = Files.writeString(folder.resolve("orders.csv"), "key,value,timestamp,amount\n"
                + "k1,\"{\"\"a\"\": 1}\",2026-11-24T09:30:00Z,12\n"
                + "k2,,2026-11-24T09:30:01Z,13\nk3,v3,yesterday,14\n");
        fx(() -> {
            form.file().choose(file);
            form.file().format().columns().columns().get(3).role().set(ColumnViewModel.Role.HEADER);
            form.file().checkAll();
            form.file().pace().kind().set(PaceViewModel.Kind.RECORDED);
            background.tick();
        });
        shown(form, 1440, 900, "send-file-1440");
        assertThat(words(".field-problem")).anyMatch(said -> said.contains("Line 4, column “timestamp”"));
        fx(() -> robot.lookup(".scroll-pane").queryAs(ScrollPane.class).setVvalue(1));
        shootBoth("send-file-1440-end");
        shown(form, 1024, 700, "send-file-1024");
    }

    @Test
    void aWholeFileTakesAKeyAndHeaders() throws IOException {
        var form = new SendViewModel(session, background, "orders");
        form.record().partitionCount().set(6);
        form.mode().set(Mode.FILE);
        form.file().choose(Files.write(folder.resolve("photo.bin"), new byte[3 << 20]));
        shown(form, 1440, 900, "send-file-whole");
        robot.clickOn("#send-add-header").write("trace");
        shootBoth("send-file-whole-header");

        assertThat(form.file().format().whole().headers()).singleElement().satisfies(header ->
                assertThat(header.name().get()).isEqualTo("trace"));
        assertThat(words(".field-problem")).anyMatch(said -> said.startsWith("Too large for max.message.bytes=1048588"));
    }

    private void shown(SendViewModel form, double width, double height, String name) {
        showInBoth(name, width, height, () -> {
            var view = new SendView(form, new SimpleBooleanProperty(), () -> { });
            view.setPrefWidth(DRAWER);
            var page = new BorderPane(new StackPane());
            page.setRight(view);
            return page;
        });
    }

    private List<String> words(String style) {
        return robot.lookup(style).queryAllAs(Label.class).stream().filter(Label::isVisible).map(Label::getText).toList();
    }
}

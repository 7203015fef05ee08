package dev.topicscope.ui.produce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.Pace;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.browse.Sending;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.Places;
import dev.topicscope.store.Sent.Content;
import dev.topicscope.store.Shelf;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.produce.SendViewModel.Mode;
import dev.topicscope.ui.produce.ShelfViewModel.Note;

import static org.assertj.core.api.Assertions.assertThat;

/// What presets and history bring back beside the record.
class FormContentsTest {

    @TempDir
    private Path directory;

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private SendViewModel form;

    @BeforeEach
    void open() throws FailureException {
        form = form();
    }

    @Test
    void aPresetBringsBackHowManyRecordsThereAreAndHowFastTheyGo() throws FailureException {
        many("42", "250");
        form.many().templates().set(false);
        form.many().onFault().set(OnFault.SKIP);
        steady("12.5");
        save("burst");

        var other = form();
        other.shelf().orElseThrow().load(other.shelf().orElseThrow().presets().getFirst());
        assertThat(other.mode().get()).isEqualTo(Mode.MANY);
        assertThat(other.many().kept()).isEqualTo(form.many().kept());
        assertThat(other.many().count()).isEqualTo(OptionalLong.of(250));
        assertThat(other.many().pace().pace()).contains(new Pace.Steady(12.5, 5));
        assertThat(other.many().onFault().get()).isEqualTo(OnFault.SKIP);
    }

    @Test
    void whatWasSentManyTimesUntilStoppedComesBackAsSuch() throws FailureException {
        many("42", "250");
        form.many().endless().set(true);
        form.many().pace().kind().set(PaceViewModel.Kind.FLIGHTS);
        form.many().pace().flight().text().set("7");
        form.send();
        form.many().endless().set(false);
        session.sendings.getFirst().state = new Sending.State.Stopped();
        background.tick();

        var other = form();
        other.shelf().orElseThrow().load(other.shelf().orElseThrow().history().getFirst());
        assertThat(other.many().count()).isEmpty();
        assertThat(other.many().pace().pace()).contains(new Pace.Flights(7));
        assertThat(other.many().seed().text().get()).isEqualTo("42");
    }

    @Test
    void undoBringsBackModeTemplatesSeedAndPace() {
        many("42", "250");
        save("burst");
        form.mode().set(Mode.ONE);
        form.many().templates().set(false);
        form.many().seed().text().set("half a see");
        form.many().times().text().set("3");
        form.many().pace().kind().set(PaceViewModel.Kind.FLIGHTS);
        var before = form.many().kept();
        var shelf = form.shelf().orElseThrow();
        shelf.load(shelf.presets().getFirst());
        assertThat(form.mode().get()).isEqualTo(Mode.MANY);
        assertThat(form.many().times().text().get()).isEqualTo("250");
        shelf.undo();

        assertThat(form.mode().get()).isEqualTo(Mode.ONE);
        assertThat(form.many().kept()).isEqualTo(before);
    }

    @Test
    void undoOfWhatCameFromAnotherFormBringsBackTheMode() throws FailureException {
        many("42", "250");
        form.handover().take(RecordSnapshot.of(form().record()), "payments");
        assertThat(form.mode().get()).isEqualTo(Mode.ONE);
        form.shelf().orElseThrow().undo();

        assertThat(form.mode().get()).isEqualTo(Mode.MANY);
    }

    @Test
    void aFileThatWasSentIsNamedAndComesBackWithItsMapping() throws IOException, FailureException {
        sendCsv();

        var other = form();
        var shelf = other.shelf().orElseThrow();
        assertThat(ShelfWords.beginning(shelf.history().getFirst())).isEqualTo("orders.csv · CSV");
        assertThat(ShelfWords.more(shelf.history().getFirst())).isEqualTo(directory.resolve("orders.csv").toString());
        shelf.load(shelf.history().getFirst());
        assertThat(other.mode().get()).isEqualTo(Mode.FILE);
        assertThat(other.file().state().get()).isInstanceOf(FileViewModel.State.Ready.class);
        assertThat(KeptFile.of(other.file())).isEqualTo(KeptFile.of(form.file()));
        assertThat(other.file().format().columns().mapping()).isEqualTo(form.file().format().columns().mapping());
        assertThat(other.file().placement().get()).isEqualTo(new Placement.Given(2));
        other.send();
        assertThat(session.sendings.getLast().request.onFault()).isEqualTo(OnFault.SKIP);
        assertThat(session.sendings.getLast().request.pace()).isEqualTo(new Pace.Recorded(2));
        assertThat(session.sendings.getLast().request.placement()).isEqualTo(new Placement.Given(2));
    }

    @Test
    void aFileThatIsGoneIsSaidToBeGoneAndIsReadAsBeforeOnceItIsThere() throws IOException, FailureException {
        sendCsv();
        Files.delete(directory.resolve("orders.csv"));

        var other = form();
        var shelf = other.shelf().orElseThrow();
        shelf.load(shelf.history().getFirst());
        assertThat(((FileViewModel.State.Failed) other.file().state().get()).why()).contains("orders.csv is not there any more.");
        other.send();
        assertThat(session.sendings).hasSize(1);

        writeCsv();
        other.file().readAgain();
        assertThat(other.file().format().columns().mapping()).isEqualTo(form.file().format().columns().mapping());
        assertThat(other.file().plan()).isPresent();
    }

    @Test
    void undoBringsBackTheFileOrLetsGoOfIt() throws IOException, FailureException {
        sendCsv();
        var other = form();
        var shelf = other.shelf().orElseThrow();
        var lines = Files.writeString(directory.resolve("lines.txt"), "a\nb\n");
        other.record().key().text().set("mine");
        shelf.load(shelf.history().getFirst());
        shelf.undo();
        assertThat(other.file().state().get()).isInstanceOf(FileViewModel.State.None.class);
        assertThat(other.mode().get()).isEqualTo(Mode.ONE);

        other.file().choose(lines);
        other.file().format().keyed().set(true);
        var before = KeptFile.of(other.file());
        shelf.load(shelf.history().getFirst());
        assertThat(shelf.note().get().orElseThrow()).isInstanceOf(Note.Typed.class);
        shelf.undo();
        assertThat(KeptFile.of(other.file())).isEqualTo(before);
        assertThat(other.file().state().get()).isInstanceOf(FileViewModel.State.Ready.class);
    }

    private void sendCsv() throws IOException {
        writeCsv();
        form.mode().set(Mode.FILE);
        form.file().choose(directory.resolve("orders.csv"));
        var columns = form.file().format().columns().columns();
        columns.get(0).role().set(ColumnViewModel.Role.KEY);
        columns.get(0).format().set(PayloadFormat.LONG);
        columns.get(1).role().set(ColumnViewModel.Role.VALUE);
        columns.get(2).role().set(ColumnViewModel.Role.TIMESTAMP);
        form.file().placement().set(new Placement.Given(2));
        form.file().onFault().set(OnFault.SKIP);
        form.file().pace().kind().set(PaceViewModel.Kind.RECORDED);
        form.file().pace().speed().text().set("2");
        form.send();
        session.sendings.getFirst().state = new Sending.State.Done();
        background.tick();
        assertThat(form.shelf().orElseThrow().history().getFirst().content()).isInstanceOf(Content.OfFile.class);
    }

    private void writeCsv() throws IOException {
        Files.writeString(directory.resolve("orders.csv"), "id;note;at\n1;first;2026-11-25T10:00:00Z\n2;second;2026-11-25T10:00:01Z\n");
    }

    private void many(String seed, String times) {
        form.mode().set(Mode.MANY);
        form.record().value().text().set("{{counter}}");
        form.many().seed().text().set(seed);
        form.many().times().text().set(times);
    }

    private void steady(String rate) {
        form.many().pace().kind().set(PaceViewModel.Kind.STEADY);
        form.many().pace().rate().text().set(rate);
        form.many().pace().atOnce().text().set("5");
    }

    private void save(String name) {
        form.shelf().orElseThrow().name().set(name);
        form.shelf().orElseThrow().save();
    }

    private SendViewModel form() throws FailureException {
        return new SendViewModel(session, background, "orders", Optional.of(Shelf.at(Places.below(directory))), new Destinations());
    }
}

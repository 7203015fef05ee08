package dev.topicscope.ui.produce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Timestamp;
import dev.topicscope.store.HistoryStore;
import dev.topicscope.store.Places;
import dev.topicscope.store.Preset;
import dev.topicscope.store.Sent;
import dev.topicscope.store.Sent.Content;
import dev.topicscope.store.Sent.Ending;
import dev.topicscope.store.Shelf;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.produce.ShelfViewModel.Note;

import static org.assertj.core.api.Assertions.assertThat;

class ShelfViewModelTest {

    @TempDir
    private Path directory;

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private Shelf kept;
    private SendViewModel form;
    private ShelfViewModel shelf;

    @BeforeEach
    void open() throws FailureException {
        form = form(session, "orders");
        shelf = form.shelf().orElseThrow();
    }

    @Test
    void aPresetIsOfferedOnEveryClusterAndBringsBackWhatWasTyped() throws FailureException {
        type("customer-1", "{\"a\":1}");
        form.record().placement().set(new Placement.Given(3));
        save("happy path");
        assertThat(shelf.note().get()).contains(new Note.Saved("happy path"));
        assertThat(shelf.name().get()).isEmpty();

        var staging = new FakeSession();
        staging.connection = new Connection("staging", "staging", "s:9092", Map.of());
        var other = form(staging, "orders");
        other.shelf().orElseThrow().load(other.shelf().orElseThrow().presets().getFirst());

        assertThat(other.record().kept(Optional.empty())).isEqualTo(form.record().kept(Optional.empty()));
        assertThat(form(staging, "payments").shelf().orElseThrow().presets()).isEmpty();
    }

    @Test
    void aNameThatIsTakenAsksBeforeItIsReplaced() {
        type("k", "1");
        save("a");
        type("k", "2");
        save(" a ");
        assertThat(shelf.replacing().get()).isTrue();
        assertThat(shelf.presets()).extracting(preset -> preset.text().value().text()).containsExactly("1");
        shelf.name().set("b");
        assertThat(shelf.replacing().get()).isFalse();
        shelf.name().set("a");
        shelf.save();
        shelf.save();

        assertThat(shelf.presets()).extracting(preset -> preset.text().value().text()).containsExactly("2");
        save("  ");
        assertThat(shelf.presets()).hasSize(1);
    }

    @Test
    void presetsAreRenamedAndADeletedOneComesBack() {
        save("a");
        save("b");
        shelf.rename(shelf.presets().getFirst(), "b");
        shelf.rename(shelf.presets().getFirst(), " ");
        assertThat(shelf.presets()).extracting(Preset::name).as("a name that is taken, or none").containsExactly("a", "b");
        shelf.rename(shelf.presets().getFirst(), "c");
        shelf.delete(shelf.presets().getFirst());
        assertThat(shelf.presets()).extracting(Preset::name).containsExactly("b");
        shelf.undo();

        assertThat(shelf.presets()).extracting(Preset::name).containsExactlyInAnyOrder("b", "c");
        assertThat(shelf.note().get()).isEmpty();
    }

    @Test
    void whatWasTypedComesBackAfterLoadingBytesIncluded() {
        type("k", "{}");
        save("a");
        form.record().value().fixed().set(Optional.of(new byte[] {-1, 0}));
        form.record().addHeader().name().set("trace");
        shelf.load(shelf.presets().getFirst());
        assertThat(form.record().value().fixed().get()).isEmpty();
        assertThat(form.record().headers()).isEmpty();
        shelf.undo();

        assertThat(form.record().value().fixed().get()).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(-1, 0));
        assertThat(form.record().headers()).hasSize(1);
        assertThat(form.record().key().text().get()).isEqualTo("k");
    }

    @Test
    void aRunIsKeptWithItsOutcomeAndTypedAgain() {
        type("customer-1", "{\"a\":1}");
        form.send();
        type("changed", "meanwhile");
        session.sendings.getFirst().store(2, 4_711);
        background.tick();

        var sent = shelf.history().getFirst();
        assertThat(sent.ending()).isEqualTo(Ending.DONE);
        assertThat(sent.acknowledged()).isEqualTo(1);
        assertThat(ShelfWords.beginning(sent)).isEqualTo("customer-1 · {\"a\":1}");
        assertThat(ShelfWords.outcome(sent)).isEqualTo("1 record acknowledged");
        shelf.load(sent);
        assertThat(form.record().value().text().get()).isEqualTo("{\"a\":1}");
    }

    @Test
    void whatWentWrongIsKeptToo() {
        form.send();
        var sending = session.sendings.getFirst();
        sending.counts = new Sending.Counts(5, 2, 1, 2);
        sending.lastFailed = List.of(new Sending.Answer(3, new Result.NotStored("It was too large.", Duration.ZERO)));
        sending.state = new Sending.State.Failed(new Failure.TimedOut("send", Duration.ofSeconds(3), ""));
        background.tick();

        var sent = shelf.history().getFirst();
        assertThat(sent.ending()).isEqualTo(Ending.FAILED);
        assertThat(sent.reason()).hasValueSatisfying(reason -> assertThat(reason).contains("did not answer"));
        assertThat(ShelfWords.outcome(sent)).isEqualTo("5 records: 2 acknowledged, 1 failed, 2 never sent, ended by a failure");
    }

    @Test
    void ofLargeContentsOnlyTheSizeIsKept() {
        form.record().value().fixed().set(Optional.of(new byte[60_000]));
        form.send();
        session.sendings.getFirst().store(0, 1);
        background.tick();

        assertThat(shelf.history().getFirst().content()).isEqualTo(new Content.TooLarge(80_000));
        assertThat(ShelfWords.beginning(shelf.history().getFirst())).contains("too large");
        shelf.load(shelf.history().getFirst());
        assertThat(form.record().value().fixed().get()).isPresent();
    }

    @Test
    void runsThatEndWhileOneIsWrittenAreWrittenToo() {
        background.hold();
        for (int i = 0; i < 3; i++) {
            type("k", "v" + i);
            form.send();
            session.sendings.get(i).store(0, i);
            background.tick();
        }
        assertThat(shelf.history()).isEmpty();
        background.runHeld();

        assertThat(shelf.history()).extracting(ShelfWords::beginning).containsExactly("k · v2", "k · v1", "k · v0");
    }

    @Test
    void aRunThatGoesOnWhenItsPageClosesIsKeptAsItStands() throws FailureException {
        type("k", "v");
        form.send();
        var sending = session.sendings.getFirst();
        sending.state = new Sending.State.Running();
        background.tick();
        sending.counts = new Sending.Counts(10, 7, 1, 0);
        form.close();

        var sent = stored().of("test", "orders").getFirst();
        assertThat(sending.closed).isTrue();
        assertThat(sent.ending()).isEqualTo(Ending.STOPPED);
        assertThat(ShelfWords.outcome(sent)).isEqualTo("10 records: 7 acknowledged, 3 failed, stopped");
        assertThat(sent.reason()).contains("It was closed while 2 records were not answered yet: they may have been stored.");
    }

    @Test
    void whatEndsBetweenTwoLooksAndARunKnownAlreadyAreKeptOnce() throws FailureException {
        form.send();
        session.sendings.getFirst().store(0, 1);
        form.close();
        form.close();

        assertThat(stored().of("test", "orders")).extracting(Sent::ending).containsExactly(Ending.DONE);
    }

    @Test
    void whatIsNotWrittenWhenTheProgramEndsIsWrittenByTheFlush() throws FailureException {
        background.hold();
        form.send();
        form.close();
        assertThat(stored().of("test", "orders")).isEmpty();
        kept.history().flush();

        assertThat(stored().of("test", "orders")).hasSize(1);
    }

    @Test
    void theHistoryIsForgottenAndComesBackIfThatWasAMistake() throws FailureException {
        for (int i = 0; i < 2; i++) {
            type("k", "v" + i);
            form.send();
            session.sendings.get(i).store(0, i);
            background.tick();
        }
        var before = List.copyOf(shelf.history());
        shelf.forgetHistory();
        assertThat(shelf.history()).isEmpty();
        assertThat(form(session, "orders").shelf().orElseThrow().history()).isEmpty();
        shelf.undo();

        assertThat(shelf.history()).isEqualTo(before);
    }

    @Test
    void whatTheDiskRefusesIsSaid() throws IOException {
        Files.createDirectories(directory.resolve("config").resolve("presets.json").resolve("in the way"));
        save("a");

        assertThat(shelf.note().get().orElseThrow()).isInstanceOf(Note.Failed.class);
    }

    @Test
    void aRecordThatWasReadIsTypedAndItsPlaceAndTimeKeptIfWished() {
        type("mine", "mine");
        form.record().timestamp().set(Optional.of(Instant.EPOCH));
        var time = Instant.parse("2026-11-25T10:00:00Z");
        form.handover().edit(new Message(new Partition("orders", 2), 7, Optional.of(new Timestamp(time, Timestamp.Kind.CREATED)),
                Optional.empty(), Optional.of(new byte[] {'x'}), List.of()));

        assertThat(form.record().key().encoding().get()).isEqualTo(PayloadFormat.NULL);
        assertThat(form.record().timestamp().get()).isEmpty();
        assertThat(form.record().placement().get()).isEqualTo(new Placement.ByKey());
        form.handover().keepTimestamp();
        form.handover().keepPartition();
        assertThat(form.record().timestamp().get()).contains(time);
        assertThat(form.record().kept(Optional.empty()).partition()).isEqualTo(OptionalInt.of(2));
        shelf.undo();
        assertThat(form.record().key().text().get()).isEqualTo("mine");
        assertThat(form.record().timestamp().get()).contains(Instant.EPOCH);
    }

    private SendViewModel form(FakeSession of, String topic) throws FailureException {
        kept = Shelf.at(Places.below(directory));
        return new SendViewModel(of, background, topic, Optional.of(kept), new Destinations());
    }

    /// What is on disk.
    private HistoryStore stored() throws FailureException {
        return Shelf.at(Places.below(directory)).history();
    }

    private void type(String key, String value) {
        form.record().key().text().set(key);
        form.record().value().text().set(value);
    }

    private void save(String name) {
        shelf.name().set(name);
        shelf.save();
    }
}

package dev.topicscope.ui.produce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.KeyPartitioner;
import dev.topicscope.browse.Pace;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.compose.CsvTable;
import dev.topicscope.compose.Input;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.compose.Template;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;
import dev.topicscope.model.FailureException;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.produce.SendViewModel.Mode;

import static org.assertj.core.api.Assertions.assertThat;

class ManyViewModelTest {

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private final SendViewModel form = new SendViewModel(session, background, "orders");
    private final ManyViewModel many = form.many();
    @TempDir
    private Path folder;

    @Test
    void sendsAsManyAsAreWantedAtThePaceThatIsWanted() throws FailureException {
        begin("v{{counter}}");
        many.times().text().set("3");
        many.pace().kind().set(PaceViewModel.Kind.FLIGHTS);
        form.send();

        var request = session.sendings.getFirst().request;
        assertThat(request.limit()).isEqualTo(OptionalLong.of(3));
        assertThat(request.pace()).isEqualTo(new Pace.Flights(100));
        assertThat(sent(10)).extracting(ManyViewModelTest::value).containsExactly("v1", "v2", "v3");
    }

    @Test
    void goesOnUntilItIsStoppedIfSoWanted() {
        begin("v");
        many.times().text().set("nonsense");
        many.endless().set(true);
        form.send();

        assertThat(many.timesProblem().getValue()).isEmpty();
        assertThat(session.sendings.getFirst().request.limit()).isEmpty();
    }

    @Test
    void theButtonSaysHowManyItSends() {
        begin("no {{template");
        many.times().text().set("3");
        assertThat(form.action().get()).isEqualTo("Send 3 records");

        many.endless().set(true);
        assertThat(form.action().get()).isEqualTo("Start");
    }

    @Test
    void aWrongNumberOfRecordsIsSaidAndNotSent() {
        begin("v");
        many.times().text().set("0");
        form.send();

        assertThat(many.timesProblem().getValue()).isPresent();
        assertThat(session.sendings).isEmpty();
    }

    @Test
    void aSeedMakesARunRepeatable() throws FailureException {
        begin("{{uuid}} {{integer:1..1000000}}");
        many.times().text().set("20");
        many.seed().text().set("7");
        var first = sentNow(20);
        var again = sentNow(20);
        many.newSeed();
        var other = sentNow(20);

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void thePreviewIsWhatWillBeSent() throws FailureException {
        form.record().partitionCount().set(6);
        form.record().key().text().set("k{{integer:1..1000}}");
        var header = form.record().addHeader();
        header.name().set("h{{counter}}");
        header.value().text().set("{{choice:a,b,c}}");
        begin("{{uuid}}");
        many.shown().text().set("25");
        background.tick();
        form.send();
        var sent = sent(25);

        assertThat(many.preview().samples()).extracting(Sample::title).containsExactly("Record 1", "Record 10", "Record 25");
        for (int i = 0; i < 3; i++) {
            var sample = many.preview().samples().get(i);
            var draft = sent.get(List.of(0, 9, 24).get(i));
            assertThat(sample.fields()).extracting(Sample.Field::content).containsExactly(new String(draft.key().orElseThrow()),
                    value(draft), new String(draft.headers().getFirst().value().orElseThrow()));
            assertThat(sample.fields().getLast().name()).isEqualTo(draft.headers().getFirst().key());
            assertThat(sample.facts().getFirst()).isEqualTo("partition " + KeyPartitioner.partitionFor(draft.key().orElseThrow(), 6));
        }
    }

    @Test
    void bracesAreSentAsTheyAreWithoutTemplates() throws FailureException {
        begin("{{nonsense}}");
        many.templates().set(false);
        form.send();

        assertThat(value(sent(1).getFirst())).isEqualTo("{{nonsense}}");
    }

    @Test
    void anErrorIsNamedWithItsPlaceWhereItIs() {
        var unnamed = form.record().addHeader();
        var header = form.record().addHeader();
        header.name().set("h{{");
        header.value().text().set("{{integer:9..1}}");
        form.record().key().text().set("{{nonsense}}");
        begin("fine {{counter}}");
        form.send();

        assertThat(form.record().key().templateProblem().get()).hasValueSatisfying(problem -> {
            assertThat(problem.position()).isEqualTo(2);
            assertThat(problem.reason()).contains("nonsense");
        });
        assertThat(header.nameProblem().get()).isPresent();
        assertThat(header.value().templateProblem().get()).isPresent();
        assertThat(unnamed.value().templateProblem().get()).isEmpty();
        assertThat(form.record().value().templateProblem().get()).isEmpty();
        assertThat(session.sendings).isEmpty();

        form.mode().set(Mode.ONE);
        assertThat(form.record().key().templateProblem().get()).isEmpty();
    }

    @Test
    void aRecordThatDoesNotFitIsNamedByItsNumber() {
        form.record().value().encoding().set(PayloadFormat.INTEGER);
        begin("{{counter:2147483640,1}}");
        background.tick();

        assertThat(many.preview().samples()).extracting(Sample::fit).containsExactly(true, false, false);
        assertThat(many.preview().samples().get(1).remarks()).allMatch(remark -> remark.startsWith("Value"));
    }

    @Test
    void recordsThatCantBeMadeEndTheRunOrAreSkippedAsIsWanted() throws FailureException {
        form.record().key().encoding().set(PayloadFormat.INTEGER);
        form.record().key().text().set("{{choice:7,none}}");
        begin("v");
        many.times().text().set("40");
        form.send();
        assertThat(session.sendings.getLast().request.onFault()).isEqualTo(OnFault.STOP);
        form.run().stop();
        many.onFault().set(OnFault.SKIP);
        form.send();

        var request = session.sendings.getLast().request;
        assertThat(request.onFault()).isEqualTo(OnFault.SKIP);
        try (var source = request.plan().open(new Cancellation())) {
            var faults = new ArrayList<Item.Faulty>();
            for (var item = source.next(); !(item instanceof Item.End); item = source.next()) {
                if (item instanceof Item.Faulty faulty) {
                    faults.add(faulty);
                }
            }
            assertThat(faults).isNotEmpty().hasSizeLessThan(40).allSatisfy(fault ->
                    assertThat(fault.reason()).startsWith("Record " + fault.place() + ", key: “n” is no part"));
        }
    }

    @Test
    void theSizeIsThatOfTheLargestRecordPreviewed() {
        form.size().refresh();
        begin("{{counter:1,1000000}}");
        assertThat(form.size().words().get()).isEqualTo("not known yet");
        background.tick();
        var sizes = many.preview().samples().stream().map(sample -> sample.size().orElseThrow().inBatchBytes()).toList();

        assertThat(form.size().words().get()).isEqualTo(sizes.getLast() + " B of 1 MiB (max.message.bytes)");
        assertThat(form.size().measured().get()).contains("That of the largest of the 3 records previewed.");
        assertThat(sizes.getLast()).isGreaterThan(sizes.getFirst());
        form.mode().set(Mode.ONE);
        assertThat(form.size().measured().get()).isEmpty();
    }

    @Test
    void columnsOfACsvFileCanBeInsertedOnceItIsChosen() throws IOException, FailureException {
        begin("{{csv:city}}");
        assertThat(form.record().value().templateProblem().get()).isPresent();
        many.table().choose(Files.writeString(folder.resolve("t.csv"), "id;city\n1;Ulm\n2;Köln\n"));

        assertThat(many.table().separator().get()).isEqualTo(Separator.SEMICOLON);
        assertThat(many.table().words()).isEqualTo("t.csv: 2 rows, 2 columns: id, city");
        assertThat(many.placeholders()).extracting(Placeholder::text).contains("{{csv:id}}", "{{csv:city}}");
        many.times().text().set("3");
        assertThat(sentNow(3)).containsExactly("Ulm", "Köln", "Ulm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n", "a,a\n1,2\n", "a,b\n\"1,2\n"})
    void whatIsNoTableIsSaid(String content) throws IOException {
        many.table().choose(Files.writeString(folder.resolve("t.csv"), content));

        assertThat(many.table().state().get()).isInstanceOf(CsvTableViewModel.State.Failed.class);
        assertThat(many.table().words()).contains("t.csv").doesNotContain("Exception");
    }

    @Test
    void whatCanBeInsertedCanBeFilledIn() throws IOException, FailureException {
        var table = CsvTable.read(Input.file(Files.writeString(folder.resolve("t.csv"), "a,b c\n1,2\n")), ',');

        assertThat(Placeholder.all(Optional.of(table))).hasSizeGreaterThan(16).allSatisfy(placeholder ->
                assertThat(Template.parse(placeholder.text(), Optional.of(table))).isInstanceOf(Template.Parsed.Ready.class));
        var problem = ((Template.Parsed.Wrong) Template.parse("{{}}", Optional.empty())).problem().reason();
        var known = problem.substring(problem.indexOf(": ") + 2, problem.length() - 1).split(", ");
        assertThat(known).allSatisfy(name -> assertThat(Placeholder.all(Optional.of(table)))
                .anyMatch(placeholder -> placeholder.text().matches("\\{\\{" + name + "(:.*)?}}")));
    }

    @Test
    void aPreviewCanBeCancelledAndMadeAfterAll() {
        background.hold();
        begin("{{name}}");
        background.tick();
        assertThat(many.preview().state().get()).isInstanceOfSatisfying(PreviewViewModel.State.Waiting.class,
                waiting -> assertThat(waiting.what()).contains("names"));
        many.preview().cancel();
        background.runHeld();
        assertThat(many.preview().state().get()).isInstanceOf(PreviewViewModel.State.Cancelled.class);
        assertThat(many.preview().samples()).isEmpty();

        many.preview().make();
        background.runHeld();
        assertThat(many.preview().samples()).hasSize(3);
    }

    @Test
    void aLongValueIsShownByItsBeginning() {
        begin("line {{counter}}\n".repeat(1_000));
        background.tick();

        assertThat(many.preview().samples().getFirst().fields().get(1).content()).startsWith("line 1\nline 1\n").endsWith("kB)")
                .hasLineCount(8);
    }

    @Test
    void whatIsTypedStaysFromModeToMode() {
        begin("v");
        many.times().text().set("5");
        form.mode().set(Mode.FILE);
        form.mode().set(Mode.ONE);
        form.mode().set(Mode.MANY);

        assertThat(many.times().text().get()).isEqualTo("5");
        assertThat(form.record().value().text().get()).isEqualTo("v");
    }

    private void begin(String value) {
        form.record().value().text().set(value);
        form.mode().set(Mode.MANY);
    }

    private List<String> sentNow(int most) throws FailureException {
        form.send();
        var values = sent(most).stream().map(ManyViewModelTest::value).toList();
        form.run().stop();
        return values;
    }

    private List<Draft> sent(int most) throws FailureException {
        var drafts = new ArrayList<Draft>();
        try (var source = session.sendings.getLast().request.plan().open(new Cancellation())) {
            while (drafts.size() < most && source.next() instanceof Item.Ready(var draft, var _)) {
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private static String value(Draft draft) {
        return new String(draft.value().orElseThrow(), StandardCharsets.UTF_8);
    }
}

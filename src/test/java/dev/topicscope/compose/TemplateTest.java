package dev.topicscope.compose;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemplateTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:30:15.250Z");

    @Test
    void placesAreFilledInAndAllElseStaysAsItIs() {
        assertThat(fill("{\"id\":{{counter}},\"at\":\"{{now}}\"}", 0)).isEqualTo("{\"id\":1,\"at\":\"2026-11-24T09:30:15.250Z\"}");
        assertThat(fill("{{counter:100}} {{counter:0,-5}}", 3)).isEqualTo("103 -15");
        assertThat(fill("{{now:millis}} {{now:seconds}} {{now:yyyy-MM-dd HH:mm}}", 0))
                .isEqualTo("1795512615250 1795512615 2026-11-24 09:30");
        assertThat(fill("}} { {x}", 0)).isEqualTo("}} { {x}");
        assertThat(fill("{{\"{{counter}} }} \"}}!", 0)).isEqualTo("{{counter}} }} !");
        assertThat(fill("", 0)).isEmpty();
    }

    @Test
    void randomPartsStayWithinTheirBounds() {
        assertThat(IntStream.range(0, 500).mapToObj(i -> fill("{{integer:-2..2}}", i)).distinct().toList())
                .containsExactlyInAnyOrder("-2", "-1", "0", "1", "2");
        assertThat(IntStream.range(0, 200).mapToObj(i -> fill("{{decimal:1..2,3}}", i)).toList())
                .allSatisfy(text -> assertThat(text).matches("[12]\\.\\d{3}"));
        assertThat(IntStream.range(0, 200).mapToObj(i -> fill("{{choice:NEW,PAID}}", i)).distinct().toList())
                .containsExactlyInAnyOrder("NEW", "PAID");
        assertThat(UUID.fromString(fill("{{uuid}}", 0)).version()).isEqualTo(4);
        assertThat(fill("{{integer:-9223372036854775808..9223372036854775807}}", 0)).matches("-?\\d+");
    }

    @Test
    void madeUpDataComesFromTheLibrary() {
        assertThat(fill("{{name}}", 0)).contains(" ");
        assertThat(fill("{{first-name}}{{last-name}}{{city}}", 0)).isNotBlank();
        assertThat(fill("{{email}}", 0)).matches(".+@example\\.(com|org|net)");
        assertThat(fill("{{text:12}}", 0).split(" ")).hasSize(12);
    }

    @Test
    void aSeedMakesARunRepeatableAndAnyRecordCanBeSeenFirst() {
        String template = "{{uuid}} {{integer:1..1000000}} {{name}} {{city}} {{text}}";
        var one = new Draw(7);
        var inOrder = IntStream.range(0, 50).mapToObj(i -> fill(template, i, one)).toList();

        assertThat(fill(template, 49, new Draw(7))).isEqualTo(inOrder.get(49));
        assertThat(fill(template, 9, one)).isEqualTo(inOrder.get(9));
        assertThat(inOrder).doesNotHaveDuplicates();
        assertThat(fill(template, 9, new Draw(8))).isNotEqualTo(inOrder.get(9));
    }

    @Test
    void aColumnGivesARowARecordAndBeginsAgain() throws FailureException {
        var table = Optional.of(table("name,city\nAda,London\n\"Grace, H.\",\n"));
        assertThat(table.get().columns()).containsExactly("name", "city");
        var template = ready(Template.parse("{{csv:name}}/{{csv:city}}", table));
        var draw = new Draw(1);
        assertThat(IntStream.range(0, 3).mapToObj(i -> {
            draw.turnTo(i, NOW);
            return template.fill(draw);
        }).toList()).isEqualTo(List.of("Ada/London", "Grace, H./", "Ada/London"));
        assertThat(Template.parse("{{csv:street}}", table)).isEqualTo(new Template.Parsed.Wrong(new TextProblem(6,
                "The CSV file has no column “street”; it has: name, city.")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a{{countr}} | 3 | There is no “countr”", "{{counter | 0 | A place begins here and ends nowhere",
        "x{{counter {{uuid}} | 1 | A place begins here", "{{}} | 2 | Between the braces", "{{integer:5..1}} | 10 | The first number",
        "{{integer:5}} | 10 | Here should be two numbers", "{{integer:a..5}} | 10 | “a” is no whole number.",
        "{{decimal:0..1,99}} | 10 | Decimals are from", "{{now:yyyy-QQQQQQQ}} | 6 | “yyyy-QQQQQQQ” is no format",
        "{{choice:}} | 9 | A choice needs", "{{int}} | 2 | There is no “int”: write {{integer:1..100}}.",
        "{{decimal 1 99}} | 2 | There is no “decimal 1 99”: write {{decimal:0..10,2}}.",
        "{{uuid:4}} | 7 | “uuid” takes nothing", "{{csv:a}} | 6 | There is no CSV file yet", "{{text:0}} | 7 | A text has",
        "{{\"open}} | 0 | A quoted text begins", "{{counter:1,2,3}} | 10 | A counter takes"})
    void anErrorIsNamedWithItsPlace(String text, int position, String reason) {
        assertThat(Template.parse(text, Optional.empty())).isInstanceOfSatisfying(Template.Parsed.Wrong.class, wrong -> {
            assertThat(wrong.problem().position()).isEqualTo(position);
            assertThat(wrong.problem().reason()).startsWith(reason);
        });
    }

    @Test
    void aTableOfManyShortFieldsIsRefusedBeforeItTakesMuchMemory() {
        String row = "a,".repeat(999) + "a\n";
        String names = IntStream.range(0, 1_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        assertThatThrownBy(() -> table(names + "\n" + row.repeat(1_500)))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isInstanceOfSatisfying(Failure.Invalid.class,
                        invalid -> assertThat(invalid.reason()).contains("would take more than 64 MB of memory")));
    }

    private static CsvTable table(String csv) throws FailureException {
        return CsvTable.read(Input.stream("names.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))), ',');
    }

    private static String fill(String template, long number) {
        return fill(template, number, new Draw(42));
    }

    private static String fill(String template, long number, Draw draw) {
        draw.turnTo(number, NOW);
        return ready(Template.parse(template, Optional.empty())).fill(draw);
    }

    private static Template ready(Template.Parsed parsed) {
        return ((Template.Parsed.Ready) parsed).template();
    }
}

package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.model.FieldPath;
import dev.topicscope.model.Json;

import static org.assertj.core.api.Assertions.assertThat;

class QueryTextTest {

    private static final FieldPath ROOT = FieldPath.ROOT;
    private static final SampleRecord ODD = SampleRecord.of("a \"b\\c\" -d",
            "{\"x-y\":{\"a\\\"b\":\"é\\n\\\\\\u0001\\ud83d\\ude00\"},\"n\":1.50,\"t\":true,\"z\":null,\"l\":[]}")
            .with("trace: id", "1 \"2\"");

    /// Texts that need care somewhere: quotes, escapes, signs of the query language and of jq, characters a text field drops.
    private static final List<String> ODD_TEXTS = List.of("plain", "", " ", "a b", "\"", "\\", "a\"b", "a\\b", "\\(1+1)", "-x", "/x/", ".x",
            "jq .a", "key:=\"k\"", "null", "true", "1", "a:b", "a,b | c or d as $x // e", "line\nbreak", "tab\tbed", "\u0001\u007f", "é한😀",
            "'", "#", "a.b", "[0]", "{\"a\":1}", "\u2028", "=", "*+?()[]{}^$", "C:\\new\\table", "\\n");

    /// A field: where it is, what it is, and the document that has it.
    private record Case(FieldPath path, Json value, String document) {
    }

    private static final List<Case> FIELDS = Stream.concat(ODD_TEXTS.stream().flatMap(text -> Stream.of(
            new Case(ROOT.member("a"), new Json.Str(text), "{\"a\":" + QueryText.jsonString(text) + "}"),
            new Case(ROOT.member(text), new Json.Num("7"), "{" + QueryText.jsonString(text) + ":7}"),
            new Case(ROOT.member("o").member(text).element(1), new Json.Bool(false),
                    "{\"o\":{" + QueryText.jsonString(text) + ":[0,false]}}"))),
            Stream.of(new Case(ROOT, new Json.Num("5"), "5"), new Case(ROOT, new Json.Str("x"), "\"x\""),
            new Case(ROOT.element(0), new Json.Num("-1"), "[-1]"), new Case(ROOT.element(2).element(0), new Json.Null(), "[1,1,[null]]"),
            new Case(ROOT.member("a"), new Json.Null(), "{\"a\":null}"), new Case(ROOT.member("a"), new Json.Bool(true), "{\"a\":true}"),
            new Case(ROOT.member("a"), new Json.Num("1.50"), "{\"a\":1.50}"),
            new Case(ROOT.member("a"), new Json.Num("-0.0"), "{\"a\":-0.0}"),
            new Case(ROOT.member("a"), new Json.Num("1E+3"), "{\"a\":1E+3}"),
            new Case(ROOT.member("a"), new Json.Num("12345678901234567890"), "{\"a\":12345678901234567890}"),
            new Case(ROOT.member("items").element(10).member("unit price").element(0), new Json.Str("x"),
                    "{\"items\":[0,0,0,0,0,0,0,0,0,0,{\"unit price\":[\"x\"]}]}"))).toList();

    /// Documents in which none of [#FIELDS] has its value.
    private static final List<String> OTHERS = List.of("{\"a\":\"other\"}", "{\"a\":12345678901234567891}", "{\"b\":false}", "{\"a\":3}",
            "{\"o\":{\"plain\":[0,true]}}", "[0,1,[2]]", "{\"items\":[0,0,{\"unit price\":[\"y\"]}]}");

    @ParameterizedTest
    @FieldSource("FIELDS")
    void aFieldFindsTheRecordItWasTakenFromAndNoOther(Case field) throws Query.EvaluationException {
        String term = QueryText.field(field.path(), field.value());
        var its = SampleRecord.of("k", field.document());

        assertThat(term.chars()).as("what a text field keeps").noneMatch(c -> c < 0x20 || c == 0x7f);
        assertThat(matches(term, its)).as(term).isTrue();
        assertThat(matches(QueryText.without("", term), its)).as("without %s", term).isFalse();
        assertThat(matches(QueryText.with("key:=k", term), its)).isTrue();
        assertThat(QueryText.path(QueryText.place(field.path()))).contains(field.path());
        if (!(field.value() instanceof Json.Null)) {
            for (String other : OTHERS) {
                assertThat(matchesOrFails(term, SampleRecord.of("k", other))).as("%s on %s", term, other).isFalse();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ODD_TEXTS")
    void aKeyAndAHeaderFindTheirRecordAndNoOther(String text) throws Query.EvaluationException {
        String key = QueryText.key(utf8(text)).orElseThrow();
        String value = QueryText.header("h: \"1\"", utf8(text)).orElseThrow();
        var its = SampleRecord.of(text, "v").with("h: \"1\"", text);

        assertThat((key + value).chars()).as("what a text field keeps").noneMatch(c -> c < 0x20 || c == 0x7f);
        assertThat(matches(key, its)).as(key).isTrue();
        assertThat(matches(value, its)).as(value).isTrue();
        assertThat(matches(QueryText.with(key, value), its)).isTrue();
        assertThat(matches(QueryText.without("", key), its)).isFalse();
        assertThat(matches(QueryText.without("v", value), its)).isFalse();
        for (String other : othersThan(text)) {
            var another = SampleRecord.of(other, "v").with("h: \"1\"", other);
            assertThat(matches(key, another)).as("%s on %s", key, other).isFalse();
            assertThat(matches(value, another)).as("%s on %s", value, other).isFalse();
        }
        if (!text.isEmpty() && QueryText.header(text, utf8("x")).isPresent()) {
            String named = QueryText.header(text, utf8("x")).orElseThrow();
            assertThat(matches(named, SampleRecord.of("k", "v").with(text, "x"))).as(named).isTrue();
            assertThat(matches(named, SampleRecord.of("k", "v").with(text + "2", "x"))).as(named).isFalse();
        }
    }

    @Test
    void whatNoQueryCanTellIsNotOffered() {
        assertThat(QueryText.key(new byte[] {(byte) 0xff})).isEmpty();
        assertThat(QueryText.header("h", new byte[] {0, (byte) 0xc0})).isEmpty();
        assertThat(QueryText.header("", utf8("x"))).isEmpty();
        assertThat(QueryText.header("a\nb", utf8("x"))).isEmpty();
    }

    @Test
    void termsJoinInAnyOrder() throws Query.EvaluationException {
        var terms = List.of(QueryText.key(utf8("a \"b\\c\" -d")).orElseThrow(),
                QueryText.header("trace: id", utf8("1 \"2\"")).orElseThrow(),
                QueryText.field(ROOT.member("x-y").member("a\"b"), new Json.Str("é\n\\\u0001😀")),
                QueryText.field(ROOT.member("n"), new Json.Num("1.50")), QueryText.field(ROOT.member("t"), new Json.Bool(true)),
                QueryText.field(ROOT.member("z"), new Json.Null()), QueryText.field(ROOT.member("l"), new Json.Arr(List.of())),
                QueryText.field(ROOT, new Json.Arr(List.of())));
        for (String term : terms) {
            assertThat(matches(term, ODD)).as(term).isTrue();
            assertThat(matches(QueryText.without("", term), ODD)).as("without %s", term).isFalse();
            for (String other : terms) {
                assertThat(matches(QueryText.with(term, other), ODD)).as(QueryText.with(term, other)).isTrue();
                assertThat(matches(QueryText.without(term, other), ODD)).as(QueryText.without(term, other)).isFalse();
                assertThat(matches(QueryText.with(QueryText.with("é -nowhere", term), other), ODD)).isTrue();
            }
        }
    }

    @Test
    void keepsWhatWasThere() {
        assertThat(QueryText.with("", ".a == 1")).isEqualTo(".a == 1");
        assertThat(QueryText.with(".a == 1", ".b == 2")).isEqualTo(".a == 1 and .b == 2");
        assertThat(QueryText.with(".a == 1 or .c", ".b == 2")).isEqualTo("jq (.a == 1 or .c) and .b == 2");
        assertThat(QueryText.with("paid", ".b == 2")).isEqualTo("paid jq .b == 2");
        assertThat(QueryText.with(".b == 2", "key:=\"k\"")).isEqualTo("key:=\"k\" jq .b == 2");
        assertThat(QueryText.without("paid", "key:=\"k\"")).isEqualTo("paid -key:=\"k\"");
        assertThat(QueryText.without("paid jq .a", ".b == 2")).isEqualTo("paid jq .a and (.b == 2 | not)");
    }

    @ParameterizedTest
    @ValueSource(strings = {".a == 1", ".items[]", ".a | .b", "a", "", ".a,.b", ".a?"})
    void whatNamesNoSinglePlaceIsNoPath(String text) {
        assertThat(QueryText.path(text)).isEmpty();
    }

    private static List<String> othersThan(String text) {
        var others = new ArrayList<>(ODD_TEXTS);
        others.remove(text);
        others.add(text + "x");
        others.add("x" + text);
        others.add(text + "\n");
        return others;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean matchesOrFails(String text, SampleRecord record) {
        try {
            return matches(text, record);
        } catch (Query.EvaluationException e) {
            return false;
        }
    }

    private static boolean matches(String text, SampleRecord record) throws Query.EvaluationException {
        var parsed = QueryParser.parse(text);
        assertThat(parsed).as(text).isInstanceOf(Parsed.Ready.class);
        return ((Parsed.Ready) parsed).query().matcher().matches(record);
    }
}

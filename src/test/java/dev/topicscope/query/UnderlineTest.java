package dev.topicscope.query;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What is underlined of a wrong query: the wrong place, and no more. It stands between the brackets.
class UnderlineTest {

    @ParameterizedTest
    @ValueSource(strings = {".amount ⟦>⟧", ".amount >⟦>⟧ 3", ".a == ⟦\"⟧x", ".a | ⟦fooo⟧", ".a ⟦and⟧",
        "jq ⟦try⟧", "/a(⟦b⟧/",
        "/a{2,1⟦}⟧/", "⟦\"abc⟧", "/⟦*⟧a/", "needle key:⟦=⟧", "partition:⟦3-⟧",
        ".amount > 100 ⟦&⟧& .b", "jq ⟦$x⟧ == 1",
        "jq .a as $x | ⟦$y⟧ == $x",
        "jq .s | test(⟦\"(\"⟧)", "jq .s | test(\"a\") and (.t | test(⟦\"[a-\"⟧))",
        "jq .s | ⟦@foo⟧", "jq ⟦import⟧ \"a\" as b; .",
        "needle .x jq .a == ⟦'⟧x'"})
    void isTheWrongPlace(String marked) {
        var problem = (Parsed.Problem) QueryParser.parse(marked.replaceAll("[⟦⟧]", ""));

        String text = marked.replaceAll("[⟦⟧]", "");
        assertThat(text.substring(0, problem.from()) + "⟦" + text.substring(problem.from(), problem.to()) + "⟧"
                + text.substring(problem.to())).isEqualTo(marked);
        assertThat(problem.reason()).isNotBlank().doesNotEndWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jq .a as $x | $x == 1", "jq .[] as [$x, {b: $y}] | $x == $y", "jq reduce .[] as $x (0; . + $x) == 3",
        "jq .s | test(\"^a\\\\d+$\")", "jq .s | @base64 == \"YQ==\"", "jq $ENV | length > 1", "jq .s == \"$x @foo test(\"",
        "jq .s | test(\"a\"; \"i\")", "jq .s | sub(\"(?<x>a)\"; .x) == \"a\"", "jq \"\\(.a) $x\" == \"1\""})
    void isNothingOfARightOne(String text) {
        assertThat(QueryParser.parse(text)).isInstanceOf(Parsed.Ready.class);
    }
}

package dev.topicscope.query;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartitionListTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0,3,8-11    | 0,3,8-11
        3, 0 ,3     | 0,3
        1-2         | 1,2
        0-2,3       | 0-3
        5-5         | 5
        ''          | ''
        ' '         | ''
        """)
    void aListIsWrittenAsShortAsItCanBeRead(String typed, String written) throws FailureException {
        assertThat(PartitionList.write(PartitionList.parse(typed))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0,", ",", "3-1", "-1", "1-", "9999999", "0;1"})
    void whatIsNoListIsSaidInASentence(String typed) {
        assertThatThrownBy(() -> PartitionList.parse(typed)).isInstanceOfSatisfying(FailureException.class, e ->
                assertThat(((Failure.Invalid) e.failure()).reason()).endsWith("."));
    }

    @Test
    void aPartitionThatTheTopicDoesNotHaveIsNamed() throws FailureException {
        assertThat(PartitionList.parse("0-3", 4)).isEqualTo(Set.of(0, 1, 2, 3));
        assertThat(PartitionList.parse("77", 0)).isEqualTo(Set.of(77));
        assertThatThrownBy(() -> PartitionList.parse("2-9", 4)).isInstanceOfSatisfying(FailureException.class, e ->
                assertThat(((Failure.Invalid) e.failure()).reason()).isEqualTo("There is no partition 4: the topic has 4, 0 to 3."));
        assertThatThrownBy(() -> PartitionList.parse("1", 1)).isInstanceOfSatisfying(FailureException.class, e ->
                assertThat(((Failure.Invalid) e.failure()).reason()).isEqualTo("There is no partition 1: the topic has one, 0."));
    }
}

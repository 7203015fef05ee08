package dev.topicscope.ui.messages;

import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.FieldPath;
import dev.topicscope.store.Settings.Column;
import dev.topicscope.ui.messages.ColumnSource.Fixed;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnsViewModelTest {

    private static final ColumnSource STATUS = new ColumnSource.Field(FieldPath.ROOT.member("status"));

    private final ColumnsViewModel columns = new ColumnsViewModel();

    @Test
    void whatIsKeptComesBack() {
        columns.add(STATUS);
        columns.add(new ColumnSource.Field(FieldPath.ROOT.member("a b").element(3).member("\"")));
        columns.add(new ColumnSource.Header("trace: id"));
        columns.remove(Fixed.SIZE);
        columns.move(STATUS, -2);
        columns.resize(STATUS, 77.4);

        var again = new ColumnsViewModel();
        again.restore(columns.kept());

        assertThat(again.columns().get()).isEqualTo(columns.columns().get());
        assertThat(columns.kept()).extracting(Column::source).containsExactly("partition", "offset", "time", ".status", "key", "headers",
                ".\"a b\"[3].\"\\\"\"", "header.trace: id", "value");
        assertThat(columns.kept()).contains(new Column(".status", OptionalDouble.of(77)));
    }

    @Test
    void whatNoColumnCanBeMadeOfIsPassedOver() {
        columns.restore(List.of(new Column("value", OptionalDouble.empty()), new Column("moon phase", OptionalDouble.empty()),
                new Column(".a | .b", OptionalDouble.empty()), new Column("value", OptionalDouble.of(5)),
                new Column("key", OptionalDouble.of(-5))));

        assertThat(columns.columns().get()).extracting(ColumnsViewModel.Shown::source).containsExactly(Fixed.VALUE, Fixed.KEY);
        assertThat(columns.columns().get().getLast().width().orElseThrow()).isPositive();
        columns.restore(List.of(new Column("moon phase", OptionalDouble.empty())));
        assertThat(columns.kept()).isEmpty();
    }

    @Test
    void theLastColumnStaysAndNoneMovesOverTheEdge() {
        columns.restore(List.of(new Column("key", OptionalDouble.empty()), new Column("value", OptionalDouble.empty())));
        columns.move(Fixed.KEY, -1);
        columns.move(Fixed.VALUE, 1);
        assertThat(columns.columns().get()).extracting(ColumnsViewModel.Shown::source).containsExactly(Fixed.KEY, Fixed.VALUE);

        columns.remove(Fixed.KEY);
        columns.remove(Fixed.VALUE);
        assertThat(columns.columns().get()).hasSize(1);
    }
}

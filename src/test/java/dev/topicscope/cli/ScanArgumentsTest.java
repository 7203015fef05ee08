package dev.topicscope.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.browse.End;
import dev.topicscope.cli.Arguments.Outcome;
import dev.topicscope.model.Header;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.query.Query.EvaluationException;
import dev.topicscope.query.RecordView;

import static org.assertj.core.api.Assertions.assertThat;

class ScanArgumentsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aTopicAloneIsSearchedFromItsBeginningToItsEnd() {
        var options = scan();

        assertThat(options.connection().bootstrap()).isEqualTo("a:1");
        assertThat(options.request().topic()).isEqualTo("orders");
        assertThat(options.request().start()).isEqualTo(new Start.Earliest());
        assertThat(options.request().end()).isEqualTo(new End.Now());
        assertThat(options.request().partitions()).isEmpty();
        assertThat(options.request().isolation()).isEqualTo(IsolationLevel.READ_UNCOMMITTED);
        assertThat(options.limit()).isEmpty();
        assertThat(options.format()).isEqualTo(ScanOptions.Format.JSON);
        assertThat(options.stats()).isFalse();
    }

    @Test
    void everythingCanBeSaid() {
        var options = scan("--from", "last:10", "--until", "count:5", "--partitions", "0,3,8-11", "--isolation", "read_committed",
                "--limit", "7",
                "--format", "csv", "--stats");

        assertThat(options.request().start()).isEqualTo(new Start.Last(10));
        assertThat(scan("--from", "group:billing").request().start()).isEqualTo(new Start.Committed("billing"));
        assertThat(options.request().end()).isEqualTo(new End.Count(5));
        assertThat(options.request().partitions()).containsExactlyInAnyOrder(0, 3, 8, 9, 10, 11);
        assertThat(options.request().isolation()).isEqualTo(IsolationLevel.READ_COMMITTED);
        assertThat(options.limit()).isEqualTo(OptionalLong.of(7));
        assertThat(options.format()).isEqualTo(ScanOptions.Format.CSV);
        assertThat(options.stats()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        --contains | say "hi"         | {"t":"say "hi" to"}  | true
        --contains | Hi               | hi                   | false
        --contains | a\\b             | xa\\by               | true
        --contains | key:=            | key:=                | true
        --regex    | ^/[a-z]+/\\d$    | /orders/1            | true
        --regex    | a\\/b            | a/b                  | true
        --regex    | a/b              | a\\/b                | false
        --jq       | .amount > 100    | {"amount": 101}      | true
        --jq       | .amount > 100    | {"amount": 99}       | false
        --query    | HELLO world      | World, hello         | true
        --query    | "HELLO"          | hello                | false
        """)
    void whatIsLookedForIsSaidInFourWays(String option, String text, String value, boolean found) throws EvaluationException {
        var query = scan(option, text).request().query();

        assertThat(query.matcher().matches(record(value))).isEqualTo(found);
    }

    @Test
    void withoutAFilterEveryRecordIsFound() throws EvaluationException {
        assertThat(scan().request().query().matcher().matches(record("anything"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --until tomorrow             | --until: “tomorrow” is no end of a read
        --from noon                  | --from: “noon” is no start of a read
        --partitions 3-1             | --partitions: “3-1”:
        --partitions x               | --partitions: “x”:
        --isolation committed        | --isolation: “committed” is neither
        --format xml                 | --format: “xml” is none of json, value and csv.
        --limit 0                    | --limit: the number of matches is at least 1.
        --limit many                 | --limit
        --regex [                    | --regex: Not a regular expression
        --jq .a.                     | --jq:
        --contains a --regex b       | --contains
        --lab                        | Topicscope has no option “--lab”.
        """)
    void aWrongArgumentIsNamedInOneSentence(String line, String sentence) {
        assertThat(read(line.split(" "))).isEqualTo(new Outcome.Exit(2));
        assertThat(err.toString().lines().findFirst().orElseThrow()).contains(sentence);
        assertThat(err.toString().lines()).last().isEqualTo("topicscope scan --help tells what there is.");
    }

    @Test
    void aClusterAndATopicAreNeeded() {
        assertThat(Arguments.read(new String[] {"scan", "--topic", "t"}, new PrintWriter(out), new PrintWriter(err)))
                .isEqualTo(new Outcome.Exit(2));
        assertThat(err.toString()).startsWith("A scan needs a cluster");
        assertThat(Arguments.read(new String[] {"scan", "--bootstrap", "a:1"}, new PrintWriter(out), new PrintWriter(err)))
                .isEqualTo(new Outcome.Exit(2));
        assertThat(err.toString()).contains("--topic");
    }

    @Test
    void helpTellsTheExitCodes() {
        assertThat(Arguments.read(new String[] {"scan", "--help"}, new PrintWriter(out, true), new PrintWriter(err)))
                .isEqualTo(new Outcome.Exit(0));
        assertThat(out.toString()).contains("Exit codes", "--contains", "--jq", "--stats", "--bootstrap");
        out.getBuffer().setLength(0);
        assertThat(Arguments.read(new String[] {"--help"}, new PrintWriter(out, true), new PrintWriter(err)))
                .isEqualTo(new Outcome.Exit(0));
        assertThat(out.toString()).contains("scan");
    }

    private ScanOptions scan(String... more) {
        var outcome = read(more);
        assertThat(outcome).as(err.toString()).isInstanceOf(Outcome.Scan.class);
        return ((Outcome.Scan) outcome).options();
    }

    private Outcome read(String... more) {
        var all = new ArrayList<>(List.of("scan", "--bootstrap", "a:1", "--topic", "orders"));
        all.addAll(List.of(more));
        return Arguments.read(all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    private static RecordView record(String value) {
        return new RecordView() {
            @Override
            public int partition() {
                return 0;
            }

            @Override
            public long offset() {
                return 0;
            }

            @Override
            public long timestamp() {
                return 0;
            }

            @Override
            public ByteBuffer key() {
                return null;
            }

            @Override
            public ByteBuffer value() {
                return ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public Iterable<Header> headers() {
                return Optional.<Header>empty().stream().toList();
            }
        };
    }
}

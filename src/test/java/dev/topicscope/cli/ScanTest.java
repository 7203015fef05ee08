package dev.topicscope.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.End;
import dev.topicscope.browse.FakeConnector;
import dev.topicscope.browse.FakeSearch;
import dev.topicscope.browse.Search.State;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.cli.ScanOptions.Format;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.query.EveryRecord;

import static org.assertj.core.api.Assertions.assertThat;

class ScanTest {

    private final FakeConnector connector = new FakeConnector();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @Test
    void matchesAreWrittenAndTheCodeSaysThatThereWereSome() {
        connector.session.onSearch = search -> done(search, "one", "two");

        assertThat(run(Format.VALUE)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n");
        assertThat(err.toString()).isEmpty();
        assertThat(connector.session.searches.getFirst().closed).isTrue();
        assertThat(connector.session.closed).isTrue();
    }

    @Test
    void withoutMatchesTheCodeSaysSo() {
        connector.session.onSearch = search -> done(search);

        assertThat(run(Format.JSON)).isEqualTo(1);
        assertThat(out.size()).isZero();
        assertThat(run(Format.CSV)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("partition,offset");
    }

    @Test
    void aLimitEndsTheSearch() {
        connector.session.onSearch = search -> {
            search.state = new State.Searching();
            for (int i = 0; i < 3_000; i++) {
                search.find(0, i, "k", String.valueOf(i));
            }
        };

        assertThat(run(Format.VALUE, OptionalLong.of(2_001), out)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2_001).last().isEqualTo("2000");
        assertThat(connector.session.searches.getFirst().progress().state()).isEqualTo(new State.Stopped());
    }

    @Test
    void aClusterThatCantBeReachedIsOneSentence() {
        connector.failure = Optional.of(new Failure.Unreachable("a:1", List.of("a:1 refuses connections."), "long detail"));

        assertThat(run(Format.JSON)).isEqualTo(3);
        assertThat(err.toString()).isEqualTo("topicscope: The cluster at a:1 can't be reached: a:1 refuses connections.\n");
    }

    @Test
    void aTopicThatDoesNotExistIsOneSentence() {
        connector.session.onSearch = search -> search.state = new State.Failed(new Failure.NotFound("topic orders", "detail"));

        assertThat(run(Format.JSON)).isEqualTo(3);
        assertThat(err.toString()).isEqualTo("topicscope: There is no topic orders.\n");
    }

    @Test
    void aSearchThatCouldNotReadAllIsNoSuccessThoughItFoundSome() {
        connector.session.onSearch = search -> {
            done(search, "one");
            search.complete = false;
            search.warnings = List.of("Partition 1 is not searched.");
        };

        assertThat(run(Format.VALUE)).isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one\n");
        assertThat(err.toString()).isEqualTo("topicscope: Partition 1 is not searched.\n");
    }

    @Test
    void recordsThatCouldNotBeEvaluatedAreCountedAndTheFirstReasonSaid() {
        connector.session.onSearch = search -> {
            done(search, "one");
            search.errors = 12;
            search.firstError = Optional.of("This is no JSON.");
        };

        assertThat(run(Format.VALUE)).isZero();
        assertThat(err.toString()).isEqualTo(
                "topicscope: On 12 records the query could not be evaluated. The first reason: This is no JSON.\n");
    }

    @Test
    void aReaderOfTheOutputThatGoesAwayEndsItQuietly() {
        connector.session.onSearch = search -> {
            search.find(0, 0, "k", "x".repeat(1 << 20));
            search.state = new State.Live();
        };

        assertThat(run(Format.VALUE, OptionalLong.empty(), failing("Broken pipe"))).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(connector.session.searches.getFirst().closed).isTrue();
    }

    @Test
    void aFullDiskIsOneSentenceAndACodeOfItsOwn() {
        connector.session.onSearch = search -> done(search, "one");

        assertThat(run(Format.VALUE, OptionalLong.empty(), failing("No space left on device"))).isEqualTo(4);
        assertThat(err.toString()).isEqualTo("topicscope: The output could not be written: No space left on device.\n");
    }

    @Test
    void figuresAreOneLineOfJson() throws IOException {
        connector.session.onSearch = search -> {
            done(search, "one", "two");
            search.records = 100;
            search.bytes = 12_345;
        };
        var options = options(Format.VALUE, OptionalLong.empty(), true);

        assertThat(Scan.run(options, connector, out, new PrintWriter(err, true))).isZero();
        assertThat(err.toString().lines()).hasSize(1);
        var figures = new ObjectMapper().readTree(err.toString());
        assertThat(figures.get("records").asLong()).isEqualTo(100);
        assertThat(figures.get("bytes").asLong()).isEqualTo(12_345);
        assertThat(figures.get("matches").asLong()).isEqualTo(2);
        assertThat(figures.get("seconds").asDouble()).isNotNegative();
        assertThat(figures.get("recordsPerSecond").asLong()).isPositive();
        assertThat(figures.get("peakMemoryBytes").asLong()).isPositive();
    }

    private static void done(FakeSearch search, String... values) {
        for (int i = 0; i < values.length; i++) {
            search.find(0, i, "k", values[i]);
        }
        search.complete = true;
        search.state = new State.Done();
    }

    private int run(Format format) {
        return run(format, OptionalLong.empty(), out);
    }

    private int run(Format format, OptionalLong limit, OutputStream target) {
        return Scan.run(options(format, limit, false), connector, target, new PrintWriter(err, true));
    }

    private static ScanOptions options(Format format, OptionalLong limit, boolean stats) {
        var request = new SearchRequest("orders", Set.of(), new Start.Earliest(), new End.Now(), IsolationLevel.READ_UNCOMMITTED,
                new EveryRecord(), 64 << 20);
        return new ScanOptions(new Connection("scan", "scan", "a:1", Map.of()), request, limit, format, stats);
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}

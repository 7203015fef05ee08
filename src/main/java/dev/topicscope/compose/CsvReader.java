package dev.topicscope.compose;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.apache.commons.csv.QuoteMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Reads a CSV file (RFC 4180, UTF-8) whose first line names the columns, row after row. Used by one thread.
///
/// An empty field is `null`, a quoted empty one an empty text.
final class CsvReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CsvReader.class);
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MARK = 1;
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    private final Input input;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final List<String> columns;

    /// One row, and the line it begins at, counted from 1.
    record Row(CSVRecord fields, long line) {
    }

    private CsvReader(Input input, CSVParser parser) {
        this.input = input;
        this.parser = parser;
        this.rows = parser.iterator();
        this.columns = parser.getHeaderNames();
    }

    /// @throws FailureException `Disk` if it can't be read, `Invalid` if its first line names no columns
    static CsvReader open(Input input, char separator) throws FailureException {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            var reader = new BufferedReader(new InputStreamReader(input.open(), decoder));
            reader.mark(MARK);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            var format = CSVFormat.RFC4180.builder().setDelimiter(separator).setHeader()
                    .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW).setSkipHeaderRecord(true).setNullString("")
                    .setQuoteMode(QuoteMode.ALL_NON_NULL).setIgnoreEmptyLines(true).get();
            var opened = new CsvReader(input, parser(format, reader));
            if (opened.columns.isEmpty()) {
                opened.close();
                throw new FailureException(new Failure.Invalid("file", input.name() + " has no line that names its columns.", ""));
            }
            return opened;
        } catch (IOException e) {
            throw unreadable(input, 1, e);
        } catch (IllegalArgumentException e) {
            throw new FailureException(new Failure.Invalid("file", "The first line of " + input.name()
                    + " must name each column, and none twice.", String.valueOf(e.getMessage())), e);
        }
    }

    private static CSVParser parser(CSVFormat format, Reader reader) throws IOException {
        try {
            return format.parse(reader);
        } catch (IllegalArgumentException e) {
            reader.close();
            throw e;
        }
    }

    List<String> columns() {
        return columns;
    }

    /// The next row; empty at the end.
    ///
    /// @throws FailureException as [#open] does
    Optional<Row> next() throws FailureException {
        long line = parser.getCurrentLineNumber() + 1;
        try {
            return rows.hasNext() ? Optional.of(row(rows.next())) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw unreadable(input, line, e.getCause());
        } catch (IllegalStateException e) {
            throw new FailureException(new Failure.Invalid("file", "Line " + line + " of " + input.name() + " is no CSV.",
                    String.valueOf(e.getMessage())), e);
        }
    }

    /// Empty lines before it are passed over, so that only its end tells where it began.
    private Row row(CSVRecord fields) {
        long breaks = fields.stream().filter(Objects::nonNull).mapToLong(field -> LINE_BREAK.matcher(field).results().count()).sum();
        return new Row(fields, parser.getCurrentLineNumber() - breaks);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            LOG.debug("A file that was read does not close", e);
        }
    }

    private static FailureException unreadable(Input input, long line, IOException e) {
        if (e instanceof CharacterCodingException) {
            return new FailureException(new Failure.Invalid("file", input.name() + " is not in UTF-8 (at line " + line + " or later).", ""),
                    e);
        }
        boolean malformed = e.getClass().getPackageName().startsWith("org.apache.commons.csv");
        return new FailureException(malformed ? new Failure.Invalid("file", "Line " + line + " of " + input.name()
                + " is no CSV: a quote is missing or stands in the wrong place.", String.valueOf(e.getMessage()))
                : new Failure.Disk("read " + input.name(), e.getClass().getSimpleName() + ": " + e.getMessage()), e);
    }
}

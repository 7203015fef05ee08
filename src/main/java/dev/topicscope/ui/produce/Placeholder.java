package dev.topicscope.ui.produce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.topicscope.compose.CsvTable;

/// Something a template can hold: what is inserted, and what becomes of it.
public record Placeholder(String text, String explanation, String example) {

    private static final List<Placeholder> ALWAYS = List.of(
            new Placeholder("{{counter}}", "The record's number", "1, 2, 3"),
            new Placeholder("{{counter:100,5}}", "A counter with its start and step", "100, 105, 110"),
            new Placeholder("{{uuid}}", "A random UUID", "7f1c2a4e-…"),
            new Placeholder("{{now}}", "The time of sending, ISO 8601", "2026-11-24T09:30:00.123Z"),
            new Placeholder("{{now:millis}}", "The time in milliseconds since 1970; also seconds", "1795512600123"),
            new Placeholder("{{now:yyyy-MM-dd HH:mm}}", "The time by a pattern, in UTC", "2026-11-24 09:30"),
            new Placeholder("{{integer:1..100}}", "A random whole number, both ends included", "42"),
            new Placeholder("{{decimal:0..10,2}}", "A random number with so many decimals", "3.14"),
            new Placeholder("{{choice:NEW,PAID,SHIPPED}}", "One of these", "PAID"),
            new Placeholder("{{name}}", "A made-up name", "Ada Miller"),
            new Placeholder("{{first-name}}", "A made-up first name", "Ada"),
            new Placeholder("{{last-name}}", "A made-up last name", "Miller"),
            new Placeholder("{{city}}", "A made-up city", "New Anton"),
            new Placeholder("{{email}}", "A made-up address at a domain kept for examples", "ada@example.com"),
            new Placeholder("{{text:5}}", "So many words that mean nothing", "et sit quia non ut"),
            new Placeholder("{{\"{{\"}}", "Two braces as they are", "{{"));

    /// All there are, with a column of `table` each at the end.
    static List<Placeholder> all(Optional<CsvTable> table) {
        var all = new ArrayList<>(ALWAYS);
        table.ifPresent(known -> known.columns().forEach(column -> all.add(
                new Placeholder("{{csv:" + column + "}}", "This column of the CSV file, a row a record", ""))));
        return List.copyOf(all);
    }
}

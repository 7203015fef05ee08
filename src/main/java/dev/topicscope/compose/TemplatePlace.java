package dev.topicscope.compose;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import dev.topicscope.compose.Template.Part;

/// Reads one place of a template: what stands between the braces, at `position` of the text.
final class TemplatePlace {

    private static final int WORDS = 5;
    private static final int MOST_WORDS = 10_000;
    private static final int DECIMALS = 2;
    private static final int MOST_DECIMALS = 15;
    private static final String KNOWN = "counter, uuid, now, integer, decimal, choice, name, first-name, last-name, city, email, text, csv";

    private static final List<String> EXAMPLES = List.of("counter:100,5", "uuid", "now:yyyy-MM-dd HH:mm", "integer:1..100",
            "decimal:0..10,2", "choice:NEW,PAID,SHIPPED", "name", "first-name", "last-name", "city", "email", "text:5", "csv:COLUMN");

    private final String content;
    private final int position;
    private final Optional<CsvTable> table;
    private final String name;
    private final Optional<String> argument;
    private final int argumentAt;

    TemplatePlace(String content, int position, Optional<CsvTable> table) {
        this.content = content;
        this.position = position;
        this.table = table;
        int colon = content.indexOf(':');
        this.name = (colon < 0 ? content : content.substring(0, colon)).strip();
        this.argument = colon < 0 ? Optional.empty() : Optional.of(content.substring(colon + 1));
        this.argumentAt = colon < 0 ? position + content.length() : position + colon + 1;
    }

    Part read() throws ComposeException {
        if (content.startsWith("\"")) {
            return new Template.Literal(content.substring(1, content.length() - 1));
        }
        return switch (name) {
            case "counter" -> counter();
            case "uuid" -> alone((text, draw) ->
                    text.append(new UUID(version(draw.random().nextLong()), variant(draw.random().nextLong()))));
            case "now" -> now();
            case "integer" -> integer();
            case "decimal" -> decimal();
            case "choice" -> choice();
            case "name" -> madeUp(alone((text, draw) -> text.append(draw.fakes().name())));
            case "first-name" -> madeUp(alone((text, draw) -> text.append(draw.fakes().firstName())));
            case "last-name" -> madeUp(alone((text, draw) -> text.append(draw.fakes().lastName())));
            case "city" -> madeUp(alone((text, draw) -> text.append(draw.fakes().city())));
            case "email" -> madeUp(alone((text, draw) -> text.append(draw.fakes().email())));
            case "text" -> madeUp(text());
            case "csv" -> column();
            default -> throw new ComposeException(position, unknown());
        };
    }

    /// `{{decimal 1 99}}` and `{{int}}` are told apart from what nobody can guess.
    private String unknown() {
        String word = name.split("[ (,]", 2)[0].toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return "Between the braces should be one of: " + KNOWN + ".";
        }
        return EXAMPLES.stream().filter(example -> example.startsWith(word)).findFirst()
                .map(example -> "There is no “" + name + "”: write {{" + example + "}}.")
                .orElse("There is no “" + name + "”; there is: " + KNOWN + ".");
    }

    private Part alone(Part part) throws ComposeException {
        if (argument.isPresent()) {
            throw problem("“" + name + "” takes nothing after it.");
        }
        return part;
    }

    private static Part madeUp(Part part) {
        return new Template.MadeUp(part);
    }

    private Part counter() throws ComposeException {
        if (argument.isEmpty()) {
            return (text, draw) -> text.append(draw.number() + 1);
        }
        var numbers = argument.get().split(",", -1);
        if (numbers.length > 2) {
            throw problem("A counter takes a start and a step, such as counter:100,5.");
        }
        long start = whole(numbers[0]);
        long step = numbers.length == 2 ? whole(numbers[1]) : 1;
        return (text, draw) -> text.append(start + step * draw.number());
    }

    private Part now() throws ComposeException {
        String format = argument.map(String::strip).orElse("");
        if (argument.isEmpty()) {
            return (text, draw) -> text.append(draw.now());
        }
        if (format.equals("millis")) {
            return (text, draw) -> text.append(draw.now().toEpochMilli());
        }
        if (format.equals("seconds")) {
            return (text, draw) -> text.append(draw.now().getEpochSecond());
        }
        try {
            var pattern = DateTimeFormatter.ofPattern(format, Locale.ENGLISH).withZone(ZoneOffset.UTC);
            if (format.isEmpty()) {
                throw problem("A format is missing, such as millis, seconds or yyyy-MM-dd HH:mm.");
            }
            pattern.format(Instant.EPOCH);
            return (text, draw) -> pattern.formatTo(draw.now(), text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw problem("“" + format + "” is no format of a time: write millis, seconds or a pattern such as yyyy-MM-dd HH:mm.");
        }
    }

    private Part integer() throws ComposeException {
        var ends = ends(argument.orElse("").strip(), "integer:1..100");
        long from = whole(ends[0]);
        long to = whole(ends[1]);
        if (from > to) {
            throw problem("The first number must not be the greater one.");
        }
        return (text, draw) -> text.append(between(draw.random(), from, to));
    }

    private static long between(Random random, long from, long to) {
        return to == Long.MAX_VALUE ? from == Long.MIN_VALUE ? random.nextLong() : random.nextLong(from - 1, to) + 1
                : random.nextLong(from, to + 1);
    }

    private Part decimal() throws ComposeException {
        String whole = argument.orElse("").strip();
        int comma = whole.indexOf(',');
        var ends = ends(comma < 0 ? whole : whole.substring(0, comma), "decimal:0..10 or decimal:0..10,3");
        double from = number(ends[0]);
        double to = number(ends[1]);
        long decimals = comma < 0 ? DECIMALS : whole(whole.substring(comma + 1));
        if (from > to || decimals < 0 || decimals > MOST_DECIMALS) {
            throw problem(from > to ? "The first number must not be the greater one." : "Decimals are from 0 to " + MOST_DECIMALS + ".");
        }
        return (text, draw) -> text.append(BigDecimal.valueOf(from + draw.random().nextDouble() * (to - from))
                .setScale((int) decimals, RoundingMode.HALF_UP).toPlainString());
    }

    private Part choice() throws ComposeException {
        List<String> choices = Stream.of(argument.orElse("").split(",", -1)).toList();
        if (argument.isEmpty() || argument.get().isBlank()) {
            throw problem("A choice needs something to choose from, such as choice:NEW,PAID,SHIPPED.");
        }
        return (text, draw) -> text.append(choices.get(draw.random().nextInt(choices.size())));
    }

    private Part text() throws ComposeException {
        long words = argument.isEmpty() ? WORDS : whole(argument.get());
        if (words < 1 || words > MOST_WORDS) {
            throw problem("A text has from 1 to " + MOST_WORDS + " words.");
        }
        return (text, draw) -> text.append(draw.fakes().text((int) words));
    }

    private Part column() throws ComposeException {
        String column = argument.map(String::strip).orElse("");
        if (table.isEmpty()) {
            throw problem("There is no CSV file yet whose column this could be.");
        }
        var chosen = table.get();
        if (!chosen.columns().contains(column)) {
            throw problem("The CSV file has no column “" + column + "”; it has: " + String.join(", ", chosen.columns()) + ".");
        }
        return (text, draw) -> text.append(chosen.value(draw.number(), column));
    }

    private String[] ends(String range, String example) throws ComposeException {
        var ends = range.split("\\.\\.", -1);
        if (ends.length != 2) {
            throw problem("Here should be two numbers, such as " + example + ".");
        }
        return ends;
    }

    private long whole(String text) throws ComposeException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw problem("“" + text.strip() + "” is no whole number.");
        }
    }

    private double number(String text) throws ComposeException {
        try {
            return new BigDecimal(text.strip()).doubleValue();
        } catch (NumberFormatException e) {
            throw problem("“" + text.strip() + "” is no number.");
        }
    }

    private ComposeException problem(String reason) {
        return new ComposeException(argumentAt, reason);
    }

    private static long version(long high) {
        return high & 0xffff_ffff_ffff_0fffL | 0x4000;
    }

    private static long variant(long low) {
        return low & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    }
}

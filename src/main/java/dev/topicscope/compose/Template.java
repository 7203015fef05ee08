package dev.topicscope.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text with places that are filled in for each record, such as `{"id":{{counter}},"city":"{{city}}"}`.
///
/// | place | what stands there |
/// | --- | --- |
/// | `{{counter}}` `{{counter:100}}` `{{counter:100,5}}` | 1, 2, 3 …; from 100 on; in steps of 5 |
/// | `{{uuid}}` | a random UUID |
/// | `{{now}}` `{{now:millis}}` `{{now:seconds}}` `{{now:yyyy-MM-dd HH:mm}}` | the time it is made, in UTC |
/// | `{{integer:1..100}}` | a random whole number, both ends included |
/// | `{{decimal:0..10}}` `{{decimal:0..10,3}}` | a random number with 2 or 3 decimals |
/// | `{{choice:NEW,PAID,SHIPPED}}` | one of these |
/// | `{{name}}` `{{first-name}}` `{{last-name}}` `{{city}}` `{{email}}` | made up |
/// | `{{text}}` `{{text:20}}` | 5 or 20 words |
/// | `{{csv:COLUMN}}` | that column of the table, a row a record, from the beginning again after the last |
/// | `{{"…"}}` | what stands in quotes, such as two braces |
///
/// Immutable.
public final class Template {

    private final List<Part> parts;

    /// A piece of a template.
    interface Part {
        void append(StringBuilder text, Draw draw);
    }

    /// A text that is the same for every record.
    record Literal(String content) implements Part {
        @Override
        public void append(StringBuilder text, Draw draw) {
            text.append(content);
        }
    }

    /// A piece that takes from [FakeData].
    record MadeUp(Part part) implements Part {
        @Override
        public void append(StringBuilder text, Draw draw) {
            part.append(text, draw);
        }
    }

    /// What came of reading a template.
    public sealed interface Parsed {

        /// It can be filled in.
        record Ready(Template template) implements Parsed {
        }

        /// The first thing that is wrong with it.
        record Wrong(TextProblem problem) implements Parsed {
        }
    }

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /// Reads a template; `{{csv:…}}` means a column of `table`.
    public static Parsed parse(String text, Optional<CsvTable> table) {
        var parts = new ArrayList<Part>();
        int at = 0;
        try {
            while (at < text.length()) {
                int open = text.indexOf("{{", at);
                if (open < 0) {
                    parts.add(new Literal(text.substring(at)));
                    break;
                }
                if (open > at) {
                    parts.add(new Literal(text.substring(at, open)));
                }
                int close = end(text, open);
                parts.add(new TemplatePlace(text.substring(open + 2, close), open + 2, table).read());
                at = close + 2;
            }
        } catch (ComposeException e) {
            return new Parsed.Wrong(e.problem());
        }
        return new Parsed.Ready(new Template(parts));
    }

    /// A text that is taken as it stands, braces and all.
    static Template literal(String text) {
        return new Template(List.of(new Literal(text)));
    }

    /// Whether it is the same for every record.
    boolean isConstant() {
        return parts.stream().allMatch(Literal.class::isInstance);
    }

    /// Whether it takes names, cities or words from [FakeData], whose first answer takes its time.
    boolean isMadeUp() {
        return parts.stream().anyMatch(MadeUp.class::isInstance);
    }

    String fill(Draw draw) {
        if (parts.size() == 1 && parts.getFirst() instanceof Literal(var content)) {
            return content;
        }
        var text = new StringBuilder();
        for (var part : parts) {
            part.append(text, draw);
        }
        return text.toString();
    }

    private static int end(String text, int open) throws ComposeException {
        int from = open + 2;
        if (text.startsWith("\"", from)) {
            int quote = text.indexOf("\"}}", from + 1);
            if (quote < 0) {
                throw new ComposeException(open, "A quoted text begins here and ends nowhere: “\"}}” is missing.");
            }
            return quote + 1;
        }
        int close = text.indexOf("}}", from);
        int next = text.indexOf("{{", from);
        if (close < 0 || next >= 0 && next < close) {
            throw new ComposeException(open, "A place begins here and ends nowhere: “}}” is missing. For two braces as they are,"
                    + " write {{\"{{\"}}.");
        }
        return close;
    }
}

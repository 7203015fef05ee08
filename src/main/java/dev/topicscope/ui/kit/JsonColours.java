package dev.topicscope.ui.kit;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Colours JSON line by line, whether it is whole or not: no part of it but white space goes over a line's end. Pure.
final class JsonColours {

    private static final Pattern PART = Pattern.compile(
            "(?<name>\"(?:[^\"\\\\]++|\\\\.)*+\"(?=\\s*:))|(?<string>\"(?:[^\"\\\\]++|\\\\.)*+\"?)"
            + "|(?<number>-?\\d[\\d.eE+-]*+)|(?<word>\\b(?:true|false|null)\\b)|(?<sign>[{}\\[\\]:,])");
    private static final List<String> GROUPS = List.of("name", "string", "number", "word", "sign");

    private JsonColours() {
    }

    /// The style classes of `lines`, as they follow one another with a line break between each two.
    static StyleSpans<Collection<String>> of(List<String> lines) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            var part = PART.matcher(line);
            int done = 0;
            while (part.find()) {
                spans.add(List.of(), part.start() - done);
                String group = GROUPS.stream().filter(name -> part.group(name) != null).findFirst().orElseThrow();
                spans.add(List.of("json-" + group), part.end() - part.start());
                done = part.end();
            }
            spans.add(List.of(), line.length() - done + (i + 1 < lines.size() ? 1 : 0));
        }
        return spans.create();
    }
}

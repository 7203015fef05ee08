package dev.topicscope.ui.kit;

import java.util.AbstractList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ListView;

import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.BasicTextModel;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

import dev.topicscope.model.Payload;

/// A payload line by line: as text, coloured where it is JSON, or as a dump of its bytes.
final class PayloadLines {

    private static final double LINE_HEIGHT = 18;
    private static final Insets MARGIN = new Insets(0, 10, 10, 10);

    private PayloadLines() {
    }

    static Node text(PayloadContent content) {
        var model = new CodeTextModel(new ReadyLines(content.lines()));
        boolean json = content.decoded().payload() instanceof Payload.Structured;
        model.setDecorator(new Colours(json));
        var area = new CodeArea(model);
        area.setEditable(false);
        area.setWrapText(true);
        area.setContentPadding(MARGIN);
        area.setAccessibleText("Payload as text");
        // A paragraph keeps the colours it was made with: another theme shows in the ground first, and must remake them.
        area.backgroundProperty().addListener(_ -> model.setDecorator(new Colours(json)));
        return area;
    }

    static Node hex(PayloadContent content) {
        List<String> lines = new AbstractList<>() {
            @Override
            public String get(int index) {
                return content.hexLine().apply(index);
            }

            @Override
            public int size() {
                return content.hexLines();
            }
        };
        var list = new ListView<>(FXCollections.observableList(lines));
        list.setFixedCellSize(LINE_HEIGHT);
        list.setAccessibleText("Payload as bytes");
        return list;
    }

    /// Lines as they are, never copied: ten megabytes are shown as quickly as ten bytes.
    private record ReadyLines(List<String> lines) implements BasicTextModel.Content {

        @Override
        public int size() {
            return Math.max(1, lines.size());
        }

        @Override
        public String getText(int index) {
            return lines.isEmpty() ? "" : lines.get(index);
        }

        @Override
        public boolean isWritable() {
            return false;
        }

        @Override
        public int insertTextSegment(int index, int offset, String text, StyleAttributeMap attributes) {
            throw new UnsupportedOperationException("A payload is not changed by looking at it");
        }

        @Override
        public void insertLineBreak(int index, int offset) {
            throw new UnsupportedOperationException("A payload is not changed by looking at it");
        }

        @Override
        public void removeRange(TextPos start, TextPos end) {
            throw new UnsupportedOperationException("A payload is not changed by looking at it");
        }
    }

    /// Colours one line of indented JSON at a time. A string that was cut at the end of a line stays plain on the next: that is worth less
    /// than colouring the whole text at once.
    private record Colours(boolean json) implements SyntaxDecorator {

        private static final List<String> KINDS = List.of("name", "string", "number", "word", "sign");
        private static final Pattern TOKEN =
                Pattern.compile("(?<name>\"(?:[^\"\\\\]|\\\\.)*+\"(?=\\s*:))|(?<string>\"(?:[^\"\\\\]|\\\\.)*+\"?)"
                + "|(?<number>-?[0-9][0-9.eE+-]*)|(?<word>true|false|null)|(?<sign>[{}\\[\\],:]+)");

        @Override
        public RichParagraph createRichParagraph(CodeTextModel model, int index) {
            String line = model.getPlainText(index);
            var paragraph = RichParagraph.builder();
            if (!json) {
                return paragraph.addWithStyleNames(line, "json-text").build();
            }
            var token = TOKEN.matcher(line);
            int done = 0;
            while (token.find()) {
                if (token.start() > done) {
                    paragraph.addWithStyleNames(line.substring(done, token.start()), "json-text");
                }
                paragraph.addWithStyleNames(token.group(), style(token));
                done = token.end();
            }
            if (done < line.length()) {
                paragraph.addWithStyleNames(line.substring(done), "json-text");
            }
            return paragraph.build();
        }

        private static String style(Matcher token) {
            return KINDS.stream().filter(kind -> token.group(kind) != null).map(kind -> "json-" + kind).findFirst().orElseThrow();
        }

        @Override
        public void handleChange(CodeTextModel model, TextPos start, TextPos end, int top, int added, int bottom) {
            // The text never changes once it is shown.
        }
    }
}

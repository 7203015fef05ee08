package dev.topicscope.query;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.topicscope.query.JqFilter.Constant;
import dev.topicscope.query.JqSyntax.BeyondException;

/// A filter while it is read. What goes out is the input itself where it is `same`, a part of it letter by letter where `verbatim`; `some`
/// is a text without which nothing goes out, `truth` one without which nothing true does.
record JqPart(JqFilter filter, boolean same, boolean verbatim, Optional<String> some, Optional<String> truth) {

    private static final int MOST_DIGITS = 15;

    static JqPart of(JqFilter filter) {
        return new JqPart(filter, false, false, Optional.empty(), Optional.empty());
    }

    static JqPart testing(JqFilter filter, Optional<String> truth) {
        return new JqPart(filter, false, false, Optional.empty(), truth);
    }

    /// The number with these digits.
    static JqPart number(String digits) throws BeyondException {
        if (digits.length() > MOST_DIGITS || digits.startsWith("-0")) {
            throw new BeyondException();
        }
        return of(new Constant(digits.matches("-?\\d+") ? LongNode.valueOf(Long.parseLong(digits))
                : DoubleNode.valueOf(Double.parseDouble(digits))));
    }

    /// As a document writes it, where it is a text that is always the same.
    Optional<String> quoted() {
        return filter instanceof Constant(TextNode text) ? Optional.of("\"" + text.textValue() + "\"") : Optional.empty();
    }
}

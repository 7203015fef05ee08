package dev.topicscope.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.topicscope.query.FieldTest.Comparison;
import dev.topicscope.query.FieldTest.Operator;
import dev.topicscope.query.FieldTest.TextTest;
import dev.topicscope.query.FieldTree.Step;

/// Tells by bytes alone of some documents that they can't match: those that lack a text which every match must contain. Confined to one
/// thread.
///
/// A document with a backslash in it may write the text in another way, and is never ruled out. A check that hardly ever rules out anything
/// is dropped.
final class Precheck {

    private static final int TRIAL = 4_096;
    private static final Substring BACKSLASH = new Substring("\\", false);

    private final List<Clause> clauses;
    private int tried;
    private int ruledOut;
    private boolean useless;

    private Precheck(List<Clause> clauses) {
        this.clauses = clauses;
        useless = clauses.isEmpty();
    }

    /// What must occur for this program to match: texts it compares with, else names of fields.
    static Precheck of(FieldProgram program) {
        var texts = clauses(program.condition(), program, Precheck::text);
        var chosen = texts.isEmpty() ? clauses(program.condition(), program, Precheck::name) : texts;
        return new Precheck(chosen.stream().limit(texts.isEmpty() ? 1 : 2).toList());
    }

    /// What must occur is this text, if any.
    static Precheck of(Optional<String> text) {
        return new Precheck(text.map(its -> new Clause(List.of(new Substring(its, false)))).stream().toList());
    }

    Precheck copy() {
        return new Precheck(clauses);
    }

    boolean rulesOut(byte[] bytes, int from, int to) {
        if (useless) {
            return false;
        }
        boolean out = lacks(bytes, from, to) && !BACKSLASH.in(bytes, from, to);
        ruledOut += out ? 1 : 0;
        if (++tried == TRIAL) {
            useless = ruledOut < TRIAL / 8;
            tried = 0;
            ruledOut = 0;
        }
        return out;
    }

    /// Where a document may begin, or go on, that can't be ruled out; `to` if nowhere.
    int next(byte[] bytes, int from, int to) {
        int next = from;
        for (int i = 0; i < clauses.size(); i++) {
            next = Math.max(next, clauses.get(i).next(bytes, from, to));
        }
        return BACKSLASH.next(bytes, from, next);
    }

    private boolean lacks(byte[] bytes, int from, int to) {
        for (int i = 0; i < clauses.size(); i++) {
            if (!clauses.get(i).in(bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static List<Clause> clauses(Condition condition, FieldProgram program, Needed needed) {
        return switch (condition) {
            case Condition.Test(int number) -> needed.by(program, number).map(text -> new Clause(List.of(new Substring(text,
                    false)))).stream().toList();
            case Condition.And(var parts) -> parts.stream().flatMap(part -> clauses(part, program, needed).stream()).toList();
            case Condition.Or(var parts) -> {
                var any = new ArrayList<Substring>();
                for (var part : parts) {
                    var own = clauses(part, program, needed);
                    if (own.isEmpty()) {
                        yield List.of();
                    }
                    any.addAll(own.getFirst().anyOf());
                }
                yield List.of(new Clause(List.copyOf(any)));
            }
            case Condition.Not _ -> List.of();
        };
    }

    private static Optional<String> text(FieldProgram program, int test) {
        return switch (program.tests().get(test)) {
            case Comparison(var operator, var literal) when operator == Operator.EQUAL && literal.kind() == Scalar.Kind.STRING ->
                Optional.of("\"" + literal.text() + "\"");
            case TextTest its when !its.text().isEmpty() -> Optional.of(its.text());
            default -> Optional.empty();
        };
    }

    private static Optional<String> name(FieldProgram program, int test) {
        if (program.tests().get(test).passesNull()) {
            return Optional.empty();
        }
        return program.path(test).reversed().stream()
                .flatMap(step -> step instanceof Step.Name(String name) ? Stream.of("\"" + name + "\"") : Stream.empty()).findFirst();
    }

    private interface Needed {
        Optional<String> by(FieldProgram program, int test);
    }

    private record Clause(List<Substring> anyOf) {
        private boolean in(byte[] bytes, int from, int to) {
            for (int i = 0; i < anyOf.size(); i++) {
                if (anyOf.get(i).in(bytes, from, to)) {
                    return true;
                }
            }
            return false;
        }

        private int next(byte[] bytes, int from, int to) {
            int next = to;
            for (int i = 0; i < anyOf.size(); i++) {
                next = Math.min(next, anyOf.get(i).next(bytes, from, to));
            }
            return next;
        }
    }
}

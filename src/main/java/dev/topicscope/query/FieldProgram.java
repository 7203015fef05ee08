package dev.topicscope.query;

import java.util.ArrayList;
import java.util.List;

import dev.topicscope.query.FieldTest.Comparison;
import dev.topicscope.query.FieldTest.Operator;
import dev.topicscope.query.FieldTest.TextTest;
import dev.topicscope.query.FieldTree.Step;
import dev.topicscope.query.JqSyntax.BeyondException;

/// A jq expression made ready for one reading pass: tests at places in the document, and how they are joined. Immutable once made.
final class FieldProgram {

    private static final int MOST_TESTS = 256;

    private final FieldTree root = new FieldTree();
    private final List<FieldTest> tests = new ArrayList<>();
    private final List<List<Step>> paths = new ArrayList<>();
    private final Condition.And condition;

    private FieldProgram(JqSyntax syntax) throws BeyondException {
        var parts = new ArrayList<Condition>();
        var stages = stages(syntax);
        int from = 0;
        var place = List.<Step>of();
        // What `select` lets through goes on: at the top, a stage more to pass.
        while (from < stages.size() && (stages.get(from) instanceof JqSyntax.Select || stages.get(from) instanceof JqSyntax.Path)) {
            switch (stages.get(from++)) {
                case JqSyntax.Select(var inner) -> parts.add(condition(inner, place));
                case JqSyntax.Path(var steps) -> place = joined(place, steps);
                default -> throw new IllegalStateException("neither");
            }
        }
        parts.add(condition(stages.subList(from, stages.size()), place));
        condition = new Condition.And(flat(parts));
    }

    /// @throws BeyondException if one pass over the fields can't answer it
    static FieldProgram of(JqSyntax syntax) throws BeyondException {
        return new FieldProgram(syntax);
    }

    FieldTree root() {
        return root;
    }

    List<FieldTest> tests() {
        return tests;
    }

    /// Where the test of this number looks.
    List<Step> path(int test) {
        return paths.get(test);
    }

    Condition.And condition() {
        return condition;
    }

    private Condition condition(JqSyntax syntax, List<Step> place) throws BeyondException {
        return switch (syntax) {
            case JqSyntax.And(var left, var right) -> new Condition.And(flat(List.of(condition(left, place), condition(right, place))));
            case JqSyntax.Or(var left, var right) -> new Condition.Or(List.of(condition(left, place), condition(right, place)));
            case JqSyntax.Comparison(var left, var operator, JqSyntax.Literal(var literal)) -> compared(left, operator, literal, place);
            case JqSyntax.Comparison(JqSyntax.Literal(var literal), var operator, var right) ->
                compared(right, operator.flipped(), literal, place);
            case JqSyntax.Text(var function, var argument) -> test(place, TextTest.of(function, argument));
            case JqSyntax.Not _ -> new Condition.Not(test(place, new FieldTest.Truth()));
            case JqSyntax.Path(var steps) -> test(joined(place, steps), new FieldTest.Truth());
            case JqSyntax.Pipe(var stages) -> condition(stages, place);
            case JqSyntax.Comparison _, JqSyntax.Literal _, JqSyntax.Select _ -> throw new BeyondException();
        };
    }

    private Condition compared(JqSyntax side, Operator operator, Scalar literal, List<Step> place) throws BeyondException {
        var steps = place;
        for (var stage : stages(side)) {
            if (!(stage instanceof JqSyntax.Path(var more))) {
                throw new BeyondException();
            }
            steps = joined(steps, more);
        }
        return test(steps, new Comparison(operator, literal));
    }

    /// First go to a place, then test what is there, then perhaps say the opposite.
    private Condition condition(List<JqSyntax> stages, List<Step> begin) throws BeyondException {
        var place = begin;
        Condition found = null;
        for (var stage : stages) {
            if (found != null) {
                if (!(stage instanceof JqSyntax.Not)) {
                    throw new BeyondException();
                }
                found = new Condition.Not(found);
            } else if (stage instanceof JqSyntax.Path(var steps)) {
                place = joined(place, steps);
            } else {
                found = condition(stage, place);
            }
        }
        return found == null ? test(place, new FieldTest.Truth()) : found;
    }

    private Condition test(List<Step> path, FieldTest test) throws BeyondException {
        if (tests.size() == MOST_TESTS) {
            throw new BeyondException();
        }
        root.add(path, tests.size());
        tests.add(test);
        paths.add(path);
        return new Condition.Test(tests.size() - 1);
    }

    private static List<JqSyntax> stages(JqSyntax syntax) {
        return syntax instanceof JqSyntax.Pipe(var stages) ? stages : List.of(syntax);
    }

    private static List<Condition> flat(List<Condition> parts) {
        var flat = new ArrayList<Condition>();
        for (var part : parts) {
            if (part instanceof Condition.And(var inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return List.copyOf(flat);
    }

    private static List<Step> joined(List<Step> first, List<Step> second) {
        var joined = new ArrayList<>(first);
        joined.addAll(second);
        return List.copyOf(joined);
    }
}

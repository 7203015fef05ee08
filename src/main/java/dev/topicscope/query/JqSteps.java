package dev.topicscope.query;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.tree.RecursionOperator;
import net.thisptr.jackson.jq.internal.tree.fieldaccess.BracketExtractFieldAccess;
import net.thisptr.jackson.jq.path.Path;

/// Counts the steps of evaluations in jq, so that each can be given up.
///
/// The library has neither a bound nor a way to end an evaluation, and its expressions can't be built from outside: each part of a compiled
/// expression is therefore put into a counter, by reflection and before its first use.
final class JqSteps {

    private static final String LIBRARY = "net.thisptr.jackson.jq.";
    /// A text that doubles at each step is out of memory long before it is out of steps.
    private static final int LONGEST_TEXT = 1 << 24;
    private static final ScopedValue<Budget> BUDGET = ScopedValue.newInstance();

    private JqSteps() {
    }

    /// An evaluation whose steps are counted.
    interface Evaluation {
        boolean run() throws JsonQueryException;
    }

    /// Runs `evaluation`, whose steps count on `budget`.
    ///
    /// @throws Budget.SpentException if it takes too long
    static boolean within(Budget budget, Evaluation evaluation) throws JsonQueryException {
        return ScopedValue.where(BUDGET, budget).call(evaluation::run);
    }

    static void step() {
        BUDGET.get().step();
    }

    /// Has the steps of `query` counted from now on.
    static JsonQuery count(JsonQuery query) {
        new Walk().into(query);
        return query;
    }

    /// What does as `function` does, counted.
    static Function count(Function function) {
        new Walk().into(function);
        return (scope, args, in, path, output, version) -> {
            step();
            function.apply(scope, args, in, path, (out, at) -> {
                step();
                output.emit(out, at);
            }, version);
        };
    }

    private record Counted(Expression expression) implements Expression {
        @Override
        public void apply(Scope scope, JsonNode in, Path path, PathOutput output, boolean requirePath) throws JsonQueryException {
            step();
            if (in instanceof TextNode text && text.textValue().length() > LONGEST_TEXT) {
                throw new Budget.SpentException();
            }
            expression.apply(scope, in, path, isGenerator() ? (out, at) -> {
                step();
                output.emit(out, at);
            } : output, requirePath);
        }

        /// Whether it gives many results by itself, rather than through its parts.
        private boolean isGenerator() {
            return expression instanceof RecursionOperator || expression instanceof BracketExtractFieldAccess;
        }

        @Override
        public String toString() {
            return expression.toString();
        }
    }

    /// Puts counters between an expression and its parts.
    private static final class Walk {
        private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

        private void into(Object part) {
            if (!part.getClass().getName().startsWith(LIBRARY) || part instanceof Scope || part instanceof Enum || !seen.add(part)) {
                return;
            }
            for (Class<?> type = part.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (var field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                        into(part, field);
                    }
                }
            }
        }

        private void into(Object part, Field field) {
            try {
                field.setAccessible(true);
                var value = field.get(part);
                if (value instanceof List<?> list) {
                    intoAll(list);
                } else if (value instanceof Expression expression) {
                    field.set(part, counted(expression));
                } else if (value != null) {
                    into(value);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @SuppressWarnings("unchecked")
        private void intoAll(List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Expression expression) {
                    ((List<Object>) list).set(i, counted(expression));
                } else if (list.get(i) != null) {
                    into(list.get(i));
                }
            }
        }

        private Expression counted(Expression expression) {
            into(expression);
            return expression instanceof Counted ? expression : new Counted(expression);
        }
    }
}

package dev.topicscope.query;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import net.thisptr.jackson.jq.internal.misc.JsonNodeComparator;
import net.thisptr.jackson.jq.internal.misc.JsonNodeUtils;

import dev.topicscope.query.FieldTest.Operator;
import dev.topicscope.query.JqFilter.Many;
import dev.topicscope.query.JqFilter.One;
import dev.topicscope.query.JqFilter.UnsureException;

/// What jq's operators and functions do with the values they are meant for, as jackson-jq does it; all else is left to it.
final class JqFunctions {

    private static final JsonNodeComparator ORDER = JsonNodeComparator.getInstance();
    private static final NullNode NULL = NullNode.getInstance();
    /// A text that doubles at each step is soon larger than the memory.
    private static final int LONGEST_TEXT = 1 << 24;
    private static final int CHARS_PER_STEP = 1 << 10;

    private JqFunctions() {
    }

    /// The function of this name without arguments; empty if it is not understood here. Its steps count on `budget`.
    static Optional<JqFilter> named(String name, Budget budget) {
        One function = switch (name) {
            case "null" -> new JqFilter.Constant(NULL);
            case "true" -> new JqFilter.Constant(BooleanNode.TRUE);
            case "false" -> new JqFilter.Constant(BooleanNode.FALSE);
            case "not" -> input -> BooleanNode.valueOf(!holds(input));
            case "length" -> JqFunctions::length;
            case "type" -> input -> TextNode.valueOf(JsonNodeUtils.typeOf(input));
            case "add" -> input -> add(input, budget);
            case "first" -> index(0);
            case "last" -> index(-1);
            case "any" -> any(elements(budget), input -> input);
            case "all" -> all(elements(budget), input -> input);
            case "tonumber" -> JqFunctions::toNumber;
            case "tostring" -> JqFunctions::text;
            case "ascii_downcase" -> input -> TextNode.valueOf(shifted(text(input).textValue(), 'A', 32));
            case "ascii_upcase" -> input -> TextNode.valueOf(shifted(text(input).textValue(), 'a', -32));
            default -> null;
        };
        return name.equals("empty") ? Optional.of((Many) (_, _) -> true) : Optional.ofNullable(function);
    }

    static boolean holds(JsonNode value) {
        return !value.isNull() && !(value.isBoolean() && !value.booleanValue());
    }

    static One member(String name) {
        return input -> {
            if (!input.isObject()) {
                return nullIn(input);
            }
            var member = input.get(name);
            return member == null ? NULL : member;
        };
    }

    /// Of an index less than 0 the place is counted from the end.
    static One index(int index) {
        return input -> {
            if (!input.isArray()) {
                return nullIn(input);
            }
            var element = input.get(index < 0 ? index + input.size() : index);
            return element == null ? NULL : element;
        };
    }

    /// What goes out of the step of a path; empty where it does not fit.
    static Optional<JsonNode> tried(One step, JsonNode input) {
        try {
            return Optional.of(step.of(input));
        } catch (UnsureException e) {
            // That is what the question mark asks for.
            return Optional.empty();
        }
    }

    /// All that is in a container, of which each counts a step.
    static Many elements(Budget budget) {
        return (input, taker) -> elements(input, budget, taker);
    }

    private static boolean elements(JsonNode input, Budget budget, JqFilter.Taker taker) throws UnsureException {
        if (!input.isContainerNode()) {
            throw new UnsureException();
        }
        if (input.isArray()) {
            for (int i = 0; i < input.size(); i++) {
                budget.step();
                if (!taker.take(input.get(i))) {
                    return false;
                }
            }
            return true;
        }
        for (var element : input) {
            budget.step();
            if (!taker.take(element)) {
                return false;
            }
        }
        return true;
    }

    static One compared(One left, Operator operator, One right) {
        return input -> {
            int order = ORDER.compare(left.of(input), right.of(input));
            return BooleanNode.valueOf(operator.fits(order));
        };
    }

    static One calculated(One left, char sign, One right) {
        return switch (sign) {
            case '+' -> input -> plus(left.of(input), right.of(input));
            case '-' -> input -> {
                var from = number(left.of(input));
                var what = number(right.of(input));
                return isWhole(from, what) ? JsonNodeUtils.asNumericNode(from.longValue() - what.longValue())
                        : JsonNodeUtils.asNumericNode(from.doubleValue() - what.doubleValue());
            };
            case '*' -> input -> {
                var one = number(left.of(input));
                var other = number(right.of(input));
                return isWhole(one, other) ? JsonNodeUtils.asNumericNode(one.longValue() * other.longValue())
                        : JsonNodeUtils.asNumericNode(one.doubleValue() * other.doubleValue());
            };
            case '/' -> input -> {
                var dividend = number(left.of(input));
                var divisor = number(right.of(input));
                if (divisor.doubleValue() == 0) {
                    throw new UnsureException();
                }
                return JsonNodeUtils.asNumericNode(dividend.doubleValue() / divisor.doubleValue());
            };
            case '%' -> input -> {
                var dividend = number(left.of(input));
                var divisor = number(right.of(input));
                if (!isWhole(dividend, divisor) || divisor.longValue() == 0) {
                    throw new UnsureException();
                }
                return JsonNodeUtils.asNumericNode(dividend.longValue() % divisor.longValue());
            };
            default -> throw new IllegalArgumentException("no operator of arithmetic: " + sign);
        };
    }

    /// As in jackson-jq, the generator is asked once more after the answer is known.
    static One any(JqFilter generator, One condition) {
        return input -> BooleanNode.valueOf(comes(generator, condition, input, true));
    }

    static One all(JqFilter generator, One condition) {
        return input -> BooleanNode.valueOf(!comes(generator, condition, input, false));
    }

    private static boolean comes(JqFilter generator, One condition, JsonNode input, boolean wanted) throws UnsureException {
        boolean[] come = {false};
        generator.each(input, value -> {
            if (come[0]) {
                return false;
            }
            come[0] = holds(condition.of(value)) == wanted;
            return true;
        });
        return come[0];
    }

    static One collected(JqFilter filter) {
        return input -> {
            var array = JsonNodeFactory.instance.arrayNode();
            filter.each(input, value -> {
                array.add(value);
                return true;
            });
            return array;
        };
    }

    /// `contains`, `startswith`, `endswith` of two strings.
    static One text(String function, One argument) {
        return input -> {
            String text = text(input).textValue();
            String wanted = text(argument.of(input)).textValue();
            return BooleanNode.valueOf(switch (function) {
                case "contains" -> text.contains(wanted);
                case "startswith" -> text.startsWith(wanted);
                default -> text.endsWith(wanted);
            });
        };
    }

    /// Whether an object has a member of this name.
    static One has(String name) {
        return input -> {
            if (!input.isObject()) {
                throw new UnsureException();
            }
            return BooleanNode.valueOf(input.has(name));
        };
    }

    private static JsonNode add(JsonNode input, Budget budget) throws UnsureException {
        JsonNode[] sum = {NULL};
        elements(input, budget, value -> {
            if (sum[0].isTextual()) {
                budget.steps(sum[0].textValue().length() / CHARS_PER_STEP);
            }
            sum[0] = plus(sum[0], value);
            return true;
        });
        return sum[0];
    }

    private static JsonNode plus(JsonNode left, JsonNode right) throws UnsureException {
        if (left.isNull()) {
            return right;
        }
        if (right.isNull()) {
            return left;
        }
        if (left.isTextual() && right.isTextual()) {
            if (left.textValue().length() + right.textValue().length() > LONGEST_TEXT) {
                throw new UnsureException();
            }
            return TextNode.valueOf(left.textValue() + right.textValue());
        }
        var one = number(left);
        var other = number(right);
        return isWhole(one, other) ? JsonNodeUtils.asNumericNode(one.longValue() + other.longValue())
                : JsonNodeUtils.asNumericNode(one.doubleValue() + other.doubleValue());
    }

    private static JsonNode length(JsonNode input) throws UnsureException {
        if (input.isContainerNode()) {
            return IntNode.valueOf(input.size());
        }
        if (input.isNull()) {
            return IntNode.valueOf(0);
        }
        String text = text(input).textValue();
        return IntNode.valueOf(text.codePointCount(0, text.length()));
    }

    private static JsonNode toNumber(JsonNode input) throws UnsureException {
        if (input.isNumber()) {
            return input;
        }
        try {
            return JsonNodeUtils.asNumericNode(Double.parseDouble(text(input).textValue()));
        } catch (NumberFormatException e) {
            throw new UnsureException();
        }
    }

    private static JsonNode number(JsonNode value) throws UnsureException {
        if (value.isNumber() && !value.isBigInteger()) {
            return value;
        }
        throw new UnsureException();
    }

    private static boolean isWhole(JsonNode one, JsonNode other) {
        return one.isIntegralNumber() && other.isIntegralNumber();
    }

    private static JsonNode text(JsonNode value) throws UnsureException {
        if (value.isTextual()) {
            return value;
        }
        throw new UnsureException();
    }

    private static JsonNode nullIn(JsonNode value) throws UnsureException {
        if (value.isNull()) {
            return value;
        }
        throw new UnsureException();
    }

    /// The 26 letters from `first` on moved by so much.
    private static String shifted(String text, char first, int by) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            if (letters[i] >= first && letters[i] < first + 26) {
                letters[i] += (char) by;
            }
        }
        return new String(letters);
    }
}

package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.misc.OnigUtils;
import org.joni.Option;

/// jq's regular expressions with a bound: one that runs away is tried for a tenth of a second and then given up.
final class JqRegex {

    /// The functions of the library under all that deals with regular expressions: (regex; flags; test) and (regex; replacement; flags).
    static final String MATCH = "_match_impl/3";
    static final String SUB = "_sub_impl/3";

    private static final long MOST_NANOS = Duration.ofMillis(100).toNanos();

    private JqRegex() {
    }

    /// What does as `function`, one of the two, does; but first tries each expression within the bound.
    ///
    /// @throws Budget.SpentException from the function if the expression takes too long
    static Function bounded(String name, Function function) {
        int flagsAt = name.equals(MATCH) ? 1 : 2;
        return (scope, args, in, path, output, version) -> {
            if (in.isTextual()) {
                byte[] text = in.textValue().getBytes(StandardCharsets.UTF_8);
                args.get(flagsAt).apply(scope, in, flags -> args.getFirst().apply(scope, in, regex -> tryAll(regex, flags, text)));
            }
            function.apply(scope, args, in, path, output, version);
        };
    }

    private static void tryAll(JsonNode regex, JsonNode flags, byte[] text) throws JsonQueryException {
        if (!regex.isTextual() || !flags.isTextual() && !flags.isNull()) {
            return;
        }
        var pattern = new OnigUtils.Pattern(regex.textValue(), flags.textValue());
        var matcher = pattern.regex.matcher(text, 0, text.length, MOST_NANOS);
        int from = 0;
        try {
            do {
                JqSteps.step();
                if (matcher.searchInterruptible(from, text.length, Option.NONE) < 0) {
                    return;
                }
                from = Math.max(from + 1, matcher.getEnd());
            } while (pattern.global && from < text.length);
        } catch (InterruptedException e) {
            throw new Budget.SpentException();
        }
    }
}

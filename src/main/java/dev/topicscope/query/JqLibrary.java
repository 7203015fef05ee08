package dev.topicscope.query;

import java.util.Set;
import java.util.stream.Collectors;

import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;

/// jq's own functions, loaded when they are first needed (some tens of milliseconds), then only read.
final class JqLibrary {

    static final Version VERSION = Versions.JQ_1_7;

    private JqLibrary() {
    }

    /// A scope of its own over the functions; for one thread.
    static Scope scope() {
        return Scope.newChildScope(Loaded.FUNCTIONS);
    }

    /// The names of all functions, without the number of their arguments.
    static Set<String> names() {
        return Loaded.NAMES;
    }

    private static final class Loaded {
        private static final Scope FUNCTIONS = load();
        private static final Set<String> NAMES = FUNCTIONS.getLocalFunctions().keySet().stream()
                .map(name -> name.replaceFirst("/\\d+$", "")).collect(Collectors.toUnmodifiableSet());

        private static Scope load() {
            var scope = Scope.newEmptyScope();
            BuiltinFunctionLoader.getInstance().listFunctions(VERSION, scope).forEach((name, function) -> scope.addFunction(name,
                    JqRegex.MATCH.equals(name) || JqRegex.SUB.equals(name) ? JqRegex.bounded(name, JqSteps.count(function))
                            : JqSteps.count(function)));
            return scope;
        }
    }
}

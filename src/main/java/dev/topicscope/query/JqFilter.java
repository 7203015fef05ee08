package dev.topicscope.query;

import com.fasterxml.jackson.databind.JsonNode;

/// A filter of jq: for a value that comes in, any number go out. Confined to the thread of the budget that
/// its steps count on.
sealed interface JqFilter {

    /// Hands on what goes out, value by value, until `taker` wants no more: false then.
    ///
    /// @throws UnsureException if jq would fail here, or perhaps do otherwise
    boolean each(JsonNode input, Taker taker) throws UnsureException;

    /// Takes what a filter hands on.
    @FunctionalInterface
    interface Taker {
        /// Whether it wants more.
        boolean take(JsonNode value) throws UnsureException;
    }

    /// A filter of which exactly one value goes out.
    @FunctionalInterface
    non-sealed interface One extends JqFilter {

        JsonNode of(JsonNode input) throws UnsureException;

        @Override
        default boolean each(JsonNode input, Taker taker) throws UnsureException {
            return taker.take(of(input));
        }
    }

    /// The filter whose output is always the same.
    record Constant(JsonNode value) implements One {
        @Override
        public JsonNode of(JsonNode input) {
            return value;
        }
    }

    /// A filter of which none, one or many go out.
    @FunctionalInterface
    non-sealed interface Many extends JqFilter {
    }

    /// One filter after the other.
    static JqFilter piped(JqFilter first, JqFilter second) {
        if (first instanceof One one && second instanceof One other) {
            return (One) input -> other.of(one.of(input));
        }
        if (first instanceof One one) {
            return (Many) (input, taker) -> second.each(one.of(input), taker);
        }
        return (Many) (input, taker) -> first.each(input, value -> second.each(value, taker));
    }

    /// All of jq is to be asked. Cheap: without a stack trace.
    final class UnsureException extends Exception {

        private static final long serialVersionUID = 1L;

        UnsureException() {
            super(null, null, false, false);
        }
    }
}

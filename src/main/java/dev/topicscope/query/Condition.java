package dev.topicscope.query;

import java.util.List;

/// What a document must fulfil: tests of its fields, joined. Immutable.
///
/// Evaluated from left to right as jq does: what stands right of a decided `and` or `or` is not asked, and an error on the way is the
/// result.
sealed interface Condition {

    Verdict verdict(Verdict[] tests);

    /// The number of the test whose error is the error of the whole, given that it is one.
    int culprit(Verdict[] tests);

    /// One test, by its number.
    record Test(int number) implements Condition {
        @Override
        public Verdict verdict(Verdict[] tests) {
            return tests[number];
        }

        @Override
        public int culprit(Verdict[] tests) {
            return number;
        }
    }

    /// The opposite.
    record Not(Condition inner) implements Condition {
        @Override
        public Verdict verdict(Verdict[] tests) {
            var verdict = inner.verdict(tests);
            return switch (verdict) {
                case TRUE -> Verdict.FALSE;
                case FALSE -> Verdict.TRUE;
                case UNKNOWN, ERROR -> verdict;
            };
        }

        @Override
        public int culprit(Verdict[] tests) {
            return inner.culprit(tests);
        }
    }

    /// All of them.
    record And(List<Condition> parts) implements Condition {
        @Override
        public Verdict verdict(Verdict[] tests) {
            for (int i = 0; i < parts.size(); i++) {
                var verdict = parts.get(i).verdict(tests);
                if (verdict != Verdict.TRUE) {
                    return verdict;
                }
            }
            return Verdict.TRUE;
        }

        @Override
        public int culprit(Verdict[] tests) {
            return first(parts, tests);
        }

        /// Whether one part is known not to hold: there is no match then, whatever the others turn out to be.
        boolean isLost(Verdict[] tests) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).verdict(tests) == Verdict.FALSE) {
                    return true;
                }
            }
            return false;
        }
    }

    /// At least one of them.
    record Or(List<Condition> parts) implements Condition {
        @Override
        public Verdict verdict(Verdict[] tests) {
            for (int i = 0; i < parts.size(); i++) {
                var verdict = parts.get(i).verdict(tests);
                if (verdict != Verdict.FALSE) {
                    return verdict;
                }
            }
            return Verdict.FALSE;
        }

        @Override
        public int culprit(Verdict[] tests) {
            return first(parts, tests);
        }
    }

    private static int first(List<Condition> parts, Verdict[] tests) {
        for (var part : parts) {
            if (part.verdict(tests) == Verdict.ERROR) {
                return part.culprit(tests);
            }
        }
        throw new IllegalStateException("none is an error");
    }
}

package dev.topicscope.query;

import java.util.Arrays;
import java.util.List;

/// What is known about one document while it is read: the verdict of each test so far. Confined to one thread; used for one document after
/// the other.
///
/// Where an object repeats a name, its first value counts.
final class FieldState {

    private final FieldTree root;
    private final List<FieldTest> tests;
    private final Condition.And condition;
    private final Verdict[] verdicts;
    private final boolean[] seen;
    // Of a test that is an error: what kind of value it met, and the step that could not be taken (or null).
    private final Scalar.Kind[] met;
    private final FieldTree[] stuck;
    private final Scalar nothing = Scalar.of(Scalar.Kind.NULL);
    private final Scalar container = new Scalar();
    private Verdict result = Verdict.UNKNOWN;

    FieldState(FieldTree root, List<FieldTest> tests, Condition.And condition) {
        this.root = root;
        this.tests = tests;
        this.condition = condition;
        verdicts = new Verdict[tests.size()];
        met = new Scalar.Kind[tests.size()];
        stuck = new FieldTree[tests.size()];
        seen = new boolean[root.size()];
    }

    FieldTree root() {
        return root;
    }

    /// Forgets everything.
    void begin() {
        Arrays.fill(verdicts, Verdict.UNKNOWN);
        Arrays.fill(seen, false);
        result = Verdict.UNKNOWN;
    }

    /// Whether nothing that is still to come can change the result.
    boolean isDecided() {
        return result != Verdict.UNKNOWN;
    }

    /// Whether the document matches.
    boolean matches() throws Query.EvaluationException {
        return switch (result) {
            case TRUE -> true;
            case FALSE -> false;
            case ERROR -> throw new Query.EvaluationException(complaint());
            case UNKNOWN -> throw new IllegalStateException("the document has not been read to its end");
        };
    }

    /// Whether this node's value comes for the first time.
    boolean isFirst(FieldTree node) {
        boolean first = !seen[node.number()];
        seen[node.number()] = true;
        return first;
    }

    /// The value at this node is one that holds no others.
    void scalar(FieldTree node, Scalar value) {
        test(node, value);
        settle(node.members(), value);
        settle(node.elements(), value);
        judge();
    }

    /// The value at this node is an object or array, which is about to be read.
    void begins(FieldTree node, Scalar.Kind kind) {
        container.set(kind);
        test(node, container);
        settle(kind == Scalar.Kind.OBJECT ? node.elements() : node.members(), container);
        judge();
    }

    /// The object or array at this node has been read to its end: what has not come is missing.
    void ends(FieldTree node, Scalar.Kind kind) {
        var inside = kind == Scalar.Kind.OBJECT ? node.members() : node.elements();
        for (int i = 0; i < inside.size(); i++) {
            if (!seen[inside.get(i).number()]) {
                missing(inside.get(i));
            }
        }
        judge();
    }

    /// What stands below a value that holds no others: null below null, else an error.
    private void settle(List<FieldTree> children, Scalar value) {
        for (int i = 0; i < children.size(); i++) {
            if (value.kind() == Scalar.Kind.NULL) {
                missing(children.get(i));
            } else {
                fail(children.get(i), children.get(i), value.kind());
            }
        }
    }

    private void missing(FieldTree node) {
        test(node, nothing);
        settle(node.members(), nothing);
        settle(node.elements(), nothing);
    }

    private void fail(FieldTree node, FieldTree step, Scalar.Kind kind) {
        for (int test : node.tests()) {
            verdicts[test] = Verdict.ERROR;
            met[test] = kind;
            stuck[test] = step;
        }
        node.members().forEach(child -> fail(child, step, kind));
        node.elements().forEach(child -> fail(child, step, kind));
    }

    private void test(FieldTree node, Scalar value) {
        for (int test : node.tests()) {
            verdicts[test] = tests.get(test).of(value);
            if (verdicts[test] == Verdict.ERROR) {
                met[test] = value.kind();
                stuck[test] = null;
            }
        }
    }

    private void judge() {
        result = condition.isLost(verdicts) ? Verdict.FALSE : condition.verdict(verdicts);
    }

    private String complaint() {
        int test = condition.culprit(verdicts);
        return stuck[test] == null ? tests.get(test).complaint(met[test])
                : "Cannot index " + met[test].word() + " with " + stuck[test].step();
    }
}

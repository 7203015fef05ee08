package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The places in a document that a query looks at: a node for each step of its paths. Built once, then only read.
final class FieldTree {

    /// One step from a value to one in it.
    sealed interface Step {

        /// Into an object.
        record Name(String name) implements Step {
            @Override
            public String toString() {
                return "\"" + name + "\"";
            }
        }

        /// Into an array, from 0.
        record Index(int index) implements Step {
            @Override
            public String toString() {
                return "number";
            }
        }
    }

    private final List<FieldTree> all;
    private final int number;
    private final Step step;
    private final byte[] nameBytes;
    private final List<FieldTree> members = new ArrayList<>();
    private final List<FieldTree> elements = new ArrayList<>();
    private int[] tests = {};

    /// The document itself.
    FieldTree() {
        this(new ArrayList<>(), new Step.Name(""));
    }

    private FieldTree(List<FieldTree> all, Step step) {
        this.all = all;
        this.step = step;
        nameBytes = step instanceof Step.Name(String name) ? name.getBytes(StandardCharsets.UTF_8) : new byte[0];
        number = all.size();
        all.add(this);
    }

    /// Has the value at the end of this path tested by the test of that number.
    void add(List<Step> path, int test) {
        var node = this;
        for (var next : path) {
            node = node.child(next);
        }
        node.tests = Arrays.copyOf(node.tests, node.tests.length + 1);
        node.tests[node.tests.length - 1] = test;
    }

    /// How many nodes the whole tree has; their numbers are less.
    int size() {
        return all.size();
    }

    int number() {
        return number;
    }

    Step step() {
        return step;
    }

    int[] tests() {
        return tests;
    }

    List<FieldTree> members() {
        return members;
    }

    List<FieldTree> elements() {
        return elements;
    }

    /// The member whose name has these bytes, or null.
    FieldTree member(byte[] bytes, int from, int to) {
        for (int i = 0; i < members.size(); i++) {
            byte[] name = members.get(i).nameBytes;
            if (name.length == to - from && Arrays.equals(bytes, from, to, name, 0, name.length)) {
                return members.get(i);
            }
        }
        return null;
    }

    /// The member of this name, or null.
    FieldTree member(String name) {
        for (var member : members) {
            if (member.step instanceof Step.Name(String its) && its.equals(name)) {
                return member;
            }
        }
        return null;
    }

    /// The element of this index, or null.
    FieldTree element(int index) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).step instanceof Step.Index(int its) && its == index) {
                return elements.get(i);
            }
        }
        return null;
    }

    private FieldTree child(Step next) {
        var found = switch (next) {
            case Step.Name(String name) -> member(name);
            case Step.Index(int index) -> element(index);
        };
        if (found == null) {
            found = new FieldTree(all, next);
            (next instanceof Step.Name ? members : elements).add(found);
        }
        return found;
    }
}

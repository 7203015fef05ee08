package dev.topicscope.model;

import java.util.ArrayList;
import java.util.List;

/// A place inside a structured value: the steps that lead there from the root; none for the root itself.
public record FieldPath(List<Step> steps) {

    /// The whole value.
    public static final FieldPath ROOT = new FieldPath(List.of());

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /// One step from a value to one in it.
    public sealed interface Step {

        /// Into an object, to the member of this name.
        record Name(String name) implements Step {
        }

        /// Into an array, to the element of this index, from 0.
        record Index(int index) implements Step {
        }
    }

    /// The member of that name of the object at this place.
    public FieldPath member(String name) {
        return then(new Step.Name(name));
    }

    /// The element of that index of the array at this place.
    public FieldPath element(int index) {
        return then(new Step.Index(index));
    }

    private FieldPath then(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }
}

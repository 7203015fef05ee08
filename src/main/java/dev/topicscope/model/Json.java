package dev.topicscope.model;

import java.util.List;
import java.util.Objects;

/// A tree of values as JSON knows them: what a structured payload is shown as, whatever its encoding was.
///
/// Nothing is normalised: members keep their order and may repeat, and a number keeps the digits it was written with. A tree may be
/// tens of thousands of levels deep, so nothing may walk it by recursion; for that reason [#toString()] of an object or array tells only
/// its size, and equality of these is identity.
public sealed interface Json {

    /// `null`.
    record Null() implements Json {
    }

    /// `true` or `false`.
    record Bool(boolean value) implements Json {
    }

    /// A number, in the digits of its source.
    record Num(String digits) implements Json {
        public Num {
            Objects.requireNonNull(digits, "digits");
        }
    }

    /// A string, without quotes and escapes.
    record Str(String text) implements Json {
        public Str {
            Objects.requireNonNull(text, "text");
        }
    }

    /// Values in their order.
    final class Arr implements Json {

        private final List<Json> elements;

        public Arr(List<Json> elements) {
            this.elements = List.copyOf(elements);
        }

        public List<Json> elements() {
            return elements;
        }

        @Override
        public String toString() {
            return "Arr[" + elements.size() + "]";
        }
    }

    /// Named values in their order; names may repeat.
    final class Obj implements Json {

        private final List<Member> members;

        public Obj(List<Member> members) {
            this.members = List.copyOf(members);
        }

        public List<Member> members() {
            return members;
        }

        @Override
        public String toString() {
            return "Obj[" + members.size() + "]";
        }
    }

    /// One named value of an [Obj].
    record Member(String name, Json value) {
        public Member {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }
}

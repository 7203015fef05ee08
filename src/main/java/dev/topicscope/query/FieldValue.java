package dev.topicscope.query;

import dev.topicscope.model.Json;

/// What a [FieldReader] found at a place.
public sealed interface FieldValue {

    /// Nothing: the document has no such place, or is no JSON.
    record Missing() implements FieldValue {
    }

    /// Not known: only the beginning of the document was looked at, and this place did not come in it.
    record Beyond() implements FieldValue {
    }

    /// A value that holds no others: `null`, a boolean, a number or a string.
    record Single(Json value) implements FieldValue {
    }

    /// An object or array, as the first characters it is written with.
    record Inside(String glimpse) implements FieldValue {
    }
}

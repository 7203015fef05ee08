package dev.topicscope.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.store.Form.MalformedException;

/// The fields of an object in a file, `where` being its path for messages (empty at the top). A field that is `null` counts as not there.
record Fields(ObjectNode node, String where) {

    Optional<String> text(String name) throws MalformedException {
        return field(name, JsonNode::isTextual, "a text").map(JsonNode::textValue);
    }

    String requiredText(String name) throws MalformedException {
        return required(text(name), name);
    }

    Optional<Boolean> flag(String name) throws MalformedException {
        return field(name, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
    }

    Optional<Long> whole(String name) throws MalformedException {
        return field(name, value -> value.isIntegralNumber() && value.canConvertToLong(), "a whole number").map(JsonNode::longValue);
    }

    List<Integer> wholes(String name) throws MalformedException {
        var wholes = new ArrayList<Integer>();
        var array = field(name, JsonNode::isArray, "an array");
        if (array.isPresent()) {
            for (var element : array.get()) {
                String place = path(name) + "[" + wholes.size() + "]";
                wholes.add(of(element, place, value -> value.isIntegralNumber() && value.canConvertToInt(), "a whole number").intValue());
            }
        }
        return wholes;
    }

    List<String> texts(String name) throws MalformedException {
        var texts = new ArrayList<String>();
        var array = field(name, JsonNode::isArray, "an array");
        if (array.isPresent()) {
            for (var element : array.get()) {
                texts.add(of(element, path(name) + "[" + texts.size() + "]", JsonNode::isTextual, "a text").textValue());
            }
        }
        return texts;
    }

    double requiredNumber(String name) throws MalformedException {
        return required(field(name, Fields::isFinite, "a number").map(JsonNode::doubleValue), name);
    }

    OptionalDouble number(String name) throws MalformedException {
        var number = field(name, Fields::isFinite, "a number");
        return number.isPresent() ? OptionalDouble.of(number.get().doubleValue()) : OptionalDouble.empty();
    }

    Optional<Fields> object(String name) throws MalformedException {
        return field(name, JsonNode::isObject, "an object").map(value -> new Fields((ObjectNode) value, path(name)));
    }

    Fields requiredObject(String name) throws MalformedException {
        return required(object(name), name);
    }

    /// The objects of an array.
    List<Fields> requiredObjects(String name) throws MalformedException {
        var objects = new ArrayList<Fields>();
        for (var element : required(field(name, JsonNode::isArray, "an array"), name)) {
            String place = path(name) + "[" + objects.size() + "]";
            objects.add(new Fields((ObjectNode) of(element, place, JsonNode::isObject, "an object"), place));
        }
        return objects;
    }

    /// All fields as texts; numbers and booleans, as people type them by hand, in their digits and words. Names stay out of messages.
    Map<String, String> texts() throws MalformedException {
        var texts = new LinkedHashMap<String, String>();
        for (var field : node.properties()) {
            texts.put(field.getKey(), of(field.getValue(), "a field of " + where, Fields::isScalar, "a text").asText());
        }
        return texts;
    }

    List<String> names() {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private Optional<JsonNode> field(String name, Predicate<JsonNode> fits, String expected) throws MalformedException {
        var value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(of(value, path(name), fits, expected));
    }

    private <V> V required(Optional<V> value, String name) throws MalformedException {
        return value.orElseThrow(() -> new MalformedException(path(name) + " is missing"));
    }

    private String path(String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    private static JsonNode of(JsonNode value, String place, Predicate<JsonNode> fits, String expected) throws MalformedException {
        if (!fits.test(value)) {
            throw new MalformedException(place + " is not " + expected);
        }
        return value;
    }

    private static boolean isScalar(JsonNode value) {
        return value.isTextual() || value.isNumber() || value.isBoolean();
    }

    private static boolean isFinite(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue());
    }
}

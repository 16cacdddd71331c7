package dev.slipway.engine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.engine.query.Template;
import dev.slipway.engine.query.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// The fields of one object of a definition, and where it stands. A wrong field is noted and read as absent.
record Fields(String pointer, ObjectNode json, Problems problems) {
    /// Refuses each field that is not of these.
    void only(String what, Set<String> accepted) {
        json.fieldNames().forEachRemaining(name -> {
            if (!accepted.contains(name)) {
                refuse(name, "is not implemented; " + what + " takes " + String.join(", ", new TreeSet<>(accepted)));
            }
        });
    }

    boolean has(String name) {
        return json.has(name);
    }

    void refuse(String name, String message) {
        problems.add(at(name), message);
    }

    String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    Optional<String> text(String name) {
        return accepted(name, JsonNode::isTextual, "a text").map(JsonNode::textValue);
    }

    String requiredText(String name) {
        return text(name).orElseGet(() -> missing(name, ""));
    }

    /// The name of a state of this machine.
    Optional<String> state(String name) {
        var state = text(name);
        state.ifPresent(target -> problems.mention(at(name), target));
        return state;
    }

    Optional<Integer> whole(String name, int least, int most) {
        Predicate<JsonNode> fits = json -> isWhole(json, least, most);
        return accepted(name, fits, "a whole number from %d to %d".formatted(least, most))
                .map(JsonNode::intValue);
    }

    Optional<Double> number(String name, double least) {
        return accepted(name, json -> json.isNumber() && json.doubleValue() >= least, "a number of at least " + least)
                .map(JsonNode::doubleValue);
    }

    static boolean isWhole(JsonNode json, int least, int most) {
        return json.canConvertToExactIntegral()
                && json.canConvertToInt()
                && json.intValue() >= least
                && json.intValue() <= most;
    }

    /// A literal that fits, or an expression.
    Optional<Typed> typed(String name, JsonNodeType type, Predicate<JsonNode> fits, String wanted) {
        return accepted(
                        name,
                        json -> Template.isExpression(json) || fits.test(json),
                        wanted + " or an expression {% … %}")
                .map(json -> new Typed(type, template(name, name, json)));
    }

    /// @param location the field's name as AWS writes it when an evaluation fails
    Optional<Template> template(String name, String location) {
        return Optional.ofNullable(json.get(name)).map(json -> template(name, location, json));
    }

    private Template template(String name, String location, JsonNode json) {
        return Template.parse(location, json, (path, why) -> problems.add(at(name) + path, why));
    }

    Optional<Fields> object(String name) {
        return accepted(name, JsonNode::isObject, "an object")
                .map(json -> new Fields(at(name), (ObjectNode) json, problems));
    }

    List<Fields> objects(String name) {
        var objects = new ArrayList<Fields>();
        elements(
                name,
                JsonNode::isObject,
                "an object",
                (place, json) -> objects.add(new Fields(place, (ObjectNode) json, problems)));
        return objects;
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        elements(name, JsonNode::isTextual, "a text", (_, json) -> texts.add(json.textValue()));
        return texts;
    }

    private void elements(String name, Predicate<JsonNode> fits, String wanted, BiConsumer<String, JsonNode> take) {
        var place = 0;
        var array = accepted(name, JsonNode::isArray, "an array");
        for (var element : array.orElseGet(JsonNodeFactory.instance::arrayNode)) {
            var pointer = at(name) + "/" + place++;
            if (fits.test(element)) {
                take.accept(pointer, element);
            } else {
                problems.add(pointer, "must be " + wanted);
            }
        }
    }

    private Optional<JsonNode> accepted(String name, Predicate<JsonNode> fits, String wanted) {
        var value = Optional.ofNullable(json.get(name));
        if (value.isPresent() && !fits.test(value.get())) {
            refuse(name, "must be " + wanted);
            return Optional.empty();
        }
        return value;
    }

    <T> T missing(String name, T instead) {
        if (!has(name)) {
            problems.add(at(name), "is missing");
        }
        return instead;
    }
}

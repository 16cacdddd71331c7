package dev.slipway.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Objects to records: every component by its name, no other name.
final class Records {
    private Records() {}

    static Object decode(Class<?> type, JsonNode node, Place place) {
        var form = RecordForm.of(type);
        object(node, place);
        form.tag().ifPresent(tag -> {
            if (!caseOf(tag.name(), tag.value(), node, place).equals(tag.value())) {
                throw place.at(tag.name()).wrongType(node.get(tag.name()), tag.value());
            }
        });
        var wrong = unknown(form, node, place);
        var values = new ArrayList<Object>();
        for (var field : form.fields()) {
            try {
                values.add(component(field, node, place));
            } catch (Mismatch mismatch) {
                wrong.add(mismatch);
            }
        }
        if (!wrong.isEmpty()) {
            throw Mismatch.all(wrong);
        }
        return Decoder.judged(place, () -> form.make(values.toArray()));
    }

    /// One of the cases of a sealed type, chosen by its tag.
    static Object decodeCase(Class<?> sealed, JsonNode node, Place place) {
        object(node, place);
        var tag = Tag.nameIn(sealed);
        var cases = Tag.cases(sealed);
        var accepted = "one of " + String.join(", ", cases.keySet());
        var chosen = cases.get(caseOf(tag, accepted, node, place));
        if (chosen == null) {
            throw place.at(tag).wrongType(node.get(tag), accepted);
        }
        return decode(chosen, node, place);
    }

    private static Object component(RecordForm.Field field, JsonNode node, Place place) {
        var value = node.get(field.name());
        var there = place.at(field.name());
        if (value == null) {
            if (field.optional()) {
                return Optional.empty();
            }
            throw there.missing("a value; it is required");
        }
        return field.optional()
                ? Decoder.optional(field.type(), value, there)
                : Decoder.decode(field.type(), value, there);
    }

    private static void object(JsonNode node, Place place) {
        if (!node.isObject()) {
            throw place.wrongType(node, "an object");
        }
    }

    private static String caseOf(String tag, String accepted, JsonNode node, Place place) {
        var value = node.get(tag);
        if (value == null) {
            throw place.at(tag).missing(accepted);
        }
        if (!value.isTextual()) {
            throw place.at(tag).wrongType(value, accepted);
        }
        return value.textValue();
    }

    private static List<Mismatch> unknown(RecordForm form, JsonNode node, Place place) {
        var known = new HashSet<String>();
        form.tag().ifPresent(tag -> known.add(tag.name()));
        form.fields().forEach(field -> known.add(field.name()));
        var unknown = new ArrayList<Mismatch>();
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                unknown.add(place.at(name).unknown(names(form)));
            }
        });
        return unknown;
    }

    private static String names(RecordForm form) {
        return Stream.concat(
                        form.tag().stream().map(Tag::name),
                        form.fields().stream().map(RecordForm.Field::name))
                .collect(Collectors.joining(", ", "only ", ""));
    }
}

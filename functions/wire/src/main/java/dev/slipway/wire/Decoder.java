package dev.slipway.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.model.Trouble;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// A tree to a value of a type: nothing is guessed, converted or left out.
final class Decoder {
    private Decoder() {}

    static Object decode(Type type, JsonNode node, Place place) {
        var raw = Types.raw(type);
        if (node.isNull()) {
            throw place.wrongType(node, "a value other than null; what is absent is left out");
        }
        if (Canonicals.isCanonical(raw)) {
            return Canonicals.decode(raw, node, place);
        }
        if (raw == Trouble.class) {
            return ErrorOutputs.decode(node, place);
        }
        if (raw == List.class) {
            return list(Types.argument(type, 0), node, place);
        }
        if (raw == Set.class || raw == SortedSet.class) {
            return set(Types.argument(type, 0), raw, node, place);
        }
        if (raw == Map.class || raw == SortedMap.class) {
            return map(type, raw, node, place);
        }
        if (Types.isWord(raw) || Types.isQuantity(raw)) {
            return made(RecordForm.of(raw), node, place);
        }
        if (raw.isRecord()) {
            return Records.decode(raw, node, place);
        }
        if (raw.isSealed() && raw.isInterface()) {
            return Records.decodeCase(raw, node, place);
        }
        return Scalars.decode(raw, node, place);
    }

    /// A constructor or parser of ours that judges its argument.
    static Object judged(Place place, Supplier<Object> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException | ArithmeticException reason) {
            throw place.because(reason);
        }
    }

    private static Object made(RecordForm form, JsonNode node, Place place) {
        var only = decode(form.fields().getFirst().type(), node, place);
        return judged(place, () -> form.make(new Object[] {only}));
    }

    private static List<Object> list(Type element, JsonNode node, Place place) {
        if (!node.isArray()) {
            throw place.wrongType(node, "an array");
        }
        var values = new ArrayList<Object>(node.size());
        for (int i = 0; i < node.size(); i++) {
            values.add(decode(element, node.get(i), place.at(i)));
        }
        return Collections.unmodifiableList(values);
    }

    private static Object set(Type element, Class<?> raw, JsonNode node, Place place) {
        var values = list(element, node, place);
        var set = raw == SortedSet.class ? new TreeSet<>(values) : Set.copyOf(values);
        if (set.size() != values.size()) {
            throw place.wrongType(node, "an array in which nothing occurs twice");
        }
        return set;
    }

    private static Object map(Type type, Class<?> raw, JsonNode node, Place place) {
        if (!node.isObject()) {
            throw place.wrongType(node, "an object");
        }
        var values = new LinkedHashMap<Object, Object>();
        node.properties().forEach(field -> {
            var there = place.at(field.getKey());
            var key = Scalars.key(Types.raw(Types.argument(type, 0)), field.getKey(), there);
            values.put(key, decode(Types.argument(type, 1), field.getValue(), there));
        });
        return raw == SortedMap.class
                ? Collections.unmodifiableSortedMap(new TreeMap<>(values))
                : Collections.unmodifiableMap(values);
    }

    static Optional<Object> optional(Type type, JsonNode node, Place place) {
        return Optional.of(decode(Types.argument(type, 0), node, place));
    }
}

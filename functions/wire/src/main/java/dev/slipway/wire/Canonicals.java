package dev.slipway.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.audit.Canonical;
import java.io.IOException;
import java.util.ArrayList;
import java.util.TreeMap;

/// Canonical values are the JSON they denote: text, whole number, array, object.
final class Canonicals {
    private static final String ACCEPTED = "a text, a whole number, an array or an object";

    private Canonicals() {}

    static boolean isCanonical(Class<?> type) {
        return Canonical.class.isAssignableFrom(type);
    }

    static Canonical decode(Class<?> wanted, JsonNode node, Place place) {
        var value = value(node, place);
        if (!wanted.isInstance(value)) {
            throw place.wrongType(node, wanted == Canonical.Fields.class ? "an object" : ACCEPTED);
        }
        return value;
    }

    private static Canonical value(JsonNode node, Place place) {
        return switch (node.getNodeType()) {
            case STRING -> new Canonical.Text(node.textValue());
            case NUMBER -> {
                var whole = Scalars.whole(node, place, Long.MIN_VALUE, Long.MAX_VALUE);
                yield (Canonical) Decoder.judged(place, () -> new Canonical.Whole(whole));
            }
            case ARRAY -> {
                var items = new ArrayList<Canonical>();
                for (int i = 0; i < node.size(); i++) {
                    items.add(value(node.get(i), place.at(i)));
                }
                yield new Canonical.Items(items);
            }
            case OBJECT -> {
                var fields = new TreeMap<String, Canonical>();
                node.properties().forEach(f -> fields.put(f.getKey(), value(f.getValue(), place.at(f.getKey()))));
                yield new Canonical.Fields(fields);
            }
            case BOOLEAN, NULL, BINARY, MISSING, POJO -> throw place.wrongType(node, ACCEPTED);
        };
    }

    static void encode(Canonical value, JsonGenerator out) throws IOException {
        switch (value) {
            case Canonical.Text text -> out.writeString(text.value());
            case Canonical.Whole whole -> out.writeNumber(whole.value());
            case Canonical.Items items -> {
                out.writeStartArray();
                for (var item : items.values()) {
                    encode(item, out);
                }
                out.writeEndArray();
            }
            case Canonical.Fields fields -> {
                out.writeStartObject();
                for (var field : fields.values().entrySet()) {
                    out.writeFieldName(field.getKey());
                    encode(field.getValue(), out);
                }
                out.writeEndObject();
            }
        }
    }
}

package dev.slipway.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.Word;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A value to JSON, the same bytes for equal values: components in order, maps and sets by their texts.
final class Encoder {
    private final JsonGenerator out;

    Encoder(JsonGenerator out) {
        this.out = out;
    }

    void write(Object value) throws IOException {
        switch (value) {
            case String text -> string(text);
            case Boolean truth -> out.writeBoolean(truth);
            case Integer whole -> out.writeNumber(whole);
            case Long whole -> out.writeNumber(whole);
            case BigInteger whole -> out.writeNumber(whole);
            case BigDecimal number -> out.writeNumber(number.toPlainString());
            case Double number -> real(number);
            case Enum<?> constant -> out.writeString(constant.name());
            case Canonical canonical -> Canonicals.encode(canonical, out);
            case Word word -> string(word.value());
            case Record record -> record(record);
            case List<?> list -> list(list);
            case Set<?> set -> list(inOrder(set));
            case Map<?, ?> map -> map(map);
            default -> text(value);
        }
    }

    private void string(String text) throws IOException {
        if (!Types.hasUtf8(text)) {
            throw new IllegalArgumentException("a text holds an unpaired surrogate, which has no UTF-8 form");
        }
        out.writeString(text);
    }

    private void real(double number) throws IOException {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(number + " is no JSON number");
        }
        out.writeNumber(number);
    }

    private void text(Object value) throws IOException {
        if (!Types.isText(value.getClass())) {
            throw new IllegalArgumentException(value.getClass() + " has no form on the wire");
        }
        out.writeString(value.toString());
    }

    private void record(Record record) throws IOException {
        var form = RecordForm.of(record.getClass());
        if (Types.isQuantity(record.getClass())) {
            write(form.fields().getFirst().of(record));
            return;
        }
        out.writeStartObject();
        if (form.tag().isPresent()) {
            out.writeStringField(form.tag().get().name(), form.tag().get().value());
        }
        for (var field : form.fields()) {
            var value = field.of(record);
            var present = value instanceof Optional<?> optional ? optional : Optional.of(value);
            if (present.isPresent()) {
                out.writeFieldName(field.name());
                write(present.get());
            }
        }
        out.writeEndObject();
    }

    private void list(Iterable<?> list) throws IOException {
        out.writeStartArray();
        for (var value : list) {
            write(value);
        }
        out.writeEndArray();
    }

    private void map(Map<?, ?> map) throws IOException {
        var byName = new TreeMap<String, Object>();
        map.forEach((key, value) -> byName.put(name(key), value));
        out.writeStartObject();
        for (var field : byName.entrySet()) {
            out.writeFieldName(field.getKey());
            write(field.getValue());
        }
        out.writeEndObject();
    }

    private static Iterable<?> inOrder(Set<?> set) {
        var byText = new TreeMap<String, Object>();
        set.forEach(value -> byText.put(Json.text(value), value));
        return byText.values();
    }

    private static String name(Object key) {
        return switch (key) {
            case String text -> text;
            case Word word -> word.value();
            case Enum<?> constant -> constant.name();
            default -> key.toString();
        };
    }
}

package dev.slipway.twin.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a field of a request may hold, as AWS's service model describes it.
public sealed interface Shape {
    record Text(int min, int max, Pattern pattern) implements Shape {}

    record Choice(List<String> values) implements Shape {}

    record Whole(long min, long max) implements Shape {}

    record Decimal(double min) implements Shape {}

    record Flag() implements Shape {}

    /// A time: epoch seconds, with a fraction where there is one.
    record Time() implements Shape {}

    record Many(int min, int max, Shape item) implements Shape {}

    /// A map of text to text; `bytes` limits each key and each value, `total` all of them.
    record Table(int max, Pattern key, int bytes, int total) implements Shape {}

    record Struct(Map<String, Field> fields) implements Shape {
        public Struct with(String name, Shape shape) {
            return and(name, new Field(shape, false));
        }

        public Struct needs(String name, Shape shape) {
            return and(name, new Field(shape, true));
        }

        private Struct and(String name, Field field) {
            var more = new LinkedHashMap<>(fields);
            more.put(name, field);
            return new Struct(more);
        }
    }

    /// An object kept and given back as it came.
    record Opaque() implements Shape {}

    record Field(Shape shape, boolean required) {}

    static Struct struct() {
        return new Struct(Map.of());
    }

    static Text text(int min, int max, String pattern) {
        return new Text(min, max, Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS));
    }

    static Choice choice(String... values) {
        return new Choice(List.of(values));
    }
}

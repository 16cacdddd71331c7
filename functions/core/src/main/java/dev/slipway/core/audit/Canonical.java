package dev.slipway.core.audit;

import dev.slipway.core.model.Shown;
import dev.slipway.core.model.Word;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What can be hashed: text, whole number, list and map, nothing else.
///
/// Shape: numbers stay within ±(2^53 − 1), which every reader of JSON keeps exactly; amounts beyond
/// or with a fraction are text. Text has one UTF-8 form: an unpaired surrogate is refused, for three
/// different such texts would share one hash.
public sealed interface Canonical {
    /// A text with exactly one UTF-8 form.
    record Text(String value) implements Canonical {
        public Text {
            requirePairs(value);
        }

        private static void requirePairs(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
                        throw new IllegalArgumentException("text holds an unpaired surrogate at position " + i);
                    }
                    i++;
                }
            }
        }
    }

    /// A whole number that every JSON reader keeps exactly.
    record Whole(long value) implements Canonical {
        private static final long LARGEST = (1L << 53) - 1;

        public Whole {
            if (value > LARGEST || value < -LARGEST) {
                throw new IllegalArgumentException(value + " is beyond 2^53 - 1: write it as text");
            }
        }
    }

    /// A list; its order counts.
    record Items(List<Canonical> values) implements Canonical {
        public Items {
            values = List.copyOf(values);
        }
    }

    /// A map; its order does not count.
    record Fields(SortedMap<String, Canonical> values) implements Canonical {
        public static final Fields NONE = new Fields(new TreeMap<>());

        public Fields {
            // RFC 8785 orders names by UTF-16 unit, which is the natural order of String.
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
            values.keySet().forEach(Text::requirePairs);
        }

        public Fields with(String name, Canonical value) {
            var more = new TreeMap<>(values);
            more.put(name, value);
            return new Fields(more);
        }

        public Fields with(String name, String value) {
            return with(name, new Text(value));
        }

        public Fields with(String name, Word value) {
            return with(name, value.value());
        }

        public Fields with(String name, long value) {
            return with(name, new Whole(value));
        }

        public Fields withAll(String name, List<? extends Canonical> value) {
            return with(name, new Items(List.copyOf(value)));
        }

        /// @param names all that there may be, in order
        /// @throws IllegalArgumentException when one is missing or another is there
        public void requireNames(String... names) {
            if (!Arrays.equals(values.keySet().toArray(), names)) {
                var missing = new TreeSet<>(List.of(names));
                var unknown = new TreeSet<>(values.keySet());
                missing.removeAll(values.keySet());
                unknown.removeAll(List.of(names));
                throw new IllegalArgumentException(
                        "missing are %s, unknown are %s".formatted(missing, Shown.of(unknown.toString())));
            }
        }

        /// The text of this name.
        ///
        /// @throws IllegalArgumentException when nothing or something else has it; so too from the readings below
        public String text(String name) {
            if (values.get(name) instanceof Text(String value)) {
                return value;
            }
            throw refused(name, "a text");
        }

        public long whole(String name) {
            if (values.get(name) instanceof Whole(long value)) {
                return value;
            }
            throw refused(name, "a whole number");
        }

        public Fields fields(String name) {
            if (values.get(name) instanceof Fields fields) {
                return fields;
            }
            throw refused(name, "an object");
        }

        public Instant time(String name) {
            try {
                return Times.parsed(text(name));
            } catch (DateTimeException no) {
                throw refused(name, "a time in ISO-8601");
            }
        }

        private IllegalArgumentException refused(String name, String accepted) {
            var there = Optional.ofNullable(values.get(name)).map(CanonicalForm::text).orElse("nothing");
            return new IllegalArgumentException("%s is «%s»: accepted is %s".formatted(name, Shown.of(there), accepted));
        }
    }
}

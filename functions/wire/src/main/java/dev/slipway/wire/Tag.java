package dev.slipway.wire;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.step.Outcome;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The first field of a record that is one case of several: which case it is.
///
/// Shape: `outcome` for an [Outcome], `kind` for a case of any other sealed type; the value is the simple
/// name of the record. Learned from the types themselves; nothing is registered.
record Tag(String name, String value) {
    private static final ClassValue<SortedMap<String, Class<?>>> CASES = new ClassValue<>() {
        @Override
        protected SortedMap<String, Class<?>> computeValue(Class<?> sealed) {
            var cases = new TreeMap<String, Class<?>>();
            collect(sealed, cases);
            return cases;
        }
    };

    static Optional<Tag> of(Class<?> record) {
        if (Outcome.class.isAssignableFrom(record)) {
            return Optional.of(new Tag("outcome", record.getSimpleName()));
        }
        return isCase(record) ? Optional.of(new Tag("kind", record.getSimpleName())) : Optional.empty();
    }

    /// The name of the tag in every case of a sealed type.
    static String nameIn(Class<?> sealed) {
        return Outcome.class.isAssignableFrom(sealed) ? "outcome" : "kind";
    }

    /// The cases of a sealed type by name.
    static SortedMap<String, Class<?>> cases(Class<?> sealed) {
        return CASES.get(sealed);
    }

    private static void collect(Class<?> type, SortedMap<String, Class<?>> cases) {
        if (type.isSealed()) {
            for (var permitted : type.getPermittedSubclasses()) {
                collect(permitted, cases);
            }
        } else if (!type.isRecord()) {
            throw new IllegalArgumentException(type + " is a case and no record: it has no form on the wire");
        } else if (cases.put(type.getSimpleName(), type) != null) {
            throw new IllegalArgumentException(type + " shares its simple name with another case");
        }
    }

    private static boolean isCase(Class<?> type) {
        for (var above : type.getInterfaces()) {
            if (above != Canonical.class && (above.isSealed() || isCase(above))) {
                return true;
            }
        }
        return false;
    }
}

package dev.slipway.core.approval;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A record with one part of it changed, wherever that part lies; what its constructors refuse is left out.
final class Variants {
    private Variants() {}

    /// @return each variant under the path of what was changed
    /// @throws AssertionError when a part cannot be changed at all
    static <T extends Record> Map<String, T> of(T whole) {
        var variants = new LinkedHashMap<String, T>();
        for (var component : whole.getClass().getRecordComponents()) {
            int before = variants.size();
            parts(component.getName(), value(component, whole))
                    .forEach(part -> with(whole, component, part.value()).ifPresent(changed -> variants.put(part.path(), changed)));
            if (variants.size() == before) {
                throw new AssertionError("nothing changes " + component);
            }
        }
        return variants;
    }

    private record Part(String path, Object value) {}

    private static List<Part> parts(String path, Object value) {
        return switch (value) {
            case Record part -> of(part).entrySet().stream().map(one -> new Part(path + "." + one.getKey(), one.getValue())).toList();
            case Enum<?> one -> Arrays.stream(one.getDeclaringClass().getEnumConstants())
                    .filter(other -> other != one)
                    .map(other -> new Part(path + "." + other, other))
                    .toList();
            case String text -> others(path, List.of(text + "x", text + "1", text.replaceFirst("[0-9]", "7"), text.replaceFirst("[0-9a-f]$", "0"), text.replaceFirst("[0-9a-f]$", "1")), text);
            case Integer number -> others(path, List.of(number + 1, number - 1, number + 100), number);
            case Long number -> others(path, List.of(number + 1), number);
            case Duration time -> others(path, List.of(time.plusMinutes(1), time.plusSeconds(1)), time);
            case SortedMap<?, ?> map -> maps(path, map);
            case List<?> list -> lists(path, list);
            default -> throw new AssertionError("no variants of " + value.getClass());
        };
    }

    private static List<Part> others(String path, List<?> candidates, Object before) {
        return candidates.stream()
                .filter(other -> !other.equals(before))
                .map(other -> new Part(path + candidates.indexOf(other), other))
                .toList();
    }

    private static List<Part> maps(String path, SortedMap<?, ?> map) {
        var less = new TreeMap<Object, Object>(map);
        less.pollFirstEntry();
        var other = new TreeMap<Object, Object>(map);
        other.replaceAll((_, value) -> value + "x");
        var more = new TreeMap<Object, Object>(map);
        more.put("MORE", "");
        return List.of(new Part(path + 0, less), new Part(path + 1, other), new Part(path + 2, more));
    }

    private static List<Part> lists(String path, List<?> list) {
        var changed = new ArrayList<Part>();
        changed.add(new Part(path + 0, list.subList(1, list.size())));
        changed.add(new Part(path + 1, list.reversed()));
        var first = (Record) list.getFirst();
        of(first).forEach((name, one) -> {
            var other = new ArrayList<Object>(list);
            other.set(0, one);
            changed.add(new Part(path + "." + name, other));
        });
        return changed;
    }

    private static Object value(RecordComponent component, Record whole) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /// Nothing where a constructor refuses it.
    // A record's own class makes nothing else than that record.
    @SuppressWarnings("unchecked")
    private static <T extends Record> Optional<T> with(T whole, RecordComponent changed, Object part) {
        var components = whole.getClass().getRecordComponents();
        var values = Arrays.stream(components)
                .map(each -> each.getName().equals(changed.getName()) ? part : value(each, whole))
                .toArray();
        try {
            var constructor = whole.getClass()
                    .getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of((T) constructor.newInstance(values));
        } catch (InvocationTargetException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}

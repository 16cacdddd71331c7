package dev.slipway.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a record looks on the wire: its tag, when it is a case of something, then its components in order.
///
/// Learned once per class; a name is the component's in snake_case.
record RecordForm(Optional<Tag> tag, List<Field> fields, Constructor<?> constructor) {
    private static final ClassValue<RecordForm> FORMS = new ClassValue<>() {
        @Override
        protected RecordForm computeValue(Class<?> type) {
            return learn(type);
        }
    };

    /// One component.
    record Field(String name, Type type, Method accessor) {
        Object of(Object owner) {
            try {
                return accessor.invoke(owner);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("component " + name + " of " + owner.getClass() + " cannot be read", e);
            }
        }

        boolean optional() {
            return Types.raw(type) == Optional.class;
        }
    }

    static RecordForm of(Class<?> type) {
        return FORMS.get(type);
    }

    /// What the constructor makes of these values.
    ///
    /// @throws RuntimeException what the constructor itself throws
    Object make(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException(constructor + " fails", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called", e);
        }
    }

    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static RecordForm learn(Class<?> type) {
        var components = type.getRecordComponents();
        var fields = Arrays.stream(components).map(RecordForm::field).toList();
        var tag = Tag.of(type);
        if (tag.isPresent()
                && fields.stream()
                        .anyMatch(field -> field.name().equals(tag.get().name()))) {
            throw new IllegalArgumentException(type + " has a component named like its tag: rename the component");
        }
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new RecordForm(tag, fields, constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    private static Field field(RecordComponent component) {
        component.getAccessor().setAccessible(true);
        return new Field(snake(component.getName()), component.getGenericType(), component.getAccessor());
    }
}

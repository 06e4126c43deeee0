package io.strongroom.domain.inventory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.stream.Stream;

/** Copies of records that differ in one component: tests say what is different and nothing else. */
public final class Records {
    private Records() {}

    /**
     * @param component its name
     * @param value as it is; for an {@code Optional} or {@code Told} component the bare value does as well
     */
    @SuppressWarnings("unchecked") // A record's constructor makes that record.
    public static <R extends Record> R with(R record, String component, Object value) {
        var components = record.getClass().getRecordComponents();
        if (Stream.of(components).noneMatch(one -> one.getName().equals(component))) {
            throw new IllegalArgumentException(record.getClass().getSimpleName() + " has no " + component);
        }
        var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Stream.of(components)
                .map(one -> one.getName().equals(component) ? fit(one, value) : get(one, record))
                .toArray();
        try {
            var constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (R) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object fit(RecordComponent component, Object value) {
        if (component.getType() == Optional.class && !(value instanceof Optional<?>)) {
            return Optional.of(value);
        }
        return component.getType() == Told.class && !(value instanceof Told<?>) ? Told.known(value) : value;
    }

    private static Object get(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

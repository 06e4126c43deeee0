package io.strongroom.web.policies;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.policies.ThresholdUses;
import io.strongroom.domain.policies.Thresholds;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A threshold as pages speak of it. What there is and of which kind is told by {@link Thresholds} itself.
 *
 * @param name of the field
 * @param kind how its value is written
 * @param label over its field in a form
 * @param sentence what a policy asks by it, with {@code %s} for the value
 */
record Term(String name, Kind kind, String label, String sentence) {
    /** How a value is written. */
    enum Kind {
        DAYS,
        TIME,
        SHARE,
        YES_NO,
        TIER,
        TEXT,
        LINES
    }

    /** @throws IllegalArgumentException when there is no such threshold, or one of a kind that nobody has thought of */
    static Term of(String name, String label, String sentence) {
        return new Term(name, kind(component(Thresholds.class, name)), label, sentence);
    }

    private static Kind kind(RecordComponent component) {
        var inner = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        if (inner instanceof ParameterizedType collection && collection.getRawType() == Set.class) {
            return Kind.LINES;
        }
        if (inner == Long.class || inner == Integer.class) {
            return Kind.DAYS;
        }
        if (inner == Duration.class) {
            return Kind.TIME;
        }
        if (inner == Double.class) {
            return Kind.SHARE;
        }
        if (inner == Boolean.class) {
            return Kind.YES_NO;
        }
        if (inner == Expectations.LockTier.class) {
            return Kind.TIER;
        }
        if (inner == String.class) {
            return Kind.TEXT;
        }
        throw new IllegalArgumentException(component.getName() + " is a " + inner + ", which no field is for");
    }

    /** Ids of the controls that judge by it. */
    public List<String> controls() {
        return ThresholdUses.controls(Set.of(name)).stream()
                .map(ControlId::value)
                .toList();
    }

    /** What the thresholds say; empty when it is not their matter. */
    Optional<?> in(Thresholds thresholds) {
        return (Optional<?>) read(component(Thresholds.class, name), thresholds);
    }

    /** What the expectations say; empty when there is no bound. */
    Optional<?> in(Expectations expectations) {
        var value = read(component(Expectations.class, name), expectations);
        return value instanceof Optional<?> maybe ? maybe : Optional.of(value);
    }

    private static Object read(RecordComponent component, Object from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the accessors of a public record are public", e);
        }
    }

    private static RecordComponent component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no " + name));
    }
}

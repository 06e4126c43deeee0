package io.strongroom.domain.iam.access;

import java.util.SortedSet;

/** The answer to a {@link Request}. */
public sealed interface Decision {
    /** Whatever else the request carries. */
    record Allowed(StatementRef by) implements Decision {}

    /** A statement says no. */
    record ExplicitlyDenied(StatementRef by) implements Decision {}

    /** Nobody says yes. @param where the policies that would have to: an SCP level, the boundary, the identity's, the resource's */
    record ImplicitlyDenied(String where) implements Decision {}

    /**
     * It depends on what is not known.
     *
     * @param on condition keys in lower case; {@code resource}, {@code action} or {@code principal} when it holds for a
     *     part of those asked about
     */
    record Depends(SortedSet<String> on) implements Decision {}

    /** {@code ALLOWED}, {@code DENIED} or {@code DEPENDS}. */
    default String label() {
        return switch (this) {
            case Allowed a -> "ALLOWED";
            case ExplicitlyDenied d -> "DENIED";
            case ImplicitlyDenied d -> "DENIED";
            case Depends d -> "DEPENDS";
        };
    }

    /** Whether it is allowed under every circumstance. */
    default boolean allowed() {
        return this instanceof Allowed;
    }

    /** Whether it is denied under every circumstance. */
    default boolean denied() {
        return this instanceof ExplicitlyDenied || this instanceof ImplicitlyDenied;
    }
}

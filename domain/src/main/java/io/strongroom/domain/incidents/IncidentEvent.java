package io.strongroom.domain.incidents;

import io.strongroom.domain.users.Permission;
import java.time.Instant;
import java.util.Optional;

/** What can move an incident. */
public sealed interface IncidentEvent {
    /** When. */
    Instant at();

    /** Somebody takes it: the response clock stops. */
    record Acknowledged(Instant at, String by) implements IncidentEvent {}

    /** Somebody stops what is going on. */
    record ContainmentBegun(Instant at, String by) implements IncidentEvent {}

    /** What is going on is stopped; somebody makes good what it did. */
    record RecoveryBegun(Instant at, String by) implements IncidentEvent {}

    /** Somebody ends it. @param reason for the record */
    record Resolved(Instant at, String by, Resolution resolution, String reason) implements IncidentEvent {}

    /** More of the same was detected. @param at the detection's time, not that of its arrival */
    record DetectedAgain(Instant at) implements IncidentEvent {}

    /** What a person needs for it; empty for what only the product does. */
    default Optional<Permission> permission() {
        return switch (this) {
            case Acknowledged e -> Optional.of(Permission.INCIDENTS_RESPOND);
            case ContainmentBegun e -> Optional.of(Permission.INCIDENTS_RESPOND);
            case RecoveryBegun e -> Optional.of(Permission.INCIDENTS_RESPOND);
            case Resolved e -> Optional.of(Permission.INCIDENTS_RESPOND);
            case DetectedAgain e -> Optional.empty();
        };
    }
}

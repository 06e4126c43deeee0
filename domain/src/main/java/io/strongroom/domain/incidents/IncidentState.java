package io.strongroom.domain.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an incident stands. {@link #next} is the whole graph. */
public sealed interface IncidentState {
    /** For how long after its end more of the same reopens an incident, rather than opening another. */
    Duration REOPENS_WITHIN = Duration.ofHours(24);

    /** Labels of all states in which it is not over, in the order of the work. */
    List<String> OPEN = List.of("DETECTED", "TRIAGED", "CONTAINING", "RECOVERING");

    /** Labels of all states. */
    List<String> ALL = List.of("DETECTED", "TRIAGED", "CONTAINING", "RECOVERING", "CLOSED");

    /** Opened or reopened by a detector; nobody has looked at it. Whoever acknowledges it moves it on. */
    record Detected(Instant since) implements IncidentState {}

    /** Somebody has it and finds out what it is. They move it on. */
    record Triaged(Instant since, String by) implements IncidentState {}

    /** Somebody stops what is going on. They move it on. */
    record Containing(Instant since, String by) implements IncidentState {}

    /** It is stopped; somebody makes good what it did. They move it on. */
    record Recovering(Instant since, String by) implements IncidentState {}

    /** Over. More of the same within 24 hours moves it on; kept as long as the audit trail. */
    record Closed(Instant at, String by, Resolution resolution, String reason) implements IncidentState {}

    /** The name on the wire and in the database. */
    default String label() {
        return switch (this) {
            case Detected s -> "DETECTED";
            case Triaged s -> "TRIAGED";
            case Containing s -> "CONTAINING";
            case Recovering s -> "RECOVERING";
            case Closed s -> "CLOSED";
        };
    }

    /** Who moved it here; empty for the product. */
    default Optional<String> movedBy() {
        return switch (this) {
            case Detected s -> Optional.empty();
            case Triaged(var since, var by) -> Optional.of(by);
            case Containing(var since, var by) -> Optional.of(by);
            case Recovering(var since, var by) -> Optional.of(by);
            case Closed s -> Optional.of(s.by());
        };
    }

    /** Whether it still burns. */
    default boolean open() {
        return !(this instanceof Closed);
    }

    /** The state that follows, or empty when the event has no place in this state. */
    default Optional<IncidentState> next(IncidentEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case IncidentEvent.Acknowledged e -> this instanceof Detected ? new Triaged(e.at(), e.by()) : null;
                    case IncidentEvent.ContainmentBegun e -> contained(e);
                    case IncidentEvent.RecoveryBegun e -> recovering(e);
                    case IncidentEvent.Resolved e -> resolved(e);
                    case IncidentEvent.DetectedAgain e -> again(e.at());
                });
    }

    /** Back from recovering too: what was thought to be stopped can go on. */
    private @Nullable IncidentState contained(IncidentEvent.ContainmentBegun event) {
        var containing = new Containing(event.at(), event.by());
        return switch (this) {
            case Detected s -> containing;
            case Triaged s -> containing;
            case Recovering s -> containing;
            case Containing s -> null;
            case Closed s -> null;
        };
    }

    private @Nullable IncidentState recovering(IncidentEvent.RecoveryBegun event) {
        var recovering = new Recovering(event.at(), event.by());
        return switch (this) {
            case Triaged s -> recovering;
            case Containing s -> recovering;
            // Whoever skips looking at it has not acknowledged it.
            case Detected s -> null;
            case Recovering s -> null;
            case Closed s -> null;
        };
    }

    private @Nullable IncidentState resolved(IncidentEvent.Resolved event) {
        var closed = new Closed(event.at(), event.by(), event.resolution(), event.reason());
        return switch (this) {
            case Triaged s -> closed;
            case Containing s -> closed;
            case Recovering s -> closed;
            case Detected s -> null;
            case Closed s -> null;
        };
    }

    private @Nullable IncidentState again(Instant at) {
        return switch (this) {
            case Detected s -> this;
            case Triaged s -> this;
            case Containing s -> this;
            case Recovering s -> this;
            case Closed s -> at.isAfter(s.at().plus(REOPENS_WITHIN)) ? null : new Detected(at);
        };
    }
}

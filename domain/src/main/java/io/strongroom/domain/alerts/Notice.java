package io.strongroom.domain.alerts;

import java.util.List;

/** What one delivery says. */
public sealed interface Notice {
    /** Most changes of one delivery: what comes after them goes into the next. */
    int MOST = 100;

    /** One change of an incident, or several that came close upon each other. */
    record Changes(List<Told> all) implements Notice {
        public Changes {
            all = List.copyOf(all);
            if (all.isEmpty()) {
                throw new IllegalArgumentException("all: nothing to tell");
            }
        }
    }

    /** Somebody tries whether it arrives. */
    record Trial(String by) implements Notice {}

    /**
     * Another route has failed for so long that nothing goes there any more.
     *
     * @param route its name
     */
    record RouteStopped(String route) implements Notice {}

    /** The name on the wire of a webhook; for ever. */
    default String type() {
        return switch (this) {
            case Changes(var all) -> all.size() == 1 ? all.getFirst().occasion().type() : "incident.digest";
            case Trial t -> "alert.test";
            case RouteStopped r -> "alert.route-stopped";
        };
    }

    /** The name in the database. */
    default String label() {
        return switch (this) {
            case Changes c -> "CHANGES";
            case Trial t -> "TRIAL";
            case RouteStopped r -> "ROUTE_STOPPED";
        };
    }
}

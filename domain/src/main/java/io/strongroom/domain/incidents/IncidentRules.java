package io.strongroom.domain.incidents;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;

/** Who may do what to an incident. */
public final class IncidentRules {
    /** Most characters of a note or a reason. */
    public static final int TEXT_MOST = 4000;

    private IncidentRules() {}

    /**
     * The state that follows.
     *
     * @throws Rejected {@code forbidden} without the permission, {@code state-conflict} where the event has no place, {@code
     *     self-approval} for who alone waves a critical one away, {@code validation-failed} without a reason
     */
    public static IncidentState check(Incident incident, IncidentEvent event, Principal by) {
        event.permission().ifPresent(needed -> check(by, needed));
        if (event instanceof IncidentEvent.Resolved resolved) {
            checkText("/reason", resolved.reason());
            if (waved(incident, resolved) && handles(incident, by.name())) {
                // Whoever holds one operator's password could else hide what they do.
                throw new Rejected(
                        ProblemCode.SELF_APPROVAL,
                        "A critical incident is closed as expected or as a false alarm by someone other than who has handled"
                                + " it. Ask a colleague who has looked at it to close it.");
            }
        }
        return incident.state()
                .next(event)
                .orElseThrow(() -> new Rejected(
                        ProblemCode.STATE_CONFLICT,
                        "The incident is " + incident.state().label()
                                + ". Acknowledge it before it is recovered or closed; a closed one opens again by"
                                + " itself when more is detected."));
    }

    /** Who may hand it over or write something down. @throws Rejected {@code forbidden} without the permission */
    public static void checkResponder(Principal by) {
        check(by, Permission.INCIDENTS_RESPOND);
    }

    private static void check(Principal by, Permission needed) {
        if (!by.may(needed)) {
            throw new Rejected(
                    ProblemCode.FORBIDDEN,
                    "Handling incidents takes " + needed.scope() + ". Ask an operator of the account to do it.");
        }
    }

    private static boolean waved(Incident incident, IncidentEvent.Resolved event) {
        return incident.severity() == Severity.CRITICAL && event.resolution() != Resolution.HANDLED;
    }

    /** Whoever owns it, or moved it last: giving it to a colleague first makes nobody else's look of one's own. */
    private static boolean handles(Incident incident, String name) {
        return incident.owner().filter(name::equals).isPresent()
                || incident.state().movedBy().filter(name::equals).isPresent();
    }

    /** @throws Rejected {@code validation-failed} when a text is blank or too long */
    public static void checkText(String pointer, String text) {
        if (text.isBlank()) {
            throw Rejected.field(pointer, "required", "must say something");
        }
        if (text.length() > TEXT_MOST) {
            throw Rejected.field(pointer, "too-long", "must have at most " + TEXT_MOST + " characters");
        }
    }
}

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
     *     self-approval} for who alone ends a critical one that they handled, {@code validation-failed} without a reason
     */
    public static IncidentState check(Incident incident, IncidentEvent event, Principal by) {
        event.permission().ifPresent(needed -> check(by, needed));
        if (event instanceof IncidentEvent.Resolved resolved) {
            checkText("/reason", resolved.reason());
            if (needsAnother(incident, by) && !endsAlone(resolved.resolution(), by)) {
                throw new Rejected(
                        ProblemCode.SELF_APPROVAL,
                        "A critical incident is closed by someone other than who has handled it; as handled, an approver or"
                                + " an administrator may close it too. Ask a colleague who has looked at it to close it.");
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

    /** Who may begin to contain it, and when. @throws Rejected {@code forbidden}, {@code state-conflict} when it is closed */
    public static void checkContainable(Incident incident, Principal by) {
        check(by, Permission.INCIDENTS_RESPOND);
        if (!incident.state().open()) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "The incident is closed, and nothing is left to contain. Ask for the remediation by itself where it is"
                            + " still wanted.");
        }
    }

    private static void check(Principal by, Permission needed) {
        if (!by.may(needed)) {
            throw new Rejected(
                    ProblemCode.FORBIDDEN,
                    "Handling incidents takes " + needed.scope() + ". Ask an operator of the account to do it.");
        }
    }

    /**
     * Whether closing it takes somebody else, unless they may {@link #endsAlone}. Whoever holds one operator's password could
     * else hide what they do, by calling it handled as well as by calling it a false alarm.
     */
    public static boolean needsAnother(Incident incident, Principal by) {
        return incident.severity() == Severity.CRITICAL && handles(incident, by.name());
    }

    /** Who may say yes to what others plan is trusted to say that something is done; that it was nothing takes two in any case. */
    private static boolean endsAlone(Resolution resolution, Principal by) {
        return resolution == Resolution.HANDLED && by.may(Permission.JOBS_APPROVE);
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

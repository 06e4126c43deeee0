package io.strongroom.domain.onboarding;

import java.util.ArrayList;
import java.util.List;

/** What to do about what a connection test found, the most urgent first. */
public final class Advice {
    private Advice() {}

    /** Empty when nothing is to be done. */
    public static List<String> on(Enrollment enrollment, Connection connection) {
        var advice = new ArrayList<String>();
        exposed(connection.read(), advice);
        exposed(connection.remediation(), advice);
        shut(connection.read(), enrollment, advice);
        shut(connection.remediation(), enrollment, advice);
        unproven(connection.read(), advice);
        unproven(connection.remediation(), advice);
        powers(connection.read(), advice);
        powers(connection.remediation(), advice);
        return List.copyOf(advice);
    }

    private static void exposed(RoleConnection role, List<String> advice) {
        if (role.exposed()) {
            advice.add(
                    role.arn() + " opens without the ExternalId. Whoever can make Strongroom's worker act could have it"
                            + " act in this account: the confused deputy. Do not use the account before its trust policy asks for"
                            + " sts:ExternalId; deploying the role template anew does that. Then test again.");
        }
    }

    private static void shut(RoleConnection role, Enrollment enrollment, List<String> advice) {
        switch (role.withExternalId().state()) {
            case OPENED -> {}
            case REFUSED ->
                advice.add(
                        role.arn() + " does not open (" + role.withExternalId().detail()
                                + "). See that it exists under this name, that it trusts the worker's role, and that it asks for"
                                + " the ExternalId " + enrollment.externalId() + ". Then test again.");
            case UNTOLD ->
                advice.add("Whether " + role.arn() + " opens could not be told ("
                        + role.withExternalId().detail() + "). Test again in a minute.");
        }
    }

    private static void unproven(RoleConnection role, List<String> advice) {
        if (role.withoutExternalId().state() == Opening.State.UNTOLD) {
            advice.add("Whether " + role.arn() + " stays shut without the ExternalId could not be told ("
                    + role.withoutExternalId().detail() + "). Test again in a minute.");
        }
    }

    private static void powers(RoleConnection role, List<String> advice) {
        if (!role.powers().missing().isEmpty()) {
            advice.add(role.arn() + " lacks " + actions(role.powers().missing().size())
                    + " that Strongroom needs. Deploy the role template anew, then test again.");
        }
        if (!role.powers().unknown().isEmpty()) {
            advice.add("What " + role.arn() + " may do could not be told for "
                    + actions(role.powers().unknown().size()) + ". "
                    + role.powers().doubt());
        }
    }

    private static String actions(int number) {
        return number == 1 ? "1 action" : number + " actions";
    }
}

package io.strongroom.domain.onboarding;

import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Decision;
import io.strongroom.domain.iam.access.PrincipalPolicies;
import io.strongroom.domain.iam.access.Request;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a role may do of what Strongroom needs, action by action, by the role's own policies. What could not be told is
 * unknown, never granted.
 *
 * @param doubt why something is unknown, for people; empty when nothing is
 */
public record Powers(SortedSet<String> granted, SortedSet<String> missing, SortedSet<String> unknown, String doubt) {
    /** Actions that IAM knows on roles and policies: tried on one that nobody has, for a role may be kept from its own. */
    private static final Pattern ON_ROLES = Pattern.compile("iam:[A-Za-z]*Role[A-Za-z]*");

    private static final Pattern ON_POLICIES = Pattern.compile("iam:[A-Za-z]*Policy[A-Za-z]*");

    private static final String EXAMPLE = "strongroom-connection-test";

    public Powers {
        granted = new TreeSet<>(granted);
        missing = new TreeSet<>(missing);
        unknown = new TreeSet<>(unknown);
    }

    /** Nothing could be told. */
    public static Powers untold(Collection<String> actions, String why) {
        return new Powers(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(actions), why);
    }

    /** Judges what was read of the role. */
    public static Powers of(String roleArn, RoleDocuments documents, Collection<String> actions) {
        return switch (documents) {
            case RoleDocuments.Unread(var why) -> untold(actions, why);
            case RoleDocuments.Read(var version, var policies) -> judged(roleArn, policies, actions);
        };
    }

    private static Powers judged(String roleArn, PrincipalPolicies policies, Collection<String> actions) {
        var granted = new TreeSet<String>();
        var missing = new TreeSet<String>();
        var unknown = new TreeSet<String>();
        var on = new TreeSet<String>();
        for (var action : actions) {
            switch (Access.decide(request(roleArn, action), policies)) {
                case Decision.Allowed allowed -> granted.add(action);
                case Decision.ExplicitlyDenied denied -> missing.add(action);
                case Decision.ImplicitlyDenied denied -> missing.add(action);
                case Decision.Depends depends -> {
                    unknown.add(action);
                    on.addAll(depends.on());
                }
            }
        }
        return new Powers(
                granted, missing, unknown, on.isEmpty() ? "" : "It depends on " + String.join(", ", on) + ".");
    }

    /** The call as Strongroom makes it: roles are passed to CloudTrail alone, and the account's own policies attached. */
    private static Request request(String roleArn, String action) {
        var account = roleArn.substring(0, roleArn.lastIndexOf(":role/"));
        return Request.of(Caller.identity(roleArn), action, resource(account, action))
                .with("iam:PassedToService", "cloudtrail.amazonaws.com")
                .with("iam:PolicyARN", account + ":policy/" + EXAMPLE);
    }

    private static String resource(String account, String action) {
        if (ON_ROLES.matcher(action).matches()) {
            return account + ":role/" + EXAMPLE;
        }
        return ON_POLICIES.matcher(action).matches() ? account + ":policy/" + EXAMPLE : "*";
    }

    boolean whole() {
        return missing.isEmpty() && unknown.isEmpty();
    }

    /** Whether the role may do all of these; of a role that is not known to be let do anything that cannot be told. */
    Can can(Set<String> actions) {
        if (actions.stream().anyMatch(missing::contains)) {
            return Can.NO;
        }
        return !granted.isEmpty() && granted.containsAll(actions) ? Can.YES : Can.UNKNOWN;
    }

    /** Those of the actions that are not known to be granted; one that was not even asked about, for it is new, among them. */
    SortedSet<String> lacking(Set<String> actions) {
        var lacking = new TreeSet<>(actions);
        lacking.removeAll(granted);
        return lacking;
    }
}

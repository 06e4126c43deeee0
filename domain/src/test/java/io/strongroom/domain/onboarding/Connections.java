package io.strongroom.domain.onboarding;

import io.strongroom.domain.accounts.AccountId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Connections as a test finds them. */
public final class Connections {
    private Connections() {}

    /** All that is needed is granted, and nothing opens that should not. */
    public static Connection whole(AccountId account) {
        return lacking(account, Set.of(), 1);
    }

    /** The same with roles of a version, from which some actions are missing. */
    public static Connection lacking(AccountId account, Collection<String> missing, int version) {
        return new Connection(
                role(account, Terms.READ_ROLE, NeededActions.reading(), missing, version),
                role(account, Terms.REMEDIATION_ROLE, NeededActions.changing(), missing, version));
    }

    private static RoleConnection role(
            AccountId account, String name, Collection<String> needed, Collection<String> missing, int version) {
        var granted = new TreeSet<>(needed);
        granted.removeAll(missing);
        var lost = new TreeSet<>(needed);
        lost.retainAll(missing);
        return new RoleConnection(
                "arn:aws:iam::" + account + ":role/" + name,
                Opening.opened(),
                Opening.refused("AccessDenied"),
                Optional.of(version),
                new Powers(granted, lost, new TreeSet<>(), ""));
    }
}

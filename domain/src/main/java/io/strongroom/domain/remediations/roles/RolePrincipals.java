package io.strongroom.domain.remediations.roles;

import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.remediations.Proposal.Refused;
import io.strongroom.domain.remediations.Warning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether the principals that shall be trusted are there, and what to say about those who cannot be looked at. */
final class RolePrincipals {
    private RolePrincipals() {}

    /** Those whose existence this account can tell. */
    static List<String> toLookUp(Collection<String> principals, Target target) {
        return principals.stream()
                .filter(arn -> isOwn(arn, target) && !isAccount(arn))
                .toList();
    }

    /** IAM takes no principal that is not there, and turns one that goes away into a dead id. */
    static Optional<Refused> objection(Collection<String> principals, Target target, Snapshot snapshot) {
        for (var arn : principals) {
            if (!Arn.of(arn).partition().equals(target.partition().id())) {
                return Optional.of(new Refused(
                        "principal-in-another-partition",
                        arn + " belongs to another partition than " + target.region() + ", so IAM would reject it."));
            }
        }
        return toLookUp(principals, target).stream()
                .filter(arn ->
                        snapshot.state(new ReadOnlyFacet.IamPrincipal(arn)).isEmpty())
                .findFirst()
                .map(arn -> new Refused(
                        "principal-missing",
                        "There is no " + arn
                                + ", so IAM would reject the trust policy. Make it first, or leave it out."));
    }

    static List<Warning> warnings(Collection<String> principals, Target target) {
        var warnings = new ArrayList<Warning>();
        for (var arn : principals) {
            if (!isOwn(arn, target)) {
                warnings.add(new Warning(
                        "principal-of-another-account",
                        arn + " belongs to another account: who controls that account can take this role on."));
            }
            if (Arn.of(arn).resource().startsWith("user/")) {
                warnings.add(new Warning(
                        "principal-is-a-user",
                        arn + " is an IAM user with keys that do not expire. Prefer a role or IAM Identity Center."));
            }
            if (isAccount(arn)) {
                warnings.add(new Warning(
                        "principal-is-an-account",
                        arn + " stands for all of that account whom its own policies let assume roles."));
            }
        }
        return warnings;
    }

    private static boolean isOwn(String arn, Target target) {
        return Arn.of(arn).account().equals(target.accountId().value());
    }

    private static boolean isAccount(String arn) {
        return Arn.of(arn).resource().equals("root");
    }
}

package io.strongroom.web.policies;

import io.strongroom.domain.policies.BackupSecurityPolicy;
import io.strongroom.domain.policies.Policies;
import io.strongroom.domain.policies.PolicyId;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.ScopeReach;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.accounts.Reach;
import jakarta.inject.Singleton;
import java.util.List;

/** Policies that speak of an account within a person's reach. To change one, all that it speaks of must be. */
@Singleton
class VisiblePolicies {
    private final Policies policies;
    private final Reach reach;

    VisiblePolicies(Policies policies, Reach reach) {
        this.policies = policies;
        this.reach = reach;
    }

    /** Those that count, by name, cut to what the person sees of them. */
    List<BackupSecurityPolicy> list(Principal person) {
        var within = reach.scopes(person);
        return policies.list().stream()
                .filter(policy -> within.touches(policy.scope()))
                .map(policy -> seen(policy, within))
                .toList();
    }

    /** Its versions, the newest first, cut to what the person sees of them. */
    List<BackupSecurityPolicy> versions(Principal person, PolicyId id) {
        var within = reach.scopes(person);
        return policies.history(id).stream()
                .filter(policy -> within.touches(policy.scope()))
                .map(policy -> seen(policy, within))
                .toList();
    }

    /** @throws Rejected {@code not-found}, the same for one that speaks of no account within reach */
    BackupSecurityPolicy find(Principal person, String id) {
        var policy =
                Ids.parse(id).map(PolicyId::new).flatMap(policies::find).orElseThrow(() -> Rejected.notFound("policy"));
        if (!reach.scopes(person).touches(policy.scope())) {
            throw reach.denied(person, "policy", id);
        }
        return policy;
    }

    /** The same to change. @throws Rejected {@code account-out-of-scope} when it goes beyond the person's reach */
    BackupSecurityPolicy whole(Principal person, String id) {
        var policy = find(person, id);
        if (!reach.scopes(person).covers(policy.scope())) {
            throw new Rejected(
                    ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                    "This policy speaks of accounts beyond your reach. Ask somebody who reaches all of them.");
        }
        return policy;
    }

    private static BackupSecurityPolicy seen(BackupSecurityPolicy policy, ScopeReach within) {
        return new BackupSecurityPolicy(
                policy.id(),
                policy.version(),
                policy.name(),
                within.seen(policy.scope()),
                policy.thresholds(),
                policy.active(),
                policy.savedBy(),
                policy.savedAt());
    }
}
